"""What a list shows: all entries or what was found, read in pages of fifty."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

from mbc_companion.journal.domain import EntryRow, Found, ListReads, Month

PAGE = 50
PAGES_KEPT = 12


class Sections(Protocol):
    """Entries in months, newest first; a place is (section, offset in it)."""

    @property
    def months(self) -> Sequence[Month]:
        """Newest first."""

    def kinds(self, section: int) -> bytes:
        """One byte an entry, 1 for a check-in; as many as the month says."""

    def row(self, section: int, offset: int) -> EntryRow | None:
        """None where an entry is gone since the list was made."""


class _Pages:
    """The pages looked at last; enough for a window and its neighbors."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple[int, int], Sequence[EntryRow | None]] = OrderedDict()
        self._rows = 0

    def get(self, section: int, page: int) -> Sequence[EntryRow | None] | None:
        found = self._pages.get((section, page))
        if found is not None:
            self._pages.move_to_end((section, page))
        return found

    def put(self, section: int, page: int, rows: Sequence[EntryRow | None]) -> None:
        self._rows += len(rows) - len(self._pages.pop((section, page), ()))
        self._pages[section, page] = rows
        while self._rows > PAGE * PAGES_KEPT:
            self._rows -= len(self._pages.popitem(last=False)[1])

    def clear(self) -> None:
        self._pages.clear()
        self._rows = 0


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
        self._months: list[Month] = list(reads.months())
        if live is not None and live_is_new:
            self._seat(live, reads.place_in_month(live.at))

    @property
    def months(self) -> Sequence[Month]:
        return self._months

    def _seat(self, live: EntryRow, offset: int) -> None:
        alone = Month(f"{live.at:%Y-%m}", 1, int(live.wordless))
        for index, month in enumerate(self._months):
            if month.key == alone.key:
                self._months[index] = month._replace(
                    entries=month.entries + 1, wordless=month.wordless + alone.wordless
                )
                self._guest = (index, offset)
                return
        after = (place for place, month in enumerate(self._months) if month.key < alone.key)
        place = next(after, len(self._months))
        self._months.insert(place, alone)
        self._guest = (place, 0)

    def kinds(self, section: int) -> bytes:
        month = self.months[section]
        guest = self._guest_in(section)
        kinds = b"" if guest == 0 and month.entries == 1 else self._reads.month_kinds(month.key)
        if guest is not None and self._live is not None:
            kinds = kinds[:guest] + bytes([self._live.wordless]) + kinds[guest:]
        return kinds[: month.entries].ljust(month.entries, b"\0")

    def row(self, section: int, offset: int) -> EntryRow | None:
        guest = self._guest_in(section)
        if guest is not None:
            if offset == guest:
                return self._live
            offset -= offset > guest
        page, place = divmod(offset, PAGE)
        rows = self._pages.get(section, page)
        if rows is None:
            rows = self._read(section, page)
        found = rows[place] if place < len(rows) else None
        if found is not None and self._live is not None and found.uid == self._live.uid:
            return self._live
        return found

    def _read(self, section: int, page: int) -> Sequence[EntryRow | None]:
        """A page, and those of older months that the same reading brings whole."""
        wanted: Sequence[EntryRow | None] = ()
        read = dict(self._reads.rows_from(self._months[section].key, page * PAGE, PAGE))
        for place in range(section, len(self._months)):
            month = self._months[place]
            rows = read.pop(month.key, ())
            if place == section:
                wanted = rows
            elif len(rows) >= min(PAGE, month.entries - (self._guest_in(place) is not None)):
                self._pages.put(place, 0, rows)
            if not read:
                break
        self._pages.put(section, page, wanted)
        return wanted

    def _guest_in(self, section: int) -> int | None:
        return self._guest[1] if self._guest and self._guest[0] == section else None


class FoundEntries:
    """What a search or a filter found."""

    def __init__(self, reads: ListReads, found: Found) -> None:
        self._reads = reads
        self._found = found
        self._pages = _Pages()
        self._starts = [0, *accumulate(month.entries for month in found.months)]

    @property
    def months(self) -> Sequence[Month]:
        return self._found.months

    def kinds(self, section: int) -> bytes:
        return self._found.kinds[self._starts[section] : self._starts[section + 1]]

    def row(self, section: int, offset: int) -> EntryRow | None:
        page, place = divmod(self._starts[section] + offset, PAGE)
        rows = self._pages.get(0, page)
        if rows is None:
            rows = self._reads.found_rows(self._found, page * PAGE, PAGE)
            self._pages.put(0, page, rows)
        return rows[place] if place < len(rows) else None
