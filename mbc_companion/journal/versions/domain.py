"""Earlier versions as the screens see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Version:
    """``written_at`` is when its last word was written, in the entry's own zone."""

    number: int
    written_at: datetime


class Versions(Protocol):
    """Both may raise a KnownError."""

    def of(self, uid: str) -> tuple[Version, ...]:
        """The earlier versions of an entry, newest first, for 30 days."""

    def words(self, number: int) -> str | None:
        """The words of one; None if it is gone."""
