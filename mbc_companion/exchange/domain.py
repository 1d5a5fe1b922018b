"""What is found in a file from elsewhere, before anything of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Protocol


class Why(Enum):
    """Why something of a file is not brought in."""

    NO_DATE = "no date"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    LOCKED = "locked"
    DELETED = "deleted"
    NO_PICTURE = "no picture"
    OUTSIDE = "outside"
    ALREADY_HERE = "already here"


@dataclass(frozen=True)
class Skipped:
    """``where`` is for the person to find it: a file's name, a line's number, a day."""

    where: str
    why: Why


@dataclass(frozen=True)
class FoundEntry:
    """One entry of somebody's journal, whichever program wrote it.

    ``at`` is naive if the file only says what the clock showed; aware if it says the
    instant. ``zone`` is the IANA name, "" if the file has none. ``mood`` is the person's own
    word for how it was, in ``mood_guess`` as a mark from 1 (Very hard) to 5 (Good) where the
    file knows. ``photos`` are names inside the same source.
    """

    at: datetime
    where: str
    zone: str = ""
    text: str = ""
    mood: str = ""
    mood_guess: int | None = None
    tags: tuple[str, ...] = ()
    starred: bool = False
    photos: tuple[str, ...] = ()


Found = FoundEntry | Skipped


@dataclass(frozen=True)
class MoodWord:
    """A word for a mood, how often it is there, and which mark it may mean."""

    words: str
    count: int
    guess: int | None = None


@dataclass(frozen=True)
class Columns:
    """Which column of a table is what, counted from 0; -1 for none.

    ``header`` and ``samples`` are the head and the first cells of each column, to choose by.
    ``day_first`` says how 03/04/2024 is read; None: not told by the file.
    """

    header: tuple[str, ...]
    samples: tuple[str, ...]
    date: int = -1
    time: int = -1
    title: int = -1
    text: int = -1
    mood: int = -1
    tags: int = -1
    day_first: bool | None = None


@dataclass(frozen=True)
class Plan:
    """What a dry run found: nothing is changed yet.

    ``skipped`` counts everything left out, by reason; ``examples`` are the first of them.
    ``zone_needed``: at least one entry does not say in which time zone it was written.
    """

    entries: int = 0
    photos: int = 0
    first_day: date | None = None
    last_day: date | None = None
    moods: tuple[MoodWord, ...] = ()
    zone_needed: bool = False
    skipped: Mapping[Why, int] = field(default_factory=dict)
    examples: tuple[Skipped, ...] = ()

    @property
    def left_out(self) -> int:
        return sum(self.skipped.values())


@dataclass(frozen=True)
class Answers:
    """What the person said: a mark for each word for a mood (None: no mark), and the zone."""

    zone: str
    marks: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Brought:
    """One time something was brought in. ``at`` is UTC; ``uid`` is for undoing it."""

    uid: str
    kind: str
    source: str
    at: datetime
    records: int


@dataclass(frozen=True)
class MadePhoto:
    """Ready to be kept: both are JPEG without anything but the picture; sizes in pixels."""

    jpeg: bytes
    thumbnail: bytes
    width: int
    height: int


@dataclass(frozen=True)
class ReadyEntry:
    """An entry as it will stand in the journal: ``at`` in a zone with a name, ``mood`` a mark.

    ``mark`` tells it from every other one that is ever brought in.
    """

    at: datetime
    mark: bytes
    text: str = ""
    mood: int | None = None
    tags: tuple[str, ...] = ()
    starred: bool = False
    photos: tuple[MadePhoto, ...] = ()


Pause = Callable[[], None]
"""Called between slices of long work; raises Stopped once it is to end."""


class Store(Protocol):
    """Where a journal comes to; for a worker. Each may raise a KnownError."""

    def known(self, marks: Collection[bytes]) -> frozenset[bytes]:
        """Those of ``marks`` whose entries are here already."""

    def begin(self, source: str) -> str:
        """A new time of bringing in, from the program ``source``; gives its uid."""

    def stage(self, uid: str, entries: Sequence[ReadyEntry]) -> None:
        """Write some of them unseen, in slices."""

    def publish(self, uid: str) -> Brought:
        """Show all of them in one short commit."""

    def drop(self, uid: str, pause: Pause) -> None:
        """As if it had never begun; in slices. What ``pause`` ends is cleared another time."""

    def undo(self, uid: str, pause: Pause) -> int:
        """Take all of them away again but for those changed since; how many those are."""

    def brought(self) -> tuple[Brought, ...]:
        """Every time something was brought in and not taken back, the newest first."""
