"""What Insights reads, and what its pictures and tables are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple, Protocol


@dataclass(frozen=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        for number in range(len(self)):
            yield self.first + timedelta(days=number)

    @classmethod
    def ending(cls, last: date, days: int) -> Span:
        return cls(last - timedelta(days=days - 1), last)

    @classmethod
    def year_ending(cls, last: date) -> Span:
        """Twelve whole months, the one of ``last`` among them."""
        month = last.year * 12 + last.month - 12
        following = last.year * 12 + last.month
        end = date(following // 12, following % 12 + 1, 1) - timedelta(days=1)
        return cls(date(month // 12, month % 12 + 1, 1), end)


class Mark(NamedTuple):
    """One mark: 1 (Very hard) to 5 (Good), of the entry ``uid``, on its local day."""

    day: date
    level: int
    uid: str


@dataclass(frozen=True)
class Day:
    """The marks of a day and their entries, first to last; the last one stands for it."""

    day: date
    levels: tuple[int, ...]
    uids: tuple[str, ...]

    @property
    def level(self) -> int:
        return self.levels[-1]

    @property
    def uid(self) -> str:
        return self.uids[-1]

    @property
    def marks(self) -> tuple[Mark, ...]:
        pairs = zip(self.levels, self.uids, strict=True)
        return tuple(Mark(self.day, level, uid) for level, uid in pairs)


@dataclass(frozen=True)
class ScaleDay:
    """A value from 0 to 10 as last given on a day; ``scale`` is the scale's own key."""

    day: date
    scale: str
    value: int


@dataclass(frozen=True)
class Scale:
    """``name`` is the person's own word; empty for a scale of ours, told by its key."""

    key: str
    name: str = ""


@dataclass(frozen=True)
class Look:
    """All that Insights shows of one span, read once."""

    span: Span
    days: tuple[Day, ...] = ()
    feelings: Mapping[date, frozenset[str]] = field(default_factory=dict)
    scales: tuple[Scale, ...] = ()
    scale_days: tuple[ScaleDay, ...] = ()
    visit_days: frozenset[date] = frozenset()
    scan_days: frozenset[date] = frozenset()

    @property
    def has_nothing(self) -> bool:
        return not (self.days or self.feelings or self.scale_days)


class Reads(Protocol):
    """Raises a KnownError where the file cannot be read."""

    def days(self, span: Span) -> tuple[Day, ...]:
        """The days with a mark, oldest first; removed entries are left out."""

    def feelings(self, span: Span) -> Mapping[date, frozenset[str]]:
        """What was chosen on a day, each once, whatever the number of entries."""

    def scales(self) -> tuple[Scale, ...]:
        """Every scale with a value, also those no longer offered."""

    def scale_days(self, span: Span) -> tuple[ScaleDay, ...]:
        """The last value a day of every scale, oldest first."""

    def very_hard_marks(self, span: Span) -> int:
        """How many marks of the span were Very hard."""


class VisitDays(Protocol):
    """The days of visits, from whoever keeps the calendar."""

    def visit_days(self, first: date, last: date) -> Sequence[date]:
        """Days with a visit that happened or is planned, scans and results aside."""

    def scan_days(self, first: date, last: date) -> Sequence[date]:
        """Days with a scan that happened or is planned."""
