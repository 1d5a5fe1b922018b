"""Words of the other rooms that could not be written, as entries of the journal."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Protocol

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.journal.domain import Draft


class Speaks(Protocol):
    """A room that may hold words which could not be written."""

    def unsaved(self) -> str:
        """As plain lines; empty if everything is in the file."""


def as_drafts(rooms: Iterable[Speaks], clock: Clock) -> tuple[Draft, ...]:
    """They have no other place to go to while their own cannot be written: no word is lost."""
    at = local_now(clock)
    return tuple(
        Draft(at=at, text=said, uid=uuid.uuid4().hex)
        for room in rooms
        if (said := room.unsaved()).strip()
    )
