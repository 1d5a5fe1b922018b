"""How many entries are written, or deleted, in one commit."""

from __future__ import annotations

_SECONDS = 0.04
_MOST_STEP = 2
_FIRST, _LEAST, _MOST = 100, 10, 2_500


class Slices:
    """As many as this computer commits in the time.

    A commit waits for the disk however little is in it, some 50 ms on a slow one. Only what the
    entries add to the shortest commit so far says that there are too many of them; otherwise
    a slow disk would be asked for ever more, ever smaller commits.
    """

    def __init__(self) -> None:
        self.entries = _FIRST
        self._shortest = float("inf")

    def took(self, seconds: float) -> None:
        """How long nobody else could have had the connection."""
        self._shortest = min(self._shortest, seconds)
        added = max(seconds - self._shortest, _SECONDS / _MOST_STEP)
        share = min(_SECONDS / added, _MOST_STEP)
        self.entries = min(_MOST, max(_LEAST, int(self.entries * share)))

    def broken_off(self) -> None:
        """Somebody wanted the connection before the end of it."""
        self.entries = max(_LEAST, self.entries // 4)
