"""Until which day nothing of the journal is lost."""

from __future__ import annotations

from collections.abc import Iterable


class Entries:
    """Told of every entry that was read, and of every one that is known to be lost."""

    def __init__(self) -> None:
        self._read: list[tuple[int, str]] = []
        self._days: dict[int, str] = {}
        self._lost: set[int] = set()
        self._holes: list[tuple[int, int]] = []

    def add(self, rowid: int, day: str, *, removed: bool) -> None:
        if not removed:
            self._read.append((rowid, day))

    def know(self, rowid: int, day: str) -> None:
        """The index has its day; it knows only entries that are not removed."""
        self._days[rowid] = day

    def lose(self, rowids: Iterable[int], holes: Iterable[tuple[int, int]]) -> None:
        """``holes`` are ranges in which nobody knows how many are missing."""
        self._lost |= set(rowids)
        self._holes += holes

    def safe_day(self) -> str:
        """The newest day of an entry that comes before every loss; "" if there is none.

        The day of a lost entry is in the index of days. Where that is lost too, entries are
        taken to have been written one after the other, as they mostly are: then only what
        was written before the first loss counts.
        """
        known = [day for rowid, day in self._days.items() if rowid in self._lost]
        first = [low for low, _ in self._holes]
        first += [rowid for rowid in self._lost if rowid not in self._days]
        safe = [
            day
            for rowid, day in self._read
            if all(day < lost for lost in known) and all(rowid < low for low in first)
        ]
        return max(safe, default="")
