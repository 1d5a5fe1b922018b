"""The entry on the page and its way into the file: drafts while writing, then the entry."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.journal.autosave import Autosave, Due
from mbc_companion.journal.domain import Draft, Repository


class OpenEntry(QObject):
    """``page`` gives what stands on the page; it is asked only when something is written.

    ``writing`` comes just before, so that nothing else need hold the file. ``saved``
    carries the local time of a commit, and comes only after it; ``written`` is then what
    was written. ``failed`` carries the KnownError; what was typed stays on the page and
    is tried again.
    """

    writing = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        repository: Repository,
        clock: Clock,
        page: Callable[[], Draft],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._repository = repository
        self._clock = clock
        self._page = page
        self._saving = Autosave()
        self._owed: list[Draft] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # Qt's usual timer may come 5 % late, and two seconds are promised.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.ring)
        self.uid = ""
        self.is_new = False
        self.is_writing = False
        self.written: Draft | None = None

    def end(self) -> None:
        """Save nothing by itself any more; what was not saved is in ``unsaved``."""
        self._timer.stop()

    @property
    def is_open(self) -> bool:
        return bool(self.uid)

    def open(self, draft: Draft, *, is_new: bool) -> None:
        """Call ``leave`` before. ``is_new``: the store has no such entry yet."""
        self.uid, self.is_new = draft.uid, is_new
        self._saving = Autosave()
        self._timer.stop()

    def forget(self) -> None:
        """Nothing is open any more; what was not saved is given up."""
        self.uid, self.is_new = "", False
        self._saving = Autosave()
        self._timer.stop()

    def touched(self) -> None:
        """Something on the page was changed by the person."""
        if not self.is_open:
            return
        winds = not self._saving.unsaved or not self._timer.isActive()
        self._saving.changed(self._clock.boot_seconds())
        # Else it rings in time, and is wound again if more keys have put the saving off.
        if winds:
            self._wind()

    def ring(self) -> None:
        """Write what is due; the timer calls it, tests may."""
        due = self._saving.due(self._clock.boot_seconds())
        if due is Due.DRAFT:
            self.save()
        elif due is Due.ENTRY:
            if self._page().blank:
                self._saving.put_off()
            else:
                self.settle()
        self._wind()

    def save(self) -> bool:
        """Write the draft now; True if everything on the page is in the file."""
        if not self._saving.unsaved:
            return True
        return self._attempt(self._repository.save_draft, self._saving.draft_saved)

    def settle(self) -> bool:
        """Write the entry and its index now."""
        if not self._saving.unsettled:
            return True
        if not self._attempt(self._write_entry, self._saving.entry_saved):
            return False
        self._pay()
        return True

    def leave(self) -> bool:
        """Write everything before another entry is shown; False if it must stay open.

        If only the draft could be written the entry follows later, at the latest when
        the program is opened again.
        """
        if self.settle():
            return True
        if not self.save():
            return False
        self._owed.append(self._page())
        return True

    def unsaved(self) -> tuple[Draft, ...]:
        """What is on the page and not in the file."""
        return (self._page(),) if self.is_open and self._saving.unsaved else ()

    def _write_entry(self, draft: Draft) -> None:
        self.is_new = not self._repository.save(draft) and self.is_new

    def _attempt(self, write: Callable[[Draft], object], done: Callable[[], None]) -> bool:
        draft = self._page()
        self.writing.emit()
        self.is_writing = True
        try:
            write(draft)
        except KnownError as error:
            self._saving.failed(self._clock.boot_seconds())
            self._wind()
            self.failed.emit(error)
            return False
        finally:
            self.is_writing = False
        self.written = draft
        done()
        self._wind()
        self.saved.emit(local_now(self._clock))
        return True

    def _pay(self) -> None:
        """Make entries of drafts that were left while the disk was in trouble."""
        while self._owed:
            try:
                self._repository.save(self._owed[-1])
            except KnownError:
                return
            self._owed.pop()

    def _wind(self) -> None:
        wait = self._saving.wait(self._clock.boot_seconds())
        if wait is None:
            self._timer.stop()
        else:
            self._timer.start(math.ceil(wait * 1000))
