"""What a rule of RFC 5545 repeats: its wall times, and whether our own repeats say the same.

Bounded in every direction, for a file may ask for anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from dateutil import rrule

MOST, YEARS = 520, 10
_PACES = {
    "DAILY": rrule.DAILY,
    "WEEKLY": rrule.WEEKLY,
    "MONTHLY": rrule.MONTHLY,
    "YEARLY": rrule.YEARLY,
}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LISTS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
_MOST_EVERY = 52
# The calendar is the same 400 years later. What never happens is looked for up to the year
# 9999, which takes seconds from now and next to nothing from the last years before it.
_AGE = timedelta(days=146_097)


@dataclass(frozen=True)
class Like:
    """The same as one of our repeats (``appointments.recurrence``)."""

    pace: str
    every: int
    until: date | None
    count: int | None


@dataclass(frozen=True)
class Repeated:
    """``walls`` are naive, the first of them the start; ``like`` is None for other rules."""

    walls: tuple[datetime, ...]
    like: Like | None


def repeated(start: datetime, rule: Mapping[str, Sequence[Any]], zoned_until: Any) -> Repeated:
    """``start`` is naive; ``zoned_until`` gives the naive wall time of an UNTIL.

    Raises ValueError for a rule that is not understood.
    """
    pace = str(_one(rule, "FREQ", "")).upper()
    every = int(_one(rule, "INTERVAL", 1))
    count = None if "COUNT" not in rule else int(_one(rule, "COUNT", 1))
    if pace not in _PACES or not 1 <= every <= 1000 or (count is not None and count < 1):
        raise ValueError("RRULE")
    until = None if "UNTIL" not in rule else zoned_until(_one(rule, "UNTIL", None))
    horizon = start + timedelta(days=366 * YEARS)
    last = horizon if until is None else min(until, horizon)
    lists = {one.lower(): [int(v) for v in rule[one]][:366] for one in _LISTS if one in rule}
    days = [_weekday(str(one)) for one in rule.get("BYDAY", ())][:100]
    ahead = _AGE * ((9999 - YEARS - 2 - start.year) // 400)
    made = rrule.rrule(
        _PACES[pace],
        dtstart=start + ahead,
        interval=every,
        until=last + ahead,
        wkst=_DAYS.index(str(_one(rule, "WKST", "MO")).upper()),
        byweekday=days or None,
        **lists,
    )
    walls = [one - ahead for one in islice(made, min(count or MOST, MOST))]
    if not walls or walls[0] != start:
        # RFC 5545: the start is the first, whether the rule names it or not.
        walls = [start, *walls][: min(count or MOST, MOST)]
        return Repeated(tuple(walls), None)
    like = _like(start, pace, days, lists)
    if like is None or every > _MOST_EVERY:
        return Repeated(tuple(walls), None)
    end = None if until is None else until.date()
    return Repeated(tuple(walls), Like(like, every, end, count if end is None else None))


def _one(rule: Mapping[str, Sequence[Any]], name: str, usual: Any) -> Any:
    value = rule.get(name, usual)
    if isinstance(value, (list, tuple)):
        return value[0] if value else usual
    return value


def _weekday(text: str) -> Any:
    """ "MO", "3MO" or "-1MO"."""
    number, day = text[:-2], text[-2:].upper()
    return rrule.weekday(_DAYS.index(day), int(number) if number else None)


def _like(
    start: datetime, pace: str, days: list[Any], lists: Mapping[str, list[int]]
) -> str | None:
    day = rrule.weekday(start.weekday())
    if pace == "WEEKLY" and not lists and days in ([], [day]):
        return "week"
    if pace == "MONTHLY" and not days and start.day <= 28:
        if not lists or lists == {"bymonthday": [start.day]}:
            return "month_day"
    elif pace == "MONTHLY" and not days:
        # As our own repeats have it: the last that exists of the 28th up to the day itself.
        if lists == {"bymonthday": list(range(28, start.day + 1)), "bysetpos": [-1]}:
            return "month_day"
    elif pace == "MONTHLY" and not lists and len(days) == 1:
        place = (start.day - 1) // 7 + 1
        fifth = place == 5 and days[0] == rrule.weekday(start.weekday(), -1)
        if fifth or (place < 5 and days[0] == rrule.weekday(start.weekday(), place)):
            return "month_weekday"
    return None
