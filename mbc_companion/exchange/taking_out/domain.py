"""What is taken out, of which days, and what is told meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, Protocol


class Part(StrEnum):
    """The order is the order on screen and in the files."""

    JOURNAL = "journal"
    CHECK_INS = "check_ins"
    PHOTOS = "photos"
    VISITS = "visits"
    COVERAGE = "coverage"
    CONTACTS = "contacts"
    LIBRARY = "library"


class Form(StrEnum):
    FOLDER = "folder"
    ZIP = "zip"


@dataclass(frozen=True)
class Choice:
    """Days are local and both included; None is open. ``titles``: names in the calendar file."""

    parts: frozenset[Part] = frozenset(Part)
    first: date | None = None
    last: date | None = None
    form: Form = Form.FOLDER
    titles: bool = False

    @property
    def everything(self) -> bool:
        """Nothing is left out, so that the file that can be brought back belongs to it."""
        return self.parts == frozenset(Part) and self.first is None and self.last is None


class OpenEntry(NamedTuple):
    """An entry as it is written out; ``at`` is aware, in the zone it was written in.

    A tuple, because hundreds of thousands of them are made and none is kept.

    ``created_at`` and ``changed_at`` are UTC in microseconds: most files do not say them.
    """

    uid: str
    at: datetime
    zone: str
    day: date
    mood: int | None
    text: str
    created_at: int
    changed_at: int
    feelings: tuple[str, ...] = ()
    scales: tuple[tuple[str, int], ...] = ()
    tags: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    starred: bool = False
    letter: str | None = None
    sealed: bool = False


@dataclass(frozen=True)
class SheetOut:
    """One table for a spreadsheet: the name of its file, its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@dataclass(frozen=True)
class Words:
    """What the files say in the language of the person."""

    readme: str
    marks: tuple[str, ...]
    months: tuple[str, ...]
    sealed: str
    feelings: str
    tags: str
    photo: str
    neutral: str
    names: Mapping[str, str] = field(default_factory=dict)
    """Feelings and scales by key; what is not here is written as its key."""

    def name(self, key: str) -> str:
        return self.names.get(key) or key.replace("_", " ")


@dataclass(frozen=True)
class Told:
    """How far it is: the name of the file in work, and how much of all is done."""

    name: str
    done: int
    whole: int


class Reads(Protocol):
    """What is written out. Every iterator reads in slices and may be read once.

    ``changes`` tells whether somebody wrote meanwhile.
    """

    @property
    def changes(self) -> int: ...

    def counts(self) -> Mapping[str, int]:
        """Rows of every table that everything holds."""

    def entries(
        self, first: date | None, last: date | None, *, only_words: bool
    ) -> Iterator[list[OpenEntry]]:
        """Entries not removed, the oldest first."""

    def photos(self, first: date | None, last: date | None) -> Iterator[tuple[str, bytes]]:
        """Uid and JPEG of photos of entries not removed."""

    def all_photos(self) -> Iterator[tuple[str, bytes]]:
        """Those of removed and unfinished entries too."""

    def sheets(
        self, parts: frozenset[Part], first: date | None, last: date | None
    ) -> Iterator[SheetOut]:
        """The tables of these parts."""

    def everything(self) -> Iterator[tuple[str, tuple[str, ...], list[tuple[Any, ...]]]]:
        """Table, its columns, some of its rows; parents before what hangs on them."""
