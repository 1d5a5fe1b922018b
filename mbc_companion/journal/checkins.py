"""Marks made on the Today page: entries without text, saved one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mbc_companion.core.clock import Clock, local_now, today
from mbc_companion.journal.domain import NewEntry, Repository


@dataclass(frozen=True)
class Mark:
    """One mark of the local day: ``at`` is aware and local, ``level`` 1 (Very hard) to 5."""

    entry_id: str
    at: datetime
    level: int


class CheckIns:
    """What the Today page does with marks; each act is durable or raises a KnownError."""

    def __init__(self, repository: Repository, clock: Clock) -> None:
        self._repository = repository
        self._clock = clock

    def save_mark(self, level: int) -> str:
        """Keep a mark made now; gives the uid of its entry."""
        return self._repository.add(NewEntry(at=local_now(self._clock), mood=level))

    def set_feelings(self, entry_id: str, feelings: tuple[str, ...]) -> None:
        self._repository.set_feelings(entry_id, feelings)

    def take_back(self, entry_id: str) -> None:
        """To Removed, from where it can come back; nothing happens if it is gone."""
        self._repository.remove(entry_id)

    def marks_today(self) -> tuple[Mark, ...]:
        """The marks of the local day, oldest first."""
        rows = self._repository.rows_on(today(self._clock))
        return tuple(
            Mark(row.uid, row.at, row.mood) for row in reversed(rows) if row.mood is not None
        )
