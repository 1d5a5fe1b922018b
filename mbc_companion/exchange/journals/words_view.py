"""What is said about journals from elsewhere."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.exchange.domain import Plan, Why
from mbc_companion.exchange.journals.columns import Trouble
from mbc_companion.exchange.journals.reading import Kind
from mbc_companion.ui.backup_words import entries, long_day

_MOST_NAMED = 3


def kind_words(kind: Kind) -> str:
    """What the file is, for a sentence that begins with it."""
    return {
        Kind.DAYLIO: QCoreApplication.translate("BringIn", "A list from Daylio"),
        Kind.DAYLIO_BACKUP: QCoreApplication.translate("BringIn", "A backup from Daylio"),
        Kind.DAY_ONE: QCoreApplication.translate("BringIn", "A journal from Day One"),
        Kind.JRNL_JSON: QCoreApplication.translate("BringIn", "A journal from jrnl"),
        Kind.JRNL_TEXT: QCoreApplication.translate("BringIn", "A journal from jrnl"),
        Kind.RED_NOTEBOOK: QCoreApplication.translate("BringIn", "A journal from RedNotebook"),
        Kind.MINI_DIARY: QCoreApplication.translate("BringIn", "A journal from Mini Diary"),
        Kind.DAILY_YOU: QCoreApplication.translate("BringIn", "A journal from Daily You"),
        Kind.JOPLIN: QCoreApplication.translate("BringIn", "Notes from Joplin"),
        Kind.STANDARD_NOTES: QCoreApplication.translate("BringIn", "Notes from Standard Notes"),
        Kind.NOTES: QCoreApplication.translate("BringIn", "Notes in text files"),
        Kind.TABLE: QCoreApplication.translate("BringIn", "A table"),
    }[kind]


def days(first: date | None, last: date | None) -> str:
    """As in "May 1, 2019 to July 3, 2024"."""
    if first is None or last is None or first == last:
        return long_day(first) if first else ""
    said = QCoreApplication.translate("BringIn", "{first} to {last}")
    return said.format(first=long_day(first), last=long_day(last))


def found(plan: Plan) -> str:
    """As in "1,204 entries, May 1, 2019 to July 3, 2024"."""
    if not plan.entries:
        return QCoreApplication.translate("BringIn", "Nothing new to bring in")
    said = QCoreApplication.translate("BringIn", "{count}, {days}")
    return said.format(count=entries(plan.entries), days=days(plan.first_day, plan.last_day))


def photos(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("BringIn", "1 photo")
    return QCoreApplication.translate("BringIn", "{count} photos").format(count=f"{count:,}")


def why(reason: Why) -> str:
    """Before the number of those it is true of."""
    return {
        Why.NO_DATE: QCoreApplication.translate("BringIn", "Without a day"),
        Why.UNREADABLE: QCoreApplication.translate("BringIn", "Cannot be read"),
        Why.EMPTY: QCoreApplication.translate("BringIn", "Nothing in them"),
        Why.LOCKED: QCoreApplication.translate("BringIn", "Still encrypted by their program"),
        Why.DELETED: QCoreApplication.translate("BringIn", "Deleted there"),
        Why.NO_PICTURE: QCoreApplication.translate("BringIn", "Photos that are not in the file"),
        Why.OUTSIDE: QCoreApplication.translate("BringIn", "Lead out of the chosen file"),
        Why.ALREADY_HERE: QCoreApplication.translate("BringIn", "Here already"),
    }[reason]


def left_out(plan: Plan, reason: Why) -> str:
    """As in "Without a day: 3 (undated.md, loose.md and others)"."""
    line = QCoreApplication.translate("BringIn", "{reason}: {count}")
    said = line.format(reason=why(reason), count=f"{plan.skipped[reason]:,}")
    named = [one.where for one in plan.examples if one.why is reason]
    if not named or reason is Why.ALREADY_HERE:
        return said
    words = ", ".join(named[:_MOST_NAMED])
    if plan.skipped[reason] > _MOST_NAMED:
        words = QCoreApplication.translate("BringIn", "{names} and others").format(names=words)
    return QCoreApplication.translate("BringIn", "{said} ({names})").format(said=said, names=words)


def is_bare(plan: Plan) -> bool:
    """Nothing is left out that a person has to know of."""
    return not any(count for reason, count in plan.skipped.items() if reason is not Why.EMPTY)


def part_words(part: str) -> str:
    """What a column of a table can be."""
    return {
        "date": QCoreApplication.translate("BringIn", "Day"),
        "time": QCoreApplication.translate("BringIn", "Time"),
        "title": QCoreApplication.translate("BringIn", "Title"),
        "text": QCoreApplication.translate("BringIn", "Words"),
        "mood": QCoreApplication.translate("BringIn", "Mood"),
        "tags": QCoreApplication.translate("BringIn", "Tags"),
        "": QCoreApplication.translate("BringIn", "Leave out"),
    }[part]


def columns_trouble(trouble: Trouble) -> str:
    return {
        Trouble.NO_DAY: QCoreApplication.translate("BringIn", "Say which column is the day."),
        Trouble.TWICE: QCoreApplication.translate(
            "BringIn", "Two columns are the same thing. Leave one of them out."
        ),
        Trouble.NOTHING: QCoreApplication.translate(
            "BringIn", "Say which column has the words, the mood or the tags."
        ),
    }[trouble]
