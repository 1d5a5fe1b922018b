"""How an entry is called on screen and read out: its day, its mark, its row in a list."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from mbc_companion.journal.domain import Draft, EntryRow, Month
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.widgets.marks import FEELINGS, feeling_word, mood_word


def _date_words(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def short_day(at: datetime) -> str:
    """As in Tue 14."""
    return _date_words(at.date(), "ddd d")


def long_day(day: date, *, now: datetime) -> str:
    """As in Tuesday July 14; with the year if it is not this one."""
    pattern = "dddd MMMM d" if day.year == now.year else "dddd MMMM d, yyyy"
    return _date_words(day, pattern)


def month_name(month: Month) -> str:
    """As in July 2026."""
    return _date_words(date(month.year, month.month, 1), "MMMM yyyy")


def count_words(entries: int) -> str:
    """As in 11 entries."""
    if entries == 1:
        return QCoreApplication.translate("Journal", "1 entry")
    words = QCoreApplication.translate("Journal", "{count} entries")
    return words.format(count=QLocale().toString(entries))


def title(at: datetime) -> str:
    """As in Tuesday evening."""
    if at.hour < 5:
        words = QCoreApplication.translate("Journal", "{day}, before dawn")
    elif at.hour < 12:
        words = QCoreApplication.translate("Journal", "{day} morning")
    elif at.hour < 18:
        words = QCoreApplication.translate("Journal", "{day} afternoon")
    elif at.hour < 23:
        words = QCoreApplication.translate("Journal", "{day} evening")
    else:
        words = QCoreApplication.translate("Journal", "{day} night")
    return words.format(day=_date_words(at.date(), "dddd"))


def when_words(at: datetime, *, now: datetime) -> str:
    """As in July 14, 7:42 pm; with the year if it is not this one."""
    pattern = "MMMM d" if at.year == now.year else "MMMM d, yyyy"
    return f"{_date_words(at.date(), pattern)}, {time_words(at)}"


def under_title(draft: Draft | EntryRow, *, now: datetime) -> str:
    """As in July 14, 7:42 pm, marked Hard."""
    when = when_words(draft.at, now=now)
    if draft.mood is None:
        return when
    words = QCoreApplication.translate("Journal", "{when}, marked {mark}")
    return words.format(when=when, mark=mood_word(draft.mood))


def feelings_words(feelings: tuple[str, ...]) -> str:
    """As in Tired, anxious."""
    said = [feeling_word(f).lower() if f in FEELINGS else feeling_word(f) for f in feelings]
    joined = ", ".join(said)
    return joined[:1].upper() + joined[1:]


def preview_words(row: EntryRow) -> str:
    """The line under the day; for a check-in what was marked."""
    if row.sealed:
        sealed = QCoreApplication.translate("Journal", "A letter, sealed. {when}")
        return sealed.format(when=letter_words(row.letter))
    if not row.wordless:
        return row.preview
    check_in = QCoreApplication.translate("Journal", "Quick check-in.")
    return f"{check_in} {feelings_words(row.feelings)}." if row.feelings else check_in


def spoken_row(row: EntryRow, *, now: datetime) -> str:
    """As in Tuesday July 14, 7:42 pm, Hard. Today in the car I realized..."""
    day = f"{long_day(row.at.date(), now=now)}, {time_words(row.at)}"
    if row.mood is not None:
        day = f"{day}, {mood_word(row.mood)}"
    if row.starred:
        starred = QCoreApplication.translate("Journal", "Starred")
        day = f"{day}, {starred}"
    return f"{day}. {preview_words(row)}"


def spoken_month(month: Month) -> str:
    """As in July 2026, 11 entries."""
    return f"{month_name(month)}, {count_words(month.entries)}"


def row_of(draft: Draft, *, preview: str) -> EntryRow:
    """What stands on the page, as a row of the list."""
    return EntryRow(
        uid=draft.uid,
        at=draft.at,
        mood=draft.mood,
        feelings=draft.feelings,
        preview=preview,
        wordless=not draft.text,
        is_draft=True,
        starred=draft.starred,
        letter=draft.letter,
        sealed=draft.sealed,
    )


def letter_words(when: str) -> str:
    """As in Open when the next scan is behind me."""
    return QCoreApplication.translate("Journal", "Open when {when}").format(when=when)
