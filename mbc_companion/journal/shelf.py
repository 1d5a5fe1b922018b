"""What the journal keeps beside entries, as its screens are handed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mbc_companion.journal.own.domain import KnownWords, Names, Tags
from mbc_companion.journal.photos.domain import Photos
from mbc_companion.journal.versions.domain import Versions


@dataclass(frozen=True)
class Visit:
    """A visit that words may be brought to; ``at`` is aware, ``who`` may be empty."""

    uid: str
    at: datetime
    who: str


class Visits(Protocol):
    """The visits to come; both may raise a KnownError."""

    def coming(self) -> tuple[Visit, ...]:
        """The next ones, soonest first."""

    def bring(self, visit: Visit, entry_uid: str, words: str) -> str:
        """Put words of an entry on a visit's list; gives what ``take_back`` needs."""

    def take_back(self, visit: Visit, brought: str) -> None:
        """Take them off again."""


@dataclass(frozen=True)
class Shelf:
    """``visits`` is None as long as nobody keeps visits."""

    scales: Names
    feelings: Names
    tags: Tags
    known: KnownWords
    photos: Photos
    versions: Versions
    visits: Visits | None = None
