"""Which copies may go: 12 days, 10 weeks, 9 months, and what must never go.

Rules of the security document: never below three verified copies; never by the clock
alone, since only copies push out copies, not their age; never those from before a restore;
where more than a fifth of the records went missing, the copy before that stays.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

DAYS, WEEKS, MONTHS = 12, 10, 9
LEAST = 3
DROP = 0.2
DEFAULT_BUDGET = 2_000_000_000


@dataclass(frozen=True)
class Rung:
    """A verified copy. ``line`` changes with every restore; ``size`` in bytes."""

    name: str
    made_at: datetime
    commits: int
    records: int
    size: int
    line: str = ""


def may_go(
    copies: Iterable[Rung], *, budget: int = DEFAULT_BUDGET, new: str = ""
) -> tuple[Rung, ...]:
    """What to remove, now that a verified copy ``new`` is there; it is never among them, nor
    the newest by its date, which is another one after the clock was set back.
    """
    rungs = sorted(copies, key=_order)
    if len(rungs) <= LEAST:
        return ()
    line = rungs[-1].line
    fixed = {r.name for r in rungs[-LEAST:]} | {r.name for r in rungs if r.line != line}
    fixed |= pinned(rungs) | {new}
    kept = fixed | _on_the_ladder([r for r in rungs if r.line == line])
    over = sum(r.size for r in rungs if r.name in kept) - budget
    for rung in rungs:
        if over <= 0:
            break
        if rung.name in kept and rung.name not in fixed:
            kept.discard(rung.name)
            over -= rung.size
    return tuple(rung for rung in rungs if rung.name not in kept)


def pinned(copies: Iterable[Rung]) -> set[str]:
    """The last copy before each fall of more than a fifth of its records, and the first after.

    The one after stays because the fall could not be seen any more without it.
    """
    found: set[str] = set()
    rungs = sorted(copies, key=_order)
    for before, after in pairwise(rungs):
        if before.line == after.line and after.records < before.records * (1 - DROP):
            found |= {before.name, after.name}
    return found


def _order(rung: Rung) -> tuple[datetime, int, str]:
    return (rung.made_at, rung.commits, rung.name)


def _on_the_ladder(rungs: list[Rung]) -> set[str]:
    """The newest copy of each of the last days, weeks and months that have one."""
    steps: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, lambda at: at.date()),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    )
    kept: set[str] = set()
    for most, bucket in steps:
        seen: set[Hashable] = set()
        for rung in reversed(rungs):
            key = bucket(rung.made_at)
            if key not in seen and len(seen) < most:
                seen.add(key)
                kept.add(rung.name)
    return kept
