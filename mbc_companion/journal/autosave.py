"""When the words on the page are saved; numbers only, no clock of its own.

Ruling: the draft 1 s after a pause and at most 2 s after the first unsaved key;
the entry and the index after 5 s of rest. The most is kept a little under 2 s, so
that the save itself still ends within them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PAUSE = 1.0
AT_MOST = 1.8
REST = 5.0
RETRY_FIRST = 2.0
RETRY_MOST = 30.0


class Due(Enum):
    """What is to be written now."""

    NOTHING = "nothing"
    DRAFT = "draft"
    ENTRY = "entry"


@dataclass
class Autosave:
    """All times are seconds of a clock that never goes back."""

    _first_unsaved: float | None = None
    _last_change: float = 0.0
    _unsettled: bool = False
    _put_off: bool = False
    _not_before: float = 0.0
    _retry: float = RETRY_FIRST

    @property
    def unsaved(self) -> bool:
        """Something on the page is not in the file."""
        return self._first_unsaved is not None

    @property
    def unsettled(self) -> bool:
        """Something is in the draft, or on the page, but not in the entry."""
        return self._unsettled

    def changed(self, now: float) -> None:
        """A key was pressed, a mark or a feeling chosen."""
        if self._first_unsaved is None:
            self._first_unsaved = now
        self._last_change = now
        self._unsettled = True
        self._put_off = False

    def draft_saved(self) -> None:
        """The draft is durable."""
        self._first_unsaved = None
        self._calm_down()

    def entry_saved(self) -> None:
        """The entry is durable, and with it everything."""
        self._first_unsaved = None
        self._unsettled = False
        self._calm_down()

    def put_off(self) -> None:
        """No entry yet, until the next change: the page is empty for the moment."""
        self._put_off = True

    def failed(self, now: float) -> None:
        """Nothing was written; tried again after 2 s, then 4, 8, 16 and every 30 s."""
        self._not_before = now + self._retry
        self._retry = min(self._retry * 2, RETRY_MOST)

    def due(self, now: float) -> Due:
        """What to write at ``now``."""
        if now < self._not_before:
            return Due.NOTHING
        if self._first_unsaved is not None and now >= self._draft_due():
            return Due.DRAFT
        resting = self._unsettled and not self.unsaved and not self._put_off
        if resting and now >= self._last_change + REST:
            return Due.ENTRY
        return Due.NOTHING

    def wait(self, now: float) -> float | None:
        """Seconds until something is due; None while nothing will be."""
        if self._first_unsaved is not None:
            at = self._draft_due()
        elif self._unsettled and not self._put_off:
            at = self._last_change + REST
        else:
            return None
        return max(0.0, max(at, self._not_before) - now)

    def _draft_due(self) -> float:
        assert self._first_unsaved is not None
        return min(self._last_change + PAUSE, self._first_unsaved + AT_MOST)

    def _calm_down(self) -> None:
        self._not_before = 0.0
        self._retry = RETRY_FIRST
