"""What may be worth noticing: sentences made of counts, and nothing made of words written.

Each rests on at least ``ENOUGH`` days and says how many. None compares with an earlier
time, names a cause, or tells when a person was here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from mbc_companion.journal.insights.domain import Look

ENOUGH = 4
AT_MOST = 2
BEFORE_SCAN = 3


class Kind(Enum):
    """``value`` is what a muted sentence is kept under."""

    VISIT_DAYS = "visit_days"
    BEFORE_SCANS = "before_scans"
    WEEKDAY = "weekday"
    TOGETHER = "together"


@dataclass(frozen=True)
class Notice:
    """``count`` of ``of`` days; ``level``, ``feeling`` and ``weekday`` (0 Monday) as they fit."""

    kind: Kind
    count: int
    of: int
    level: int = 0
    feeling: str = ""
    weekday: int = -1

    @property
    def few(self) -> bool:
        """So few days that it may well be chance."""
        return self.of < 10


def notices(look: Look, muted: Collection[str] = ()) -> tuple[Notice, ...]:
    """At most two, in the order of ``Kind``, one of a kind."""
    found: list[Notice] = []
    for notice in _all(look):
        if notice.kind.value not in muted and notice.kind not in {one.kind for one in found}:
            found.append(notice)
    return tuple(found[:AT_MOST])


def _all(look: Look) -> Iterator[Notice]:
    yield from _visit_days(look)
    yield from _before_scans(look)
    yield from _weekday(look)
    yield from _together(look)


def _most(levels: Counter[int]) -> tuple[int, int] | None:
    """The one level with the most days, if no other has as many."""
    ordered = levels.most_common(2)
    if not ordered or (len(ordered) == 2 and ordered[0][1] == ordered[1][1]):
        return None
    return ordered[0]


def _visit_days(look: Look) -> Iterator[Notice]:
    levels = Counter(day.level for day in look.days if day.day in look.visit_days)
    of, most = levels.total(), _most(levels)
    if most is not None and most[1] >= ENOUGH:
        yield Notice(Kind.VISIT_DAYS, most[1], of, level=most[0])


def _before_scans(look: Look) -> Iterator[Notice]:
    """Days up to ``BEFORE_SCAN`` before a scan that have feelings, by the most frequent one."""
    before = {
        scan - timedelta(days=back) for scan in look.scan_days for back in range(1, BEFORE_SCAN + 1)
    } - look.scan_days
    chosen = {day: feelings for day, feelings in look.feelings.items() if day in before}
    counts = Counter(feeling for feelings in chosen.values() for feeling in feelings)
    for feeling, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:1]:
        if count >= ENOUGH:
            yield Notice(Kind.BEFORE_SCANS, count, len(chosen), feeling=feeling)


def _weekday(look: Look) -> Iterator[Notice]:
    """A weekday on which one mark stands out: more than half of at least six such days."""
    levels: dict[int, Counter[int]] = defaultdict(Counter)
    for day in look.days:
        levels[day.day.weekday()][day.level] += 1
    best: Notice | None = None
    for weekday, counts in sorted(levels.items()):
        most, of = _most(counts), counts.total()
        if most is None or most[1] < ENOUGH or of < 6 or 2 * most[1] <= of:
            continue
        if _usual_level(look) == most[0]:
            continue
        if best is None or most[1] * best.of > best.count * of:
            best = Notice(Kind.WEEKDAY, most[1], of, level=most[0], weekday=weekday)
    if best is not None:
        yield best


def _usual_level(look: Look) -> int:
    """A weekday that is like all other days is nothing to notice."""
    most = _most(Counter(day.level for day in look.days))
    return most[0] if most is not None else 0


def _together(look: Look) -> Iterator[Notice]:
    """A feeling and a mark on the same days: more than half of the feeling's marked days."""
    level_of = {day.day: day.level for day in look.days}
    best: Notice | None = None
    for feeling, days in sorted(_days_of(look).items()):
        counts = Counter(level_of[day] for day in days if day in level_of)
        most, of = _most(counts), counts.total()
        if most is None or most[1] < ENOUGH or 2 * most[1] <= of:
            continue
        if best is None or most[1] > best.count:
            best = Notice(Kind.TOGETHER, most[1], of, level=most[0], feeling=feeling)
    if best is not None:
        yield best


def _days_of(look: Look) -> dict[str, list[date]]:
    found: dict[str, list[date]] = defaultdict(list)
    for day, feelings in look.feelings.items():
        for feeling in feelings:
            found[feeling].append(day)
    return found
