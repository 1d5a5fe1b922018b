"""A typed day and time ("7/20", "mon 10:30", "July 14, 7:42 pm"), always in the past."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

FIRST_YEAR = 1900
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIME = re.compile(
    r"\b(?:(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m?\.?(?!\w))?"
    r"|(?P<h2>\d{1,2})\s*(?P<half2>[ap]\.?m\.?(?!\w))"
    r"|(?P<word>noon|midnight))",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?\b")
_NAMED = re.compile(r"\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b")
_NAMED_AFTER = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?\b")
_LITTLE = re.compile(r"\b(?:at|on|the|of|last|this)\b")


class NotUnderstood(ValueError):
    """No day and no time can be read from it."""


class NotYet(ValueError):
    """A moment that has not come."""


def read(text: str, *, old: datetime, now: datetime) -> datetime:
    """The moment meant, in the zone of ``old``; what is not said stays as in ``old``.

    A day without a year is its last coming by. Raises NotUnderstood or NotYet.
    """
    rest = " ".join(text.lower().split())[:80]
    found = _TIME.search(rest)
    clock: time | None = None
    if found:
        clock = _clock(found)
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    today = now.astimezone(old.tzinfo).date()
    day, rest = _day(" ".join(_LITTLE.sub(" ", rest).split()), today)
    if (day is None and clock is None) or rest.strip(" ,;."):
        raise NotUnderstood
    return place(day or old.date(), clock or old.time(), old=old, now=now)


def place(day: date, clock: time, *, old: datetime, now: datetime) -> datetime:
    """``day`` and ``clock`` in the zone of ``old``; a gap of summer time is stepped over.

    Raises NotUnderstood before 1900 and NotYet after ``now``.
    """
    if day.year < FIRST_YEAR:
        raise NotUnderstood
    moment = datetime.combine(day, clock.replace(fold=0, tzinfo=None), tzinfo=old.tzinfo)
    moment = moment.astimezone(UTC).astimezone(old.tzinfo)
    if moment > now:
        raise NotYet
    return moment


def _clock(found: re.Match[str]) -> time:
    if found["word"]:
        return time(12) if found["word"].lower() == "noon" else time(0)
    hour = int(found["h"] or found["h2"])
    half = (found["half"] or found["half2"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise NotUnderstood
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    minute = int(found["m"] or 0)
    if hour > 23 or minute > 59:
        raise NotUnderstood
    return time(hour, minute)


def _day(text: str, today: date) -> tuple[date | None, str]:
    """The day said, and what is left of ``text``."""
    for word, back in (("today", 0), ("yesterday", 1)):
        if re.search(rf"\b{word}\b", text):
            return today - timedelta(days=back), re.sub(rf"\b{word}\b", " ", text)
    for pattern, order in (
        (_ISO, (0, 1, 2)),
        (_SLASHED, (2, 0, 1)),
        (_NAMED, (2, 0, 1)),
        (_NAMED_AFTER, (2, 1, 0)),
    ):
        found = pattern.search(text)
        if found is None:
            continue
        parts = found.groups()
        month = _month(parts[order[1]])
        if month:
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return _dated(parts[order[0]], month, int(parts[order[2]]), today), _no_weekday(rest)
    return _weekday(text, today)


def _month(said: str) -> int:
    if said.isdigit():
        return int(said)
    return _MONTHS.index(said[:3]) + 1 if said[:3] in _MONTHS else 0


def _dated(year: str | None, month: int, day: int, today: date) -> date:
    try:
        if year:
            return date(_full_year(year, today), month, day)
        return _last_coming_by(month, day, today)
    except ValueError:
        raise NotUnderstood from None


def _full_year(said: str, today: date) -> int:
    """Two digits mean this century, or the last one if the year has not come yet."""
    if len(said) == 4:
        return int(said)
    year = 2000 + int(said)
    return year if year <= today.year else year - 100


def _last_coming_by(month: int, day: int, today: date) -> date:
    """February 29 may lie up to eight years back."""
    date(2024, month, day)
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise NotUnderstood


def _weekday(text: str, today: date) -> tuple[date | None, str]:
    found = re.search(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", text)
    if found is None:
        return None, text
    back = (today.weekday() - _DAYS.index(found[1])) % 7
    return today - timedelta(days=back), f"{text[: found.start()]} {text[found.end() :]}"


def _no_weekday(text: str) -> str:
    """A weekday beside a date says nothing more."""
    return re.sub(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", " ", text)
