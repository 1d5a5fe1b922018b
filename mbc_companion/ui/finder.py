"""Finding while somebody types: names at once, longer texts off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import tasks
from mbc_companion.ui.finding import LEAST, MOST, Hit, Run, Searched, Stopped

# A list that changes twice within this time is two flashes; the first waits for the second.
_PATIENCE_MS = 80


class Finder(QObject):
    """``found`` carries the rows for what was typed last, in order, by group.

    ``whole`` is False where the longer texts are still being looked through.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, searched: Searched, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._searched = searched
        self._run: Run | None = None
        self._task: tasks.Task | None = None
        self._names: Sequence[Hit] = ()
        self.whole = True
        self._waiting = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._waiting.timeout.connect(self._show_names)

    def look(self, typed: str) -> None:
        """Find ``typed``; a search that still runs is stopped."""
        self.stop()
        typed = " ".join(typed.split())
        if len(typed) < LEAST:
            self._names = ()
            self.found.emit(tuple(self._searched.start()))
            return
        try:
            self._names = self._searched.names(typed)
        except KnownError as error:
            self._names = ()
            self.failed.emit(error)
        run = self._searched.begin(typed)
        self.whole, self._run = False, run
        self._task = tasks.run(run.run, self._done, self._broke)
        self._waiting.start()

    def stop(self) -> None:
        """Nobody waits for the present search any more."""
        self._waiting.stop()
        if self._task is not None:
            self._task.cancel()
        if self._run is not None:
            self._run.stop()
        self._task = self._run = None
        self.whole = True

    def hurry(self) -> None:
        """Show what is known by name now, if nothing of what was typed last is shown yet."""
        if self._waiting.isActive():
            self._waiting.stop()
            self._show_names()

    def _show_names(self) -> None:
        self.found.emit(in_groups(self._names))

    def _done(self, found: object) -> None:
        self._ended()
        self._say([*self._names, *self._searched.hits(found)])

    def _broke(self, error: BaseException) -> None:
        self._ended()
        if isinstance(error, Stopped):
            return
        if not isinstance(error, KnownError):
            raise error
        self._say(self._names)
        self.failed.emit(error)

    def _ended(self) -> None:
        self._waiting.stop()
        self._task = self._run = None
        self.whole = True

    def _say(self, hits: Sequence[Hit]) -> None:
        self.found.emit(in_groups(hits))


def in_groups(hits: Sequence[Hit], most: int = MOST) -> tuple[Hit, ...]:
    """At most ``most`` of a group, the groups in their order."""
    kept: list[Hit] = []
    for group in sorted({hit.group for hit in hits}):
        kept += [hit for hit in hits if hit.group is group][:most]
    return tuple(kept)
