"""Days, marks and looks for the tests; a test names only what matters to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from mbc_companion.journal.insights.domain import Day, Look, Scale, ScaleDay, Span

LAST = date(2026, 7, 14)
SPAN = Span.ending(LAST, 30)


def back(days: int) -> date:
    return LAST - timedelta(days=days)


def days(*levels: tuple[date, int]) -> tuple[Day, ...]:
    """One mark a day, in any order given."""
    levels = tuple(sorted(levels))
    return tuple(
        Day(day, (level,), (f"{number:032x}",)) for number, (day, level) in enumerate(levels)
    )


def look(
    levels: Iterable[tuple[date, int]] = (),
    *,
    feelings: Mapping[date, Iterable[str]] | None = None,
    visits: Iterable[date] = (),
    scans: Iterable[date] = (),
    span: Span = SPAN,
) -> Look:
    return Look(
        span,
        days(*levels),
        {day: frozenset(chosen) for day, chosen in (feelings or {}).items()},
        visit_days=frozenset(visits),
        scan_days=frozenset(scans),
    )


class FakeReads:
    """Answers from what it was made with."""

    def __init__(self, whole: Look, scale_days: tuple[ScaleDay, ...] = ()) -> None:
        self._whole = whole
        self._scale_days = scale_days

    def days(self, span: Span) -> tuple[Day, ...]:
        return tuple(day for day in self._whole.days if day.day in span)

    def feelings(self, span: Span) -> Mapping[date, frozenset[str]]:
        return {day: some for day, some in self._whole.feelings.items() if day in span}

    def scales(self) -> tuple[Scale, ...]:
        return tuple(Scale(key) for key in sorted({one.scale for one in self._scale_days}))

    def scale_days(self, span: Span) -> tuple[ScaleDay, ...]:
        return tuple(one for one in self._scale_days if one.day in span)

    def very_hard_marks(self, span: Span) -> int:
        return sum(day.levels.count(1) for day in self.days(span))


class FakeVisits:
    def __init__(self, whole: Look) -> None:
        self._whole = whole

    def visit_days(self, first: date, last: date) -> list[date]:
        return sorted(day for day in self._whole.visit_days if first <= day <= last)

    def scan_days(self, first: date, last: date) -> list[date]:
        return sorted(day for day in self._whole.scan_days if first <= day <= last)
