"""A day as people type it: "7/20", "Aug 31", "August 31, 2026", "2026-08-31"."""

from __future__ import annotations

import re
from datetime import date

from mbc_companion.coverage.facts import MonthDay

FIRST_YEAR, LAST_YEAR = 1900, 2199
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?")
_NAMED = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_NAMED_AFTER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?")
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?,?")


class NotADay(ValueError):
    """No day can be read from it."""


def read_day(text: str, today: date) -> date:
    """Without a year, the day nearest to today. Raises NotADay."""
    year, month, day = _parts(text, today)
    if year is not None:
        return _made(year, month, day)
    near = []
    for one in range(today.year - 4, today.year + 5):
        try:
            near.append(date(one, month, day))
        except ValueError:
            continue
    if not near:
        raise NotADay
    return min(near, key=lambda found: (abs((found - today).days), found))


def read_last_day(text: str, first: date | None, today: date) -> date:
    """The end of what begins on ``first``: without a year, not before it. Raises NotADay."""
    day = read_day(text, today)
    if first is None or day >= first or _parts(text, today)[0] is not None:
        return day
    for year in range(first.year, first.year + 5):
        try:
            later = date(year, day.month, day.day)
        except ValueError:
            continue
        if later >= first:
            return later
    return day


def read_month_day(text: str, today: date) -> MonthDay:
    """A day of every year; a year that is typed is left out. Raises NotADay."""
    _year, month, day = _parts(text, today)
    _made(2024, month, day)
    return MonthDay(month, day)


def _parts(text: str, today: date) -> tuple[int | None, int, int]:
    said = " ".join(_WEEKDAY.sub(" ", text.lower()[:60]).split()).strip(" ,.")
    if said in {"today", "now"}:
        return today.year, today.month, today.day
    for pattern, order in (
        (_ISO, (0, 1, 2)),
        (_SLASHED, (2, 0, 1)),
        (_NAMED, (2, 0, 1)),
        (_NAMED_AFTER, (2, 1, 0)),
    ):
        found = pattern.fullmatch(said)
        if found is None:
            continue
        parts = found.groups()
        month = _month(parts[order[1]])
        if month:
            return _year(parts[order[0]]), month, int(parts[order[2]])
    raise NotADay


def _month(said: str) -> int:
    if said.isdigit():
        return int(said)
    return _MONTHS.index(said[:3]) + 1 if said[:3] in _MONTHS else 0


def _year(said: str | None) -> int | None:
    if not said:
        return None
    return int(said) if len(said) == 4 else 2000 + int(said)


def _made(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADay
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADay from None
