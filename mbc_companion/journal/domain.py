"""What a journal entry is, and what the journal's screens ask of its store."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, Protocol

Feelings = tuple[str, ...]
Scales = tuple[tuple[str, int], ...]
"""Pairs of a scale's key and its value, 0 (none at all) to 10."""


@dataclass(frozen=True)
class NewEntry:
    """``at`` is aware, in the zone it was written in; ``mood`` 1 (Very hard) to 5 (Good).

    Without text it is a check-in, and not empty as long as it has a mark or a feeling.
    ``photos`` are uids. ``letter`` is when a letter is to be opened, in the person's own
    words; while ``sealed`` its text is shown nowhere and found by no search.
    """

    at: datetime
    mood: int | None = None
    feelings: Feelings = ()
    text: str = ""
    scales: Scales = ()
    tags: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    starred: bool = False
    letter: str = ""
    sealed: bool = False


@dataclass(frozen=True)
class Draft(NewEntry):
    """What stands on the page under ``uid`` (32 hex digits), saved as an entry or not yet."""

    uid: str = ""

    @property
    def blank(self) -> bool:
        """Nothing to keep: no words, mark, feeling, value, tag or photo."""
        chosen = self.feelings or self.scales or self.tags or self.photos
        return not self.text.strip() and self.mood is None and not chosen


@dataclass(frozen=True)
class Entry(Draft):
    """An entry as kept; the instants are UTC. ``removed_at`` is set while it is in Removed."""

    created_at: datetime | None = None
    changed_at: datetime | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True)
class EntryRow:
    """An entry as one row of a list.

    ``preview`` is the beginning of the text, or the words around a match, on one line;
    ``matches`` are (start, length) pairs in it. ``wordless`` is a check-in. A ``sealed``
    letter has no preview.
    """

    uid: str
    at: datetime
    mood: int | None
    feelings: Feelings
    preview: str
    wordless: bool
    matches: tuple[tuple[int, int], ...] = ()
    is_draft: bool = False
    removed_at: datetime | None = None
    starred: bool = False
    letter: str = ""
    sealed: bool = False


@dataclass(frozen=True)
class Filter:
    """All of: the words, one of the marks, feelings and tags, the days (both included)."""

    words: str = ""
    moods: frozenset[int] = frozenset()
    feelings: frozenset[str] = frozenset()
    first_day: date | None = None
    last_day: date | None = None
    tags: frozenset[str] = frozenset()
    starred: bool = False

    @property
    def narrows(self) -> bool:
        """Anything beside the words is chosen."""
        days = self.first_day is not None or self.last_day is not None
        return bool(self.moods or self.feelings or self.tags or self.starred) or days

    @property
    def shows_all(self) -> bool:
        return not self.narrows and not self.words.strip()


class Month(NamedTuple):
    """A section of the list: ``entries`` of which ``wordless`` are check-ins.

    ``key`` is the year and the month ("2026-07"). A tuple, because it is a ``MonthCount``
    with names: decades of those are read with the list, and few are looked at.
    """

    key: str
    entries: int
    wordless: int

    @property
    def year(self) -> int:
        return int(self.key[:4])

    @property
    def month(self) -> int:
        return int(self.key[5:7])


MonthCount = tuple[str, int, int]


@dataclass(frozen=True)
class Found:
    """What a filter found, newest first; small enough to keep for 100,000 entries.

    ``ids`` are the store's own numbers in list order, ``kinds`` one byte an entry
    (1: wordless). A negative number -n means ``drafts[n - 1]``: words found in a draft.
    """

    wanted: Filter
    months: tuple[Month, ...] = ()
    ids: array[int] = field(default_factory=lambda: array("q"))
    kinds: bytes = b""
    drafts: tuple[EntryRow, ...] = ()

    def __len__(self) -> int:
        return len(self.ids)


# Rows, and before them the key of each one's month.
MonthRows = tuple[list[str], Sequence[EntryRow]]


class Stopped(Exception):
    """A search was stopped because nobody waits for it any longer."""


class SearchRun(Protocol):
    """One search: ``run`` on a worker, ``stop`` from any thread."""

    def run(self) -> Found:
        """Raises Stopped after ``stop``, or a KnownError."""

    def stop(self) -> None:
        """End a running query within about a millisecond; nothing else is interrupted."""


class ListReads(Protocol):
    """The reads of the list; each under 20 ms at 100,000 entries, but for ``search``."""

    def months(self) -> Sequence[MonthCount]:
        """Every month with an entry, newest first: what ``Month`` is made of."""

    def month_kinds(self, month: str) -> bytes:
        """One byte for each entry of ``month`` ("2026-07"), newest first: 1 if wordless."""

    def rows_from(self, month: str, offset: int, count: int) -> MonthRows:
        """``count`` rows, newest first: of ``month`` from ``offset`` on, then older."""

    def newest(self) -> str | None:
        """The uid of the first row of the list."""

    def rows_on(self, day: date) -> tuple[EntryRow, ...]:
        """The entries of one local day, newest first."""

    def days_with(self, first: date, last: date) -> Mapping[date, int]:
        """How many entries there are on the days between, both included, that have any."""

    def near(self, day: date) -> tuple[str, date] | None:
        """The uid and the day of the newest entry of ``day``, else of the nearest day before
        it, else after it."""

    def on_this_day(self, day: date) -> tuple[EntryRow, ...]:
        """Entries with words of the same date in years before, newest first.

        Sealed letters are left out. On February 28 of a common year, those of the 29th too.
        """

    def place_in_month(self, at: datetime) -> int:
        """How many entries of its month are newer than a new one at ``at`` would be."""

    def found_rows(self, found: Found, offset: int, count: int) -> Sequence[EntryRow | None]:
        """Rows of a search; None where an entry is gone since."""

    def search(self, wanted: Filter) -> SearchRun:
        """A search to be run on a worker."""


class Repository(ListReads, Protocol):
    """Every change is durable on return or raises a KnownError and changed nothing.

    Changes are published as ``EntriesChanged`` where the docstring says so; those
    that run on a worker publish nothing, the caller does.
    """

    def new_uid(self) -> str:
        """For an entry that does not exist yet."""

    def add(self, new: NewEntry) -> str:
        """Write an entry at once; publishes. Gives its uid."""

    def set_feelings(self, uid: str, feelings: Feelings) -> None:
        """Change the feelings of an entry, and of its draft if there is one; publishes."""

    def draft(self, uid: str) -> Draft | None:
        """What belongs on the page: the draft, else the entry; None if removed or unknown."""

    def save_draft(self, draft: Draft) -> None:
        """Keep what stands on the page. Raises TooLong beyond 1,000,000 characters."""

    def save_drafts(self, drafts: Iterable[Draft]) -> None:
        """Keep several in one step."""

    def save(self, draft: Draft) -> bool:
        """Write the entry and the index, end its draft; publishes. False if it was blank.

        A blank one vanishes; if it was an entry before, that goes to Removed as it was.
        """

    def settle(self, draft: Draft) -> bool:
        """``save`` for a worker: publishes nothing."""

    def fold_drafts(self) -> tuple[str, ...]:
        """Make entries of left-over drafts; for a worker, publishes nothing."""

    def keep_version(self, uid: str) -> None:
        """Keep an entry as it stands as an earlier version, whatever the rule says."""

    def remove(self, uid: str) -> None:
        """Move to Removed; publishes."""

    def bring_back(self, uid: str) -> None:
        """Move out of Removed; publishes."""

    def remove_for_good(self, uid: str) -> None:
        """Delete a removed entry; publishes."""

    def removed(self, limit: int, offset: int = 0) -> tuple[EntryRow, ...]:
        """Removed entries, the last removed first."""

    def removed_count(self) -> int:
        """How many there are."""
