"""Open or closed, worked out offline from the line's own time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS_LOOKED_AT = 17  # a weekly opening may be eaten once by a clock change


@dataclass(frozen=True)
class Span:
    """From ``opens`` up to, not including, ``closes``, on one local day."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Always:
    """Any hour, any day."""


@dataclass(frozen=True)
class Week:
    """Hours that repeat every week in ``zone``; ``days[0]`` is Monday. At least one span."""

    zone: ZoneInfo
    days: tuple[tuple[Span, ...], ...]


Hours = Always | Week


@dataclass(frozen=True)
class OpenAlways:
    """Open at any hour."""


@dataclass(frozen=True)
class OpenUntil:
    """Open; ``closes`` is in the line's own zone."""

    closes: datetime


@dataclass(frozen=True)
class ClosedUntil:
    """Closed; ``opens`` is in the line's own zone."""

    opens: datetime


State = OpenAlways | OpenUntil | ClosedUntil


def state(hours: Hours, now: datetime) -> State:
    """Open or closed at the aware instant ``now``.

    A wall time that a clock change skips or repeats means the earlier offset
    (PEP 495, fold 0), so openings are compared as instants, not as wall times.
    """
    if isinstance(hours, Always):
        return OpenAlways()
    instant = now.astimezone(UTC)
    for opens, closes in _openings(hours, instant):
        if opens <= instant < closes:
            return OpenUntil(closes.astimezone(hours.zone))
        if opens > instant:
            return ClosedUntil(opens.astimezone(hours.zone))
    raise ValueError("a week without an opening")


def _openings(week: Week, instant: datetime) -> list[tuple[datetime, datetime]]:
    """UTC openings from the day before ``instant``, in order, joined where they touch."""
    first = instant.astimezone(week.zone).date() - timedelta(days=1)
    days = [first + timedelta(days=ahead) for ahead in range(DAYS_LOOKED_AT)]
    found = sorted(
        (_utc(day, span.opens, week.zone), _utc(day, span.closes, week.zone))
        for day in days
        for span in week.days[day.weekday()]
    )
    joined: list[tuple[datetime, datetime]] = []
    for opens, closes in found:
        if opens >= closes:
            continue
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(closes, joined[-1][1]))
        else:
            joined.append((opens, closes))
    return joined


def _utc(day: date, wall: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, wall, zone).astimezone(UTC)
