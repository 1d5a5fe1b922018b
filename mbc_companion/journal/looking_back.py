"""Words of the same date in earlier years, for Today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mbc_companion.core.clock import Clock, today
from mbc_companion.journal.domain import ListReads
from mbc_companion.journal.on_this_day import may_show

MOST = 3


@dataclass(frozen=True)
class Earlier:
    """``at`` is local to the entry; ``words`` are its first ones on one line."""

    entry_id: str
    at: datetime
    words: str


@dataclass(frozen=True)
class LookingBack:
    """``wanted`` is asked each time; off unless the person said so."""

    reads: ListReads
    clock: Clock
    wanted: Callable[[], bool]

    def on_this_day(self) -> tuple[Earlier, ...]:
        """May raise a KnownError."""
        day = today(self.clock)
        if not self.wanted():
            return ()
        lately = [*self.reads.rows_on(day - timedelta(days=1)), *self.reads.rows_on(day)]
        if not may_show(wanted=True, lately=(row.mood for row in lately)):
            return ()
        rows = self.reads.on_this_day(day)[:MOST]
        return tuple(Earlier(row.uid, row.at, row.preview) for row in rows)
