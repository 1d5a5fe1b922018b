"""What is found in a file from elsewhere, before anything of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum


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
