"""Where each row of a list with month headers lies, by arithmetic instead of layout.

A hundred thousand rows laid out one by one stall a window for seconds. Here a month
costs a few numbers until it is looked at, and then one running sum.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, count
from operator import add, itemgetter
from typing import NamedTuple

from mbc_companion.journal.domain import MonthCount

_ENTRIES, _WORDLESS = itemgetter(1), itemgetter(2)


@dataclass(frozen=True)
class Heights:
    """Pixels of a month header, a row of words and a row of a check-in."""

    header: int
    words: int
    wordless: int


class Place(NamedTuple):
    """A row: ``offset`` is -1 on the header of ``section``, else the entry's place in it."""

    section: int
    offset: int


class Shape:
    """Rows are counted from 0 with every header being a row; pixels from the list's top.

    ``kinds`` gives one byte an entry of a section (1: wordless), asked for only when the
    section is looked at. Behind the last row ``row_at`` gives None.
    """

    def __init__(
        self, months: Sequence[MonthCount], kinds: Callable[[int], bytes], heights: Heights
    ) -> None:
        self._heights = heights
        self._kinds = kinds
        # Rows and check-ins before each section; its entries and pixels follow from them.
        self._first_rows: list[int] = list(
            map(add, accumulate(map(_ENTRIES, months), initial=0), count())
        )
        self._wordless: list[int] = list(accumulate(map(_WORDLESS, months), initial=0))
        self._sections = range(len(self._wordless))
        # A view asks several things of a row before it goes on to the next.
        self._last_row, self._last_place = -1, Place(0, -1)
        self._inside: dict[int, list[int]] = {}

    def _top(self, section: int) -> int:
        high = self._heights
        less = high.words - high.wordless
        entries, wordless = self._first_rows[section] - section, self._wordless[section]
        return section * high.header + entries * high.words - wordless * less

    @property
    def rows(self) -> int:
        last: int = self._first_rows[-1]
        return last

    @property
    def height(self) -> int:
        return self._top(len(self._sections) - 1)

    def place(self, row: int) -> Place:
        """Raises IndexError for a row that is not there."""
        if row == self._last_row:
            return self._last_place
        if not 0 <= row < self._first_rows[-1]:
            raise IndexError(row)
        section = bisect_right(self._first_rows, row) - 1
        place = Place(section, row - self._first_rows[section] - 1)
        self._last_row, self._last_place = row, place
        return place

    def row(self, place: Place) -> int:
        return self._first_rows[place.section] + 1 + place.offset

    def span(self, row: int) -> tuple[int, int]:
        """The top and the height of a row."""
        place = self.place(row)
        top = self._top(place.section)
        if place.offset < 0:
            return top, self._heights.header
        ends = self._ends(place.section)
        start = ends[place.offset]
        return top + self._heights.header + start, ends[place.offset + 1] - start

    def row_at(self, y: int) -> int | None:
        if not 0 <= y < self.height:
            return None
        section = bisect_right(self._sections, y, key=self._top) - 1
        inside = y - self._top(section) - self._heights.header
        if inside < 0:
            return self._first_rows[section]
        offset = bisect_right(self._ends(section), inside) - 1
        return self.row(Place(section, offset))

    def _ends(self, section: int) -> list[int]:
        if section not in self._inside:
            if len(self._inside) > 24:
                self._inside.clear()
            steps = (self._heights.words, self._heights.wordless)
            kinds = self._kinds(section)
            self._inside[section] = [0, *accumulate(map(steps.__getitem__, kinds))]
        return self._inside[section]
