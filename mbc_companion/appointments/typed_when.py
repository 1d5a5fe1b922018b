"""A day and a time as people type them ("mon 10:30", "7/20", "july 20 2pm"), looking ahead.

The words and the order of day and month are those of the person's language (``Tongue``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

FIRST_YEAR, LAST_YEAR = 1900, 2199
LOOK_BACK_DAYS = 60
_LETTERS = re.compile(r"[^\W\d_]+", re.UNICODE)
_TIME = re.compile(
    r"(?<![\d/.-])(?:(?P<h>\d{1,2})[:h](?P<m>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?\s?m?\.?(?!\w))?"
    r"|(?P<h2>\d{1,2})\s*(?P<half2>[ap]\.?\s?m\.?(?!\w)))"
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}|\d{2}))?(?![\d:])")
_DAY_NUMBER = re.compile(r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th|\.)?(?![\d:])")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_IN = re.compile(r"\bin (\d{1,3}) (day|week)s?\b")
_LAST_WORDS = re.compile(r"\blast\b")


class NotUnderstood(ValueError):
    """No day and no time can be read from it."""


@dataclass(frozen=True)
class Tongue:
    """Names in small letters, each month and weekday (Monday first) with all its spellings.

    ``twelve_hours``: an hour from 1 to 6 without am or pm is in the afternoon.
    """

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    day_first: bool = False
    twelve_hours: bool = True
    today: str = "today"
    tomorrow: str = "tomorrow"
    yesterday: str = "yesterday"
    noon: str = "noon"
    midnight: str = "midnight"


def _names(words: str) -> tuple[tuple[str, ...], ...]:
    return tuple((name,) for name in words.split())


ENGLISH = Tongue(
    _names("january february march april may june july august september october november december"),
    _names("monday tuesday wednesday thursday friday saturday sunday"),
)
_FILLERS = frozenset(
    ["at", "on", "the", "of", "next", "this", "coming", "last", "de", "le", "der", "um", "uhr", "à"]
)


@dataclass(frozen=True)
class Said:
    """What was typed; None for what was left out."""

    day: date | None
    clock: time | None


def read(text: str, *, today: date, tongue: Tongue = ENGLISH) -> Said:
    """Without a year: the next coming by, unless it was at most 60 days ago.

    A weekday is the next one, today included; "last" makes it the one before. A month
    and a day may stand in the other order where only that makes a date. Raises
    NotUnderstood.
    """
    rest = f" {' '.join(text.lower().split())[:80]} ".replace(",", " ")
    iso = _ISO.search(rest)
    clock, rest = (None, rest) if iso else _clock(rest, tongue)
    day, rest = _day(rest, today, tongue)
    if iso:
        clock, rest = _clock(rest, tongue)
    left = set(re.findall(r"\w+", rest)) - _FILLERS
    if left or (day is None and clock is None):
        raise NotUnderstood
    return Said(day, clock)


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


# -- the time ------------------------------------------------------------------------------


def _clock(text: str, tongue: Tongue) -> tuple[time | None, str]:
    for word, hour in ((tongue.noon, 12), (tongue.midnight, 0)):
        found = re.search(rf"\b{re.escape(word)}\b", text)
        if word and found:
            return time(hour), _cut(text, found)
    found = _TIME.search(text)
    if found is None:
        return None, text
    hour, minute = int(found["h"] or found["h2"]), int(found["m"] or 0)
    half = (found["half"] or found["half2"] or "").strip()
    if half:
        if not 1 <= hour <= 12:
            raise NotUnderstood
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif tongue.twelve_hours and 1 <= hour <= 6 and not (found["h"] or "").startswith("0"):
        hour += 12
    if hour > 23 or minute > 59:
        raise NotUnderstood
    return time(hour, minute), _cut(text, found)


# -- the day -------------------------------------------------------------------------------


def _day(text: str, today: date, tongue: Tongue) -> tuple[date | None, str]:
    """The day said, and what is left of ``text``."""
    near = _near(text, today, tongue)
    if near is not None:
        return near
    iso = _ISO.search(text)
    if iso:
        year, month, day = map(int, iso.groups())
        return _made(year, month, day), _no_weekday(_cut(text, iso), tongue)
    named = _named(text, today, tongue)
    if named is not None:
        return named
    numbers = _NUMBERS.search(text)
    if numbers:
        found = _numbered(numbers, today, tongue)
        return found, _no_weekday(_cut(text, numbers), tongue)
    return _weekday(text, today, tongue)


def _near(text: str, today: date, tongue: Tongue) -> tuple[date, str] | None:
    for word, ahead in ((tongue.today, 0), (tongue.tomorrow, 1), (tongue.yesterday, -1)):
        found = re.search(rf"\b{re.escape(word)}\b", text)
        if word and found:
            return today + timedelta(days=ahead), _cut(text, found)
    found = _IN.search(text)
    if found:
        days = int(found[1]) * (7 if found[2] == "week" else 1)
        return today + timedelta(days=days), _cut(text, found)
    return None


def _named(text: str, today: date, tongue: Tongue) -> tuple[date, str] | None:
    for word in _LETTERS.finditer(text):
        month = _place(word[0], tongue.months)
        # "mar" may be a month and a weekday ("martes"); a month has a number beside it.
        rest = _cut(text, word)
        number = _DAY_NUMBER.search(rest)
        if month is None or number is None:
            continue
        rest = _cut(rest, number)
        year = _YEAR.search(rest)
        rest = _cut(rest, year) if year else rest
        day = int(number[1])
        if year:
            return _made(int(year[1]), month + 1, day), _no_weekday(rest, tongue)
        return _coming(month + 1, day, today), _no_weekday(rest, tongue)
    return None


def _numbered(found: re.Match[str], today: date, tongue: Tongue) -> date:
    first, second = int(found[1]), int(found[2])
    month, day = (second, first) if tongue.day_first else (first, second)
    if month > 12 >= day:
        month, day = day, month
    if found[3]:
        year = int(found[3])
        return _made(year if len(found[3]) == 4 else 2000 + year, month, day)
    return _coming(month, day, today)


def _weekday(text: str, today: date, tongue: Tongue) -> tuple[date | None, str]:
    for word in _LETTERS.finditer(text):
        place = _place(word[0], tongue.weekdays)
        if place is None:
            continue
        ahead = (place - today.weekday()) % 7
        rest = _cut(text, word)
        if _LAST_WORDS.search(rest):
            ahead -= 7
        elif ahead == 0 and re.search(r"\bnext\b", rest):
            ahead = 7
        return today + timedelta(days=ahead), rest
    return None, text


def _no_weekday(text: str, tongue: Tongue) -> str:
    """A weekday beside a date says nothing more."""
    for word in _LETTERS.finditer(text):
        if _place(word[0], tongue.weekdays) is not None:
            return _cut(text, word)
    return text


def _place(word: str, names: Iterable[tuple[str, ...]]) -> int | None:
    """Which of ``names`` is meant: one that begins with ``word``, if only one does."""
    if len(word) < 2:
        return None
    fitting = {
        place
        for place, spellings in enumerate(names)
        if any(one == word or (len(word) > 2 and one.startswith(word)) for one in spellings)
    }
    return fitting.pop() if len(fitting) == 1 else None


def _coming(month: int, day: int, today: date) -> date:
    """February 29 may be up to eight years away."""
    earliest = today - timedelta(days=LOOK_BACK_DAYS)
    for year in range(earliest.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= earliest:
            return found
    raise NotUnderstood


def _made(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise NotUnderstood from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotUnderstood
    return found


def moment_of(said: Said, old: datetime) -> datetime:
    """Wall time (naive): what was not said stays as in ``old``."""
    day = said.day or old.date()
    return datetime.combine(day, said.clock or old.time().replace(tzinfo=None, fold=0))
