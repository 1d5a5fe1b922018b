"""Looking after the open file: its index of words, its newest backup."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from mbc_companion.core.errors import KnownError
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.storage import search_index

FIRST_LOOK_MS = 20_000
_log = logging.getLogger(__name__)


class Health(QObject):
    """``behind``: something is not in the newest backup."""

    behind = Signal()

    def __init__(self, around: Surroundings, work: LongWork, is_behind: Callable[[], bool]) -> None:
        super().__init__()
        self._around = around
        self._work = work
        self._is_behind = is_behind

    def look(self) -> None:
        """The index first, then whether the newest backup still holds everything."""
        if self._work.busy:
            QTimer.singleShot(FIRST_LOOK_MS, self, self.look)
            return

        def work() -> bool:
            search_index.mend(self._around.database, self._work.pause)
            return self._is_behind()

        def done(behind: bool) -> None:  # noqa: FBT001
            if behind:
                self.behind.emit()

        self._work.start(work, done, self.tell)

    def tell(self, error: KnownError) -> None:
        """Nobody asked for the work, so nobody is interrupted; Settings shows the last copy."""
        _log.warning("no backup this time: %s", error.code)
