"""What a list shows: all entries or what was found, read in pages of fifty."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate, islice
from operator import itemgetter
from typing import Protocol

from mbc_companion.journal.domain import EntryRow, Found, ListReads, Month, MonthCount

PAGE = 50
PAGES_KEPT = 12
SCREENFUL = 12
_ENTRIES = itemgetter(1)


class Sections(Protocol):
    """Entries in months, newest first; a place is (section, offset in it)."""

    @property
    def counts(self) -> Sequence[MonthCount]:
        """Of every month, newest first."""

    @property
    def months(self) -> Sequence[Month]:
        """The same with names; made anew at each call."""

    def month(self, section: int) -> Month:
        """One of them. Raises IndexError."""

    def kinds(self, section: int) -> bytes:
        """One byte an entry, 1 for a check-in; as many as the month says."""

    def row(self, section: int, offset: int) -> EntryRow | None:
        """None where an entry is gone since the list was made."""


class _Pages:
    """What was read last, by the place of its first row; enough for a window and around it."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, Sequence[EntryRow | None]] = OrderedDict()
        self._rows = 0

    def holding(self, place: int) -> tuple[int, Sequence[EntryRow | None]] | None:
        """Where a reading with this place begins, and its rows."""
        for first in reversed(self._pages):
            rows = self._pages[first]
            if first <= place < first + len(rows):
                return first, rows
        return None

    def put(self, first: int, rows: Sequence[EntryRow | None]) -> None:
        self._rows += len(rows) - len(self._pages.pop(first, ()))
        self._pages[first] = rows
        while self._rows > PAGE * PAGES_KEPT:
            self._rows -= len(self._pages.popitem(last=False)[1])


class AllEntries:
    """Every entry that is not removed, and the one being written before it is kept.

    ``live`` stands in for the entry of its uid, or is put in its place by time if the
    store has no such entry yet.
    """

    def __init__(self, reads: ListReads, live: EntryRow | None, *, live_is_new: bool) -> None:
        self._reads = reads
        self._pages = _Pages()
        self._live = live
        self._guest: tuple[int, int] | None = None
        self._counts: list[MonthCount] = list(reads.months())
        if live is not None and live_is_new:
            self._seat(live, reads.place_in_month(live.at))
        # The places of the first entries; those behind the guest are one less in the store.
        self._starts = list(accumulate(map(_ENTRIES, self._counts), initial=0))
        self._last: tuple[int, Sequence[EntryRow | None]] = (0, ())

    @property
    def counts(self) -> Sequence[MonthCount]:
        return self._counts

    @property
    def months(self) -> Sequence[Month]:
        return [Month(*count) for count in self._counts]

    def month(self, section: int) -> Month:
        return Month(*self._counts[section])

    def _seat(self, live: EntryRow, offset: int) -> None:
        alone = Month(f"{live.at:%Y-%m}", 1, int(live.wordless))
        for index, (key, entries, wordless) in enumerate(self._counts):
            if key == alone.key:
                self._counts[index] = (key, entries + 1, wordless + alone.wordless)
                self._guest = (index, offset)
                return
        after = (place for place, count in enumerate(self._counts) if count[0] < alone.key)
        place = next(after, len(self._counts))
        self._counts.insert(place, alone)
        self._guest = (place, 0)

    def kinds(self, section: int) -> bytes:
        key, entries, wordless = self._counts[section]
        if wordless in (0, entries):
            # All alike: the counts have said it already.
            return bytes([wordless > 0]) * entries
        guest = self._guest_in(section)
        kinds = self._reads.month_kinds(key)
        if guest is not None and self._live is not None:
            kinds = kinds[:guest] + bytes([self._live.wordless]) + kinds[guest:]
        return kinds[:entries].ljust(entries, b"\0")

    def row(self, section: int, offset: int) -> EntryRow | None:
        place = self._starts[section] + offset
        guest = self._guest_in(section)
        if guest is not None:
            if offset == guest:
                return self._live
            offset -= offset > guest
        if self._guest is not None:
            place -= place > self._starts[self._guest[0]] + self._guest[1]
        first, rows = self._last
        if not first <= place < first + len(rows):
            first, rows = self._last = self._pages.holding(place) or self._read(
                section, offset, place
            )
        found = rows[place - first] if place - first < len(rows) else None
        if found is not None and self._live is not None and found.uid == self._live.uid:
            return self._live
        return found

    def _rows_to_read(self, section: int, skipped: int) -> int:
        """A page where the list begins; elsewhere the months whole that fill a screen.

        Who jumps far back is shown a screen of it and often jumps on.
        """
        wanted = PAGE if not section and not skipped else SCREENFUL
        rows = -skipped
        for _key, entries, _wordless in islice(self._counts, section, None):
            rows += entries
            if rows >= wanted:
                break
        return min(rows, PAGE)

    def _read(self, section: int, offset: int, place: int) -> tuple[int, Sequence[EntryRow | None]]:
        """The rows around ``place``, which is ``offset`` in the store's ``section``."""
        key, skipped = self._counts[section][0], offset // PAGE * PAGE
        first = place - offset + skipped
        months, found = self._reads.rows_from(key, skipped, self._rows_to_read(section, skipped))
        rows: Sequence[EntryRow | None] = found
        if months and (months[0] != key or months[-1] != self._month_at(first + len(rows) - 1)):
            # Something changed since the months were counted: those of this one are sure.
            rows = rows[: months.count(key)] if months[0] == key else ()
        self._pages.put(first, rows)
        return first, rows

    def _month_at(self, place: int) -> str:
        if self._guest is not None:
            place += place >= self._starts[self._guest[0]] + self._guest[1]
        section = min(bisect_right(self._starts, place), len(self._counts)) - 1
        return self._counts[section][0]

    def _guest_in(self, section: int) -> int | None:
        return self._guest[1] if self._guest and self._guest[0] == section else None


class FoundEntries:
    """What a search or a filter found."""

    def __init__(self, reads: ListReads, found: Found) -> None:
        self._reads = reads
        self._found = found
        self._pages = _Pages()
        self._starts = list(accumulate(map(_ENTRIES, found.months), initial=0))

    @property
    def counts(self) -> Sequence[MonthCount]:
        return self._found.months

    @property
    def months(self) -> Sequence[Month]:
        return self._found.months

    def month(self, section: int) -> Month:
        return self._found.months[section]

    def kinds(self, section: int) -> bytes:
        return self._found.kinds[self._starts[section] : self._starts[section + 1]]

    def row(self, section: int, offset: int) -> EntryRow | None:
        place = self._starts[section] + offset
        read = self._pages.holding(place)
        if read is None:
            first = place // PAGE * PAGE
            read = first, self._reads.found_rows(self._found, first, PAGE)
            self._pages.put(*read)
        first, rows = read
        return rows[place - first] if place - first < len(rows) else None
