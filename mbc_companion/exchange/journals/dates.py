"""Days and times as people's programs write them."""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

NOON = time(12)
"""For what only says the day."""

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_YEAR_FIRST = re.compile(r"(?<!\d)([12]\d{3})[-/._年 ](\d{1,2})[-/._月 ](\d{1,2})(?!\d)")
_TIGHT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ]([12]\d{3})(?!\d)")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[ .]+(?:of )?)?([A-Za-z]{3,9})\.?"
    r"(?: (\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,? ([12]\d{3}))?"
)
_TIME = re.compile(
    r"(?<![\d:.])(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap])?\.?(?:m\b)?",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s*([ap])\.?m\b", re.IGNORECASE)
_LONGEST = 80
_DAY_ALONE = len("2024-01-05")


def day_in(words: str, *, year: int | None = None, day_first: bool = False) -> date | None:
    """The first day named in ``words``; ``year`` where they leave it out."""
    said = " ".join(words[:_LONGEST].split())
    if found := _YEAR_FIRST.search(said) or _TIGHT.search(said):
        return _day(found[1], found[2], found[3])
    if found := _YEAR_LAST.search(said):
        first, second = found[1], found[2]
        if day_first or int(first) > 12:
            first, second = second, first
        return _day(found[3], first, second)
    for found in _NAMED.finditer(said):
        month = _month(found[2])
        number, told = found[1] or found[3], found[4] or year
        if month and number and told:
            return _day(told, month, number)
    return None


def two_numbers(words: str) -> tuple[int, int] | None:
    """Day and month, in whichever order, of a day written in numbers with the year last."""
    said = words[:_LONGEST]
    found = None if _YEAR_FIRST.search(said) else _YEAR_LAST.search(said)
    return (int(found[1]), int(found[2])) if found else None


def _month(name: str) -> int:
    short = name.lower()
    return next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(short)), 0)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def time_in(words: str) -> time | None:
    """The first time of day in ``words``, with or without am and pm."""
    said = " ".join(words[:_LONGEST].split())
    found = _TIME.search(said)
    if found is not None:
        hour, minute, second, half = int(found[1]), int(found[2]), int(found[3] or 0), found[4]
    elif (short := _HOUR.search(said)) is not None:
        hour, minute, second, half = int(short[1]), 0, 0, short[2]
    else:
        return None
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def moment_in(words: str, *, day_first: bool = False) -> datetime | None:
    """A day and, where it is there, a time; aware where the words say the offset."""
    said = words.strip()[:_LONGEST]
    if len(said) > _DAY_ALONE:
        with contextlib.suppress(ValueError):
            return within(datetime.fromisoformat(said.replace(" UTC", "Z")))
    day = day_in(said, day_first=day_first)
    if day is None:
        return None
    return within(datetime.combine(day, time_beside(said) or NOON))


def time_beside(said: str) -> time | None:
    """The time of day in words that name the day as well."""
    return time_in(_without_day(said))


def _without_day(said: str) -> str:
    for pattern in (_YEAR_FIRST, _YEAR_LAST):
        said = pattern.sub(" ", said, count=1)
    return said


def instant(value: object) -> datetime | None:
    """An ISO text, else nothing."""
    return moment_in(value) if isinstance(value, str) else None


def within(moment: datetime | None) -> datetime | None:
    """Moments whose neighbors are still days of the calendar, whatever the zone."""
    return moment if moment is not None and 1 < moment.year < 9999 else None


def zone_in(name: object) -> str:
    """An IANA name that is known here, else ""."""
    if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*", name):
        return ""
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        return ""
