"""A wall time in a named zone as a moment, also on the nights when clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAY = timedelta(hours=24)


@lru_cache(maxsize=128)
def find(name: str) -> ZoneInfo | None:
    """None where this computer knows no such zone (any longer)."""
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return None


def place(wall: datetime, zone: tzinfo) -> datetime:
    """``wall`` (naive) in ``zone``.

    A time that clocks skip in spring is as much later; one that comes twice in autumn
    is the first of the two.
    """
    moment = wall.replace(tzinfo=zone, fold=0)
    return moment.astimezone(UTC).astimezone(zone)


def skipped(wall: datetime, zone: tzinfo) -> bool:
    """Clocks jump over this time."""
    return place(wall, zone).replace(tzinfo=None) != wall.replace(fold=0)


def twice(wall: datetime, zone: tzinfo) -> bool:
    """Clocks show this time twice."""
    first, second = (wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and not skipped(wall, zone)


def restore(moment: datetime, wall: datetime, name: str) -> datetime:
    """A kept moment (UTC) in the zone it was written in.

    If the zone is not known here, or its rules have changed since so that the moment
    no longer shows the wall time that was agreed, the wall time is what holds.
    """
    zone = find(name)
    if zone is not None:
        found = moment.astimezone(zone)
        return found if found.replace(tzinfo=None, fold=0) == wall else place(wall, zone)
    distance = wall.replace(tzinfo=UTC) - moment
    if abs(distance) >= _DAY:
        return moment
    return moment.astimezone(timezone(distance, name or "UTC"))
