"""Which days a repeated visit falls on: wall times without a zone, from dateutil's rrule.

A repeat is always bounded: by a last day, a number of visits, or by what is made at once
(``MOST`` visits, ``YEARS`` years).
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from dateutil import rrule

MOST = 520
YEARS = 10
MOST_EVERY = 52
LAST_YEAR = 2199
_LAST_MOMENT = datetime(LAST_YEAR, 12, 31, 23, 59)
Slot = str
"""A wall time to the minute, "2026-07-20T10:30"."""


class Pace(StrEnum):
    """MONTH_DAY: the same date, or the last day of a shorter month. MONTH_WEEKDAY: the same
    weekday of the month ("third Monday"; a fifth one is the last).
    """

    WEEK = "week"
    MONTH_DAY = "month_day"
    MONTH_WEEKDAY = "month_weekday"


class Backwards(ValueError):
    """The last day lies before the first visit."""


@dataclass(frozen=True)
class Repeat:
    """Every ``every`` weeks or months, up to ``until`` (included) or ``count`` visits."""

    pace: Pace = Pace.WEEK
    every: int = 1
    until: date | None = None
    count: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.every <= MOST_EVERY or (self.count is not None and self.count < 1):
            raise ValueError


@dataclass(frozen=True)
class Times:
    """``capped``: more was asked for than is made at once."""

    moments: tuple[datetime, ...]
    capped: bool


def slot(moment: datetime) -> Slot:
    """The wall time of ``moment``, its zone left out."""
    return moment.replace(tzinfo=None, fold=0).isoformat(timespec="minutes")


def expand(first: datetime, repeat: Repeat) -> Times:
    """The wall times of a series, ``first`` (naive) always among them.

    Raises Backwards if ``until`` is before the first day.
    """
    if repeat.until is not None and repeat.until < first.date():
        raise Backwards
    most = min(repeat.count or MOST, MOST)
    horizon = _years_after(first, YEARS)
    wished = horizon
    if repeat.until is not None:
        wished = datetime.combine(repeat.until, first.time())
    found = _rule(first, repeat, min(wished, horizon), most + 1)
    moments = tuple(found[:most])
    if repeat.until is not None:
        capped = len(found) > most or wished > horizon
    else:
        capped = repeat.count is None or repeat.count > len(moments)
    return Times(moments, capped)


def _rule(first: datetime, repeat: Repeat, until: datetime, count: int) -> list[datetime]:
    common = {"dtstart": first, "interval": repeat.every}
    if repeat.pace is Pace.WEEK:
        rule = rrule.rrule(rrule.WEEKLY, until=until, **common)
    elif repeat.pace is Pace.MONTH_DAY:
        # The last that exists of the 28th, 29th, ... up to the day itself.
        days = list(range(min(28, first.day), first.day + 1))
        rule = rrule.rrule(rrule.MONTHLY, bymonthday=days, bysetpos=-1, until=until, **common)
    else:
        weekday = rrule.weekday(first.weekday(), _place_in_month(first.date()))
        rule = rrule.rrule(rrule.MONTHLY, byweekday=weekday, until=until, **common)
    return list(rule[:count])


def _place_in_month(day: date) -> int:
    """1 for the first of its weekday in the month; -1 for a fifth, which is the last."""
    place = (day.day - 1) // 7 + 1
    return place if place < 5 else -1


def _years_after(moment: datetime, years: int) -> datetime:
    year = moment.year + years
    if year > LAST_YEAR:
        return _LAST_MOMENT
    day = min(moment.day, calendar.monthrange(year, moment.month)[1])
    return moment.replace(year=year, day=day)


def year_after(day: date) -> date:
    """The last day of a year that starts on ``day``: the usual end of a repeat."""
    return _years_after(datetime.combine(day, datetime.min.time()), 1).date() - timedelta(days=1)


def rest_of(first: Slot, repeat: Repeat, here: Slot) -> Repeat:
    """The same repeat counted from ``here``, one of its wall times."""
    if repeat.count is None:
        return repeat
    moments = expand(datetime.fromisoformat(first), repeat).moments
    left = sum(1 for moment in moments if slot(moment) >= here)
    return replace(repeat, count=max(1, left))


@dataclass(frozen=True)
class Pairing:
    """How earlier visits take new wall times: (place in the old list, place in the new)."""

    kept: tuple[tuple[int, int], ...]
    added: tuple[int, ...]
    left_over: tuple[int, ...]


def pair(old: Sequence[Slot], new: Sequence[Slot], *, stayed: bool) -> Pairing:
    """``stayed``: the visit before them kept its time, so equal times mean the same visit.

    Else, or if the two have times of their own both, they pair in order of time. Both
    are sorted. So changing only the end of a repeat, or its pace, moves no visit.
    """
    places = {one: place for place, one in enumerate(new)}
    nested = set(old) <= set(new) or set(new) <= set(old)
    if stayed and nested:
        kept = [(here, places[one]) for here, one in enumerate(old) if one in places]
    else:
        kept = [(place, place) for place in range(min(len(old), len(new)))]
    taken, used = {here for here, _ in kept}, {there for _, there in kept}
    return Pairing(
        kept=tuple(kept),
        added=tuple(place for place in range(len(new)) if place not in used),
        left_over=tuple(place for place in range(len(old)) if place not in taken),
    )
