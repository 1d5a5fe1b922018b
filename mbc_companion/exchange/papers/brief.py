"""What a visit brief can hold, and what of it was ticked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

MOST_DAYS = 28
USUAL_DAYS = 14
MOST_FEELINGS = 5


@dataclass(frozen=True)
class OwnWords:
    """Words of the journal that were brought to the visit; on paper only if chosen."""

    uid: str
    text: str


@dataclass(frozen=True)
class MarkDay:
    """``level`` is the day's last mark, 1 to 5; None without one."""

    day: date
    level: int | None


@dataclass(frozen=True)
class Brief:
    """``about`` is with whom, when and how, in words; ``practical`` a sentence or empty.

    ``feelings`` are keys with their number of days, most first. ``visit_day`` is local to
    the visit, ``printed`` today.
    """

    visit_day: date
    printed: date
    about: str
    name: str = ""
    questions: tuple[str, ...] = ()
    days: tuple[MarkDay, ...] = ()
    feelings: tuple[tuple[str, int], ...] = ()
    own_words: tuple[OwnWords, ...] = ()
    practical: str = ""

    @property
    def has_marks(self) -> bool:
        return any(one.level is not None for one in self.days)


@dataclass(frozen=True)
class Ticks:
    """``own_words`` are the uids of the words chosen, one by one; none to begin with."""

    name: bool = True
    questions: bool = True
    marks: bool = True
    feelings: bool = True
    practical: bool = True
    own_words: frozenset[str] = frozenset()


def ticked(brief: Brief, ticks: Ticks) -> Brief:
    """The brief with what is not ticked taken out."""
    return replace(
        brief,
        name=brief.name if ticks.name else "",
        questions=brief.questions if ticks.questions else (),
        days=brief.days if ticks.marks else (),
        feelings=brief.feelings if ticks.feelings else (),
        own_words=tuple(one for one in brief.own_words if one.uid in ticks.own_words),
        practical=brief.practical if ticks.practical else "",
    )


def days_since(last_visit: date | None, visit_day: date, today: date) -> tuple[date, date]:
    """The first and last day to look at: from the last visit, the day itself included.

    Two weeks where there was no visit before, never more than four.
    """
    last = min(today, visit_day)
    first = last - timedelta(days=USUAL_DAYS - 1)
    if last_visit is not None and last_visit <= last:
        first = max(last_visit, last - timedelta(days=MOST_DAYS - 1))
    return first, last


def mark_days(levels: Mapping[date, int], first: date, last: date) -> tuple[MarkDay, ...]:
    """Every day of the span, also those without a mark."""
    count = (last - first).days + 1
    days = (first + timedelta(days=number) for number in range(count))
    return tuple(MarkDay(day, levels.get(day)) for day in days)


def most_felt(chosen: Mapping[date, frozenset[str]]) -> tuple[tuple[str, int], ...]:
    """Each feeling once a day; equal numbers by name."""
    counts = Counter(feeling for one in chosen.values() for feeling in one)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ordered[:MOST_FEELINGS])
