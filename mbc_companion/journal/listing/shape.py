"""Where each row of a list with month headers lies, by arithmetic instead of layout.

A hundred thousand rows laid out one by one stall a window for seconds. Here a month
costs a few numbers until it is looked at, and then one running sum.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from mbc_companion.journal.domain import Month


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
        self, months: Sequence[Month], kinds: Callable[[int], bytes], heights: Heights
    ) -> None:
        self._heights = heights
        self._kinds = kinds
        self._first_rows = [0, *accumulate([month.entries + 1 for month in months])]
        header, less = heights.header, heights.words - heights.wordless
        tall = [header + heights.words * each - less * short for _key, each, short in months]
        self._tops = [0, *accumulate(tall)]
        self._inside: dict[int, list[int]] = {}

    @property
    def rows(self) -> int:
        return self._first_rows[-1]

    @property
    def height(self) -> int:
        return self._tops[-1]

    def place(self, row: int) -> Place:
        """Raises IndexError for a row that is not there."""
        if not 0 <= row < self.rows:
            raise IndexError(row)
        section = bisect_right(self._first_rows, row) - 1
        return Place(section, row - self._first_rows[section] - 1)

    def row(self, place: Place) -> int:
        return self._first_rows[place.section] + 1 + place.offset

    def span(self, row: int) -> tuple[int, int]:
        """The top and the height of a row."""
        place = self.place(row)
        top = self._tops[place.section]
        if place.offset < 0:
            return top, self._heights.header
        ends = self._ends(place.section)
        start = ends[place.offset]
        return top + self._heights.header + start, ends[place.offset + 1] - start

    def row_at(self, y: int) -> int | None:
        if not 0 <= y < self.height:
            return None
        section = bisect_right(self._tops, y) - 1
        inside = y - self._tops[section] - self._heights.header
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
