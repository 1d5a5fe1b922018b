"""The list of what was shared, as it is kept and shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mbc_companion.core.sharing import Shared


@dataclass(frozen=True)
class Line:
    """``at`` is aware, in the zone it happened in."""

    uid: str
    at: datetime
    shared: Shared
    removed_at: datetime | None = None


class Repository(Protocol):
    """Every change is durable on return or raises a KnownError and changed nothing.

    All changes publish ``SharedChanged``.
    """

    def add(self, shared: Shared) -> str:
        """At the present moment; gives its uid. Raises TooLong."""

    def lines(self, limit: int, offset: int = 0) -> tuple[Line, ...]:
        """The last first."""

    def count(self) -> int: ...

    def set_whom(self, uid: str, whom: str, contact_uid: str = "") -> None:
        """Who it was for, also long after. Raises TooLong."""

    def remove(self, uid: str) -> None:
        """Move to Removed. What was shared stays where it went."""

    def bring_back(self, uid: str) -> None: ...

    def remove_for_good(self, uid: str) -> None:
        """Only what is in Removed."""

    def removed(self, limit: int) -> tuple[Line, ...]:
        """The last removed first."""

    def purge_removed(self) -> int:
        """Delete what was removed long enough ago; how many; publishes nothing."""
