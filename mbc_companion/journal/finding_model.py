"""Searches that follow the typing: one at a time, off the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.domain import Filter, Found, ListReads, SearchRun, Stopped
from mbc_companion.ui import tasks


class Finding(QObject):
    """``found`` carries a Found of the last filter asked for, never of an earlier one."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, reads: ListReads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads = reads
        self._run: SearchRun | None = None
        self._task: tasks.Task | None = None

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def look(self, wanted: Filter) -> None:
        """Search for ``wanted``; a search that still runs is stopped."""
        self.stop()
        run = self._reads.search(wanted)
        self._run = run
        self._task = tasks.run(run.run, self._done, self._failed)

    def stop(self) -> None:
        """Nobody waits for the present search any more."""
        if self._task is not None:
            self._task.cancel()
        if self._run is not None:
            self._run.stop()
        self._task = self._run = None

    def _done(self, found: Found) -> None:
        self._task = self._run = None
        self.found.emit(found)

    def _failed(self, error: BaseException) -> None:
        self._task = self._run = None
        if isinstance(error, KnownError):
            self.failed.emit(error)
        elif not isinstance(error, Stopped):
            raise error
