"""When the disk does not take what is to be written: everything, encrypted, somewhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from mbc_companion.core.backups import Copy
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import (
    DiskFull,
    DiskTrouble,
    FileInUse,
    KnownError,
    ReadOnly,
    VaultDamaged,
)
from mbc_companion.journal.domain import Draft
from mbc_companion.session.copy_with_words import copy_with_words
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.ui import troubles
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.window import CompanionWindow

_DISK = (DiskFull, ReadOnly, DiskTrouble)


class Rescue(QObject):
    """Told of every trouble, from any thread; offers a way out once until something is
    written again. ``damaged``: the person wants to see what of a damaged file is safe, for
    which it has to be closed.
    """

    damaged = Signal()
    _heard = Signal(object)

    def __init__(self, window: CompanionWindow, dialogs: Dialogs, clock: Clock) -> None:
        super().__init__()
        self._window = window
        self._dialogs = dialogs
        self._clock = clock
        self._unlocked: Unlocked | None = None
        self._work: LongWork | None = None
        self._unsaved: Callable[[], tuple[Draft, ...]] = tuple
        self._offered = -1
        # Later than what the page itself says of it, which would take its place.
        self._heard.connect(self._offer, Qt.ConnectionType.QueuedConnection)

    def join(
        self, unlocked: Unlocked, work: LongWork, unsaved: Callable[[], tuple[Draft, ...]]
    ) -> None:
        """From now on there is something to copy; ``unsaved`` are the words on the screen."""
        self._unlocked, self._work, self._unsaved = unlocked, work, unsaved
        unlocked.database.report_to(self.hear)
        work.troubled = self.hear

    def hear(self, error: KnownError) -> None:
        if isinstance(error, (*_DISK, VaultDamaged)):
            self._heard.emit(error)

    def _offer(self, error: KnownError) -> None:
        if self._unlocked is None or self._unlocked.database.closed:
            return
        if self._offered == self._unlocked.database.changes:
            return
        self._offered = self._unlocked.database.changes
        if isinstance(error, VaultDamaged):
            words = self.tr("Part of the file cannot be read. Nothing was changed or deleted.")
            act, act_words = self.damaged.emit, self.tr("See what is safe")
        else:
            words = self.tr(
                "The computer could not write just now. "
                "You can put everything, encrypted, in another place."
            )
            act, act_words = self.save_elsewhere, self.tr("Save an encrypted copy elsewhere")
        self._window.toasts.show(words, undo=act, undo_words=act_words, undo_icon="info")

    def save_elsewhere(self) -> None:
        """Ask where, then write a verified backup with the words that are not saved yet."""
        self._dialogs.choose_folder(self.tr("Choose a folder for the copy"), self._save_in)

    def _save_in(self, folder: Path | None) -> None:
        unlocked, work = self._unlocked, self._work
        if folder is None or unlocked is None or work is None:
            return
        words, clock = self._unsaved(), self._clock
        work.start(
            lambda: copy_with_words(unlocked, words, folder, clock, work.pause),
            self._saved,
            self._not_saved,
        )

    def _saved(self, copy: Copy) -> None:
        words = self.tr(
            "An encrypted copy with everything, your last words too, is in that folder: {name}. "
            "It opens with your passphrase."
        )
        self._window.toasts.show(words.format(name=copy.path.name))

    def _not_saved(self, error: KnownError) -> None:
        words = troubles.words(error)
        if isinstance(error, FileInUse):
            words = self.tr("Something else is being written. Try again in a moment.")
        elif isinstance(error, _DISK):
            words = self.tr("The copy could not be written there. Choose another place.")
        self._window.toasts.show(
            words,
            undo=self.save_elsewhere,
            undo_words=self.tr("Save an encrypted copy elsewhere"),
            undo_icon="info",
        )
