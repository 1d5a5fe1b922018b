"""What a file would bring, before and after: the same for contacts, visits and our own copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from mbc_companion.exchange.domain import Skipped, Why

Pause = Callable[[], None]
Tell = Callable[[int, int], None]
"""How many records are done, of how many."""


class Kind(StrEnum):
    """As it stands in ``import_batch.kind``."""

    CONTACTS = "contacts"
    VISITS = "visits"
    EVERYTHING = "everything"


@dataclass(frozen=True)
class Outlook:
    """What would happen; nothing has.

    ``changed`` are here and would be told something new. ``past`` and ``called_off`` are
    appointments left out for that reason. ``names`` are the first few that are new.
    """

    kind: Kind
    new: int = 0
    changed: int = 0
    here: int = 0
    past: int = 0
    called_off: int = 0
    skipped: Mapping[Why, int] = field(default_factory=dict)
    examples: tuple[Skipped, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def brings(self) -> bool:
        return bool(self.new or self.changed)


@dataclass(frozen=True)
class Done:
    """What was brought in, under the uid it can be taken back by."""

    uid: str
    kind: Kind
    new: int
    changed: int


class Arrival(Protocol):
    """One file on its way in; both acts are for a worker and publish nothing.

    ``bring`` is stopped by what ``pause`` raises, and then nothing of it is left.
    """

    def look(self, pause: Pause) -> Outlook:
        """Raises FileNotKnown, FileEmpty, FileLocked, FileTooLarge, DiskTrouble."""

    def bring(self, pause: Pause, tell: Tell) -> Done:
        """After ``look``. Raises DiskFull, ReadOnly, DiskTrouble, Stopped."""

    def take_back(self) -> None:
        """Everything as before ``bring``, but for what the person changed since."""
