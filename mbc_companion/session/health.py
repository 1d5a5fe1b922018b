"""Looking after the open file: its index of words, its newest backup."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from mbc_companion.core.errors import KnownError
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.storage.cut_off import fits_together

FIRST_LOOK_MS = 20_000
_log = logging.getLogger(__name__)


class Health(QObject):
    """``behind``: something is not in the newest backup. ``copies_wanted``: after a change
    that was cut off, to see what there is to go back to."""

    behind = Signal()
    copies_wanted = Signal()

    def __init__(
        self,
        around: Surroundings,
        work: LongWork,
        is_behind: Callable[[], bool],
        *,
        cut_off: bool = False,
    ) -> None:
        super().__init__()
        self._cut_off = cut_off
        self._around = around
        self._work = work
        self._is_behind = is_behind

    def begin(self) -> None:
        """The first look: soon, or at once if the last time of use was cut off."""
        if self._cut_off:
            self.look_after_a_cut()
        else:
            QTimer.singleShot(FIRST_LOOK_MS, self, self.look)

    def look_after_a_cut(self) -> None:
        """Say it only if something does not fit together: most ends leave nothing behind."""

        def done(fits: bool) -> None:  # noqa: FBT001
            QTimer.singleShot(FIRST_LOOK_MS, self, self.look)
            if not fits:
                self._say_cut_off()

        database, pause = self._around.database, self._work.pause
        self._work.start(lambda: fits_together(database, pause), done, self.tell)

    def _say_cut_off(self) -> None:
        self._around.window.toasts.show(
            self.tr(
                "A change was cut off last time, and only a part of it may be there. "
                "Nothing was deleted. Look at what you changed last."
            ),
            undo=self.copies_wanted.emit,
            undo_words=self.tr("Show the copies"),
            undo_icon="info",
        )

    def look(self) -> None:
        """The rows and the index first, then whether the newest backup holds everything.

        A copy of the folder that somebody made while it was open may have come without
        the note that it was: only what does not fit together tells of it.
        """
        if self._work.busy:
            QTimer.singleShot(FIRST_LOOK_MS, self, self.look)
            return

        def work() -> tuple[bool, bool]:
            fits = fits_together(self._around.database, self._work.pause)
            return fits, fits and self._is_behind()

        def done(found: tuple[bool, bool]) -> None:
            fits, behind = found
            if not fits:
                self._say_cut_off()
            elif behind:
                self.behind.emit()

        self._work.start(work, done, self.tell)

    def tell(self, error: KnownError) -> None:
        """Nobody asked for the work, so nobody is interrupted; Settings shows the last copy."""
        _log.warning("no backup this time: %s", error.code)
