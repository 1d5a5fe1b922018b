"""Everything the pictures of Insights show, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.journal.insights.counting import AroundScan, came_up_most
from mbc_companion.journal.insights.domain import Look, Mark
from mbc_companion.journal.insights.scans_widget import from_scan
from mbc_companion.journal.insights.words_widget import (
    days_words,
    long_day,
    scale_word,
    short_day,
)
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.marks import feeling_word, mood_word
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.table import FactsTable
from mbc_companion.ui.widgets.text import Text


class _TableCard(Card):
    def __init__(self, title: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.body.addWidget(Text(title, "h2", heading=2))
        self.table = FactsTable(title, headers)
        self.table.show_rows(rows)
        self.body.addWidget(self.table)


class TablesPanel(QWidget):
    """Built anew for every look; ``opened`` carries the uid of an entry."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(20))

    def show_look(self, look: Look, scans: tuple[AroundScan, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._add_marks(look)
        if look.feelings:
            counts = came_up_most(look.feelings, limit=1000)
            rows = [(feeling_word(name), days_words(count)) for name, count in counts]
            self._add(self.tr("Feelings"), (self.tr("Feeling"), self.tr("On")), rows)
        for scale in look.scales:
            rows = [
                (long_day(one.day), str(one.value))
                for one in look.scale_days
                if one.scale == scale.key
            ]
            if rows:
                self._add(scale_word(scale), (self.tr("Day"), self.tr("0 to 10")), rows)
        if scans:
            around = [
                (short_day(scan.scan), from_scan(days), mood_word(level))
                for scan in scans
                for days, level in scan.levels.items()
            ]
            headers = (self.tr("Scan of"), self.tr("When"), self.tr("Mark"))
            self._add(self.tr("Around scans"), headers, around)

    def _add_marks(self, look: Look) -> None:
        """Every mark, newest first, also those a picture leaves out."""
        marks = [mark for day in reversed(look.days) for mark in reversed(day.marks)]
        rows = [self._mark_row(mark, look) for mark in marks]
        headers = (self.tr("Day"), self.tr("Mark"), self.tr("Feelings"), self.tr("Also"))
        table = self._add(self.tr("Marks"), headers, rows)
        table.leads = True
        uids = [mark.uid for mark in marks]
        table.opened.connect(partial(self._opened, uids))

    def _mark_row(self, mark: Mark, look: Look) -> tuple[str, str, str, str]:
        feelings = sorted(feeling_word(name) for name in look.feelings.get(mark.day, ()))
        also = ""
        if mark.day in look.scan_days:
            also = self.tr("Scan day")
        elif mark.day in look.visit_days:
            also = self.tr("Visit day")
        return long_day(mark.day), mood_word(mark.level), ", ".join(feelings), also

    def _add(self, title: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> FactsTable:
        card = _TableCard(title, headers, rows)
        self._column.addWidget(card)
        return card.table

    def _opened(self, uids: list[str], row: int) -> None:
        self.opened.emit(uids[row])
