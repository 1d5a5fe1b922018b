"""Counts of days: what the title says, what came up most, the days around scans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mbc_companion.journal.insights.domain import Day

MOST = 5
AROUND_SCAN = 14


@dataclass(frozen=True)
class Usual:
    """The marks that most days ended with: one, or several with the same number of days."""

    levels: tuple[int, ...]
    days: int
    of: int


def usual(days: Sequence[Day]) -> Usual | None:
    """None without a single day."""
    counts = Counter(day.level for day in days)
    if not counts:
        return None
    most = max(counts.values())
    levels = tuple(sorted(level for level, count in counts.items() if count == most))
    return Usual(levels, most, len(days))


def came_up_most(
    feelings: Mapping[date, frozenset[str]], limit: int = MOST
) -> tuple[tuple[str, int], ...]:
    """Feelings with their number of days, most first; equal numbers by name."""
    counts = Counter(feeling for chosen in feelings.values() for feeling in chosen)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ordered[:limit])


@dataclass(frozen=True)
class AroundScan:
    """Marks by their distance from a scan: ``levels[0]`` is the day of the scan itself."""

    scan: date
    levels: Mapping[int, int]


def around_scans(
    days: Sequence[Day], scans: Iterable[date], reach: int = AROUND_SCAN
) -> tuple[AroundScan, ...]:
    """Newest scan first; a scan without a single mark around it is left out.

    A day between two scans belongs to both: each scan is looked at for itself.
    """
    level_of = {day.day: day.level for day in days}
    found = []
    for scan in sorted(set(scans), reverse=True):
        levels = {
            (day - scan).days: level
            for day, level in level_of.items()
            if abs((day - scan).days) <= reach
        }
        if levels:
            found.append(AroundScan(scan, dict(sorted(levels.items()))))
    return tuple(found)
