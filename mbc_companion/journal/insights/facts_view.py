"""The facts of the pictures in rows, for the tables on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mbc_companion.journal.insights.counting import AroundScan, came_up_most
from mbc_companion.journal.insights.domain import Look, Mark
from mbc_companion.journal.insights.scans_widget import from_scan
from mbc_companion.journal.insights.words_widget import (
    days_words,
    long_day,
    scale_word,
    short_day,
)
from mbc_companion.ui.widgets.marks import feeling_word, mood_word


@dataclass(frozen=True)
class Facts:
    """One table; ``uids`` are the entries its rows lead to, if they lead anywhere."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    uids: tuple[str, ...] = ()


def facts(look: Look, scans: tuple[AroundScan, ...]) -> Iterator[Facts]:
    """Marks, feelings, scales, days around scans; the last three only where there are any."""
    yield _marks(look)
    if look.feelings:
        counts = came_up_most(look.feelings, limit=1000)
        yield Facts(
            QCoreApplication.translate("TablesPanel", "Feelings"),
            (
                QCoreApplication.translate("TablesPanel", "Feeling"),
                QCoreApplication.translate("TablesPanel", "On"),
            ),
            tuple((feeling_word(name), days_words(count)) for name, count in counts),
        )
    for scale in look.scales:
        rows = tuple(
            (long_day(one.day), str(one.value)) for one in look.scale_days if one.scale == scale.key
        )
        headers = (
            QCoreApplication.translate("TablesPanel", "Day"),
            QCoreApplication.translate("TablesPanel", "0 to 10"),
        )
        if rows:
            yield Facts(scale_word(scale), headers, rows)
    if scans:
        yield _around(scans)


def _marks(look: Look) -> Facts:
    """Every mark, newest first, also those a picture leaves out."""
    marks = [mark for day in reversed(look.days) for mark in reversed(day.marks)]
    return Facts(
        QCoreApplication.translate("TablesPanel", "Marks"),
        (
            QCoreApplication.translate("TablesPanel", "Day"),
            QCoreApplication.translate("TablesPanel", "Mark"),
            QCoreApplication.translate("TablesPanel", "Feelings"),
            QCoreApplication.translate("TablesPanel", "Also"),
        ),
        tuple(_mark_row(mark, look) for mark in marks),
        tuple(mark.uid for mark in marks),
    )


def _mark_row(mark: Mark, look: Look) -> tuple[str, str, str, str]:
    feelings = sorted(feeling_word(name) for name in look.feelings.get(mark.day, ()))
    also = ""
    if mark.day in look.scan_days:
        also = QCoreApplication.translate("TablesPanel", "Scan day")
    elif mark.day in look.visit_days:
        also = QCoreApplication.translate("TablesPanel", "Visit day")
    return long_day(mark.day), mood_word(mark.level), ", ".join(feelings), also


def _around(scans: tuple[AroundScan, ...]) -> Facts:
    return Facts(
        QCoreApplication.translate("TablesPanel", "Around scans"),
        (
            QCoreApplication.translate("TablesPanel", "Scan of"),
            QCoreApplication.translate("TablesPanel", "When"),
            QCoreApplication.translate("TablesPanel", "Mark"),
        ),
        tuple(
            (short_day(scan.scan), from_scan(days), mood_word(level))
            for scan in scans
            for days, level in scan.levels.items()
        ),
    )
