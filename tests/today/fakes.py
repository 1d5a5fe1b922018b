"""Check-ins in memory that can be told to fail."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from tests.fakes import FrozenClock


@dataclass
class FakeMark:
    entry_id: str
    at: datetime
    level: int
    feelings: tuple[str, ...] = ()


@dataclass
class FakeCheckIns:
    """Keeps to ``today.protocols.CheckIns``; ``trouble`` is raised by every act while set."""

    clock: FrozenClock
    marks: list[FakeMark] = field(default_factory=list)
    trouble: KnownError | None = None
    made: int = 0

    def seed(self, hour: int, minute: int, level: int) -> None:
        at = local_now(self.clock).replace(hour=hour, minute=minute)
        self._add(at, level)

    def _add(self, at: datetime, level: int) -> str:
        self.made += 1
        mark = FakeMark(f"entry-{self.made}", at, level)
        self.marks.append(mark)
        return mark.entry_id

    def _act(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def save_mark(self, level: int) -> str:
        self._act()
        return self._add(local_now(self.clock), level)

    def set_feelings(self, entry_id: str, feelings: tuple[str, ...]) -> None:
        self._act()
        for mark in self.marks:
            if mark.entry_id == entry_id:
                mark.feelings = feelings

    def take_back(self, entry_id: str) -> None:
        self._act()
        self.marks = [mark for mark in self.marks if mark.entry_id != entry_id]

    def marks_today(self) -> tuple[FakeMark, ...]:
        self._act()
        day = local_now(self.clock).date()
        return tuple(mark for mark in self.marks if mark.at.date() == day)
