"""Times and days as people read them; American in the US pack, the system's elsewhere."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime


def american(locale: QLocale) -> bool:
    """Whether days and times are written as in the US pack."""
    english = (QLocale.Language.C, QLocale.Language.English)
    places = (QLocale.Country.AnyCountry, QLocale.Country.UnitedStates)
    return locale.language() in english and locale.territory() in places


def time_words(moment: datetime) -> str:
    """As in 7:42 pm; ``moment`` is local."""
    locale = QLocale()
    if american(locale):
        return f"{_dial(moment)} {'am' if moment.hour < 12 else 'pm'}"
    return locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def clock_words(moment: datetime) -> str:
    """As in 7:42, for places where the part of the day is plain or does not matter."""
    if american(QLocale()):
        return _dial(moment)
    return time_words(moment)


def _dial(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment.minute:02d}"


def day_words(day: date) -> str:
    """As in Tuesday, July 14; without the year."""
    locale = QLocale()
    pattern = "dddd, MMMM d" if american(locale) else "dddd, d MMMM"
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def date_words(day: date, *, year: bool = True, short: bool = False) -> str:
    """As in July 14, 2026; ``short`` writes a part of the month's name."""
    locale, month = QLocale(), "MMM" if short else "MMMM"
    if american(locale):
        pattern = f"{month} d, yyyy" if year else f"{month} d"
    else:
        pattern = f"d {month} yyyy" if year else f"d {month}"
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def month_words(day: date) -> str:
    """As in March 2026."""
    return QLocale().toString(QDate(day.year, day.month, 1), "MMMM yyyy")
