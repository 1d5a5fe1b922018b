"""When one quiet line may offer somebody to talk to: by marks alone, never by words."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from mbc_companion.journal.insights.domain import Span

DAYS = 7
MARKS = 3


class VeryHardMarks(Protocol):
    """As ``domain.Reads`` has it."""

    def very_hard_marks(self, span: Span) -> int: ...


def many_lately(reads: VeryHardMarks, today: date) -> bool:
    """Three marks *Very hard* or more in the seven days up to ``today``."""
    return reads.very_hard_marks(Span.ending(today, DAYS)) >= MARKS
