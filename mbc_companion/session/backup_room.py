"""Backups in the unlocked time: by themselves every half hour of changes, and when asked."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.core.backups import Copy, Preview
from mbc_companion.core.errors import (
    DatabaseMissing,
    KnownError,
    PlaceMissing,
    Stopped,
    WrongPassphrase,
)
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import BACKUP_BUDGET_MB, BACKUP_PLACE
from mbc_companion.journal.domain import Draft
from mbc_companion.session import backing_up, restoring
from mbc_companion.session.after_restore import AfterRestore
from mbc_companion.session.health import Health
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.restore_acts import Restoring, secrets_in
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.ui.backup_acts import BackupActs, Failed, Standing
from mbc_companion.ui.settings_page_data import BACKUP, DATA, BackupSection, DataSection
from mbc_companion.ui.settings_page_rows import Section

EVERY_SECONDS = 30 * 60
LONGEST_AT_LOCK = 1.0
_LOOK_EVERY_MS = 60_000
_MEGABYTE = 1_000_000
# Until one was made in this time of use: 154 MB took 5 s, checks and all.
_USUAL_BYTES_A_SECOND = 20 * _MEGABYTE
_LEAST_SECONDS = 0.2
_log = logging.getLogger(__name__)
Done = Callable[[Copy], None]


class BackupRoom(QObject):
    """``swap_requested`` carries the folder for what is here, once a copy is staged;
    ``delete_requested`` the known copies in the second place, and what became of the key in
    the system's keyring."""

    swap_requested = Signal(object)
    delete_requested = Signal(object, object)

    def __init__(
        self,
        around: Surroundings,
        unlocked: Unlocked,
        folder: Path,
        has_unsaved: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._around = around
        self._unlocked = unlocked
        self._database = unlocked.database
        self._paths = DataPaths(folder)
        self._has_unsaved = has_unsaved
        self.work = LongWork()
        self.forget_keyring: Callable[[], bool | None] = lambda: None
        self._bytes_a_second = float(_USUAL_BYTES_A_SECOND)
        self._seen_changes = self._database.changes
        self._left_old = 0
        # A change of the passphrase writes into the folders from a thread of its own.
        self._folders = threading.Lock()
        self._changed_since: float | None = None
        self._restoring = Restoring(
            self._paths, around.clock, self.work, now=unlocked.keys, finish=self._staged
        )
        self._after = AfterRestore(around, self._paths, self.work, self._staged)
        self.say_restored = self._after.say
        self.health = Health(around, self.work, self._behind, cut_off=unlocked.cut_off)
        self.health.behind.connect(lambda: self._back_up(lambda _: None, self.health.tell))
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def acts(self) -> BackupActs:
        return BackupActs(
            restoring=self._restoring.acts(),
            standing=self.standing,
            back_up=self._back_up,
            copy_to=self._copy_to,
            set_place=self._set_place,
            set_budget=lambda mb: self._around.preferences.set(BACKUP_BUDGET_MB, mb),
            check=self._check,
            undo=self._after.undo,
            delete_everything=self._delete,
        )

    def sections(self, rows: Sequence[QWidget] = ()) -> tuple[Section, ...]:
        """For Settings; ``rows`` of other rooms come first in "Your data"."""
        acts, dialogs = self.acts(), self._around.dialogs
        card = BackupSection(acts, dialogs=dialogs)
        # Not the second place: a folder that was chosen is no matter of taste.
        card.resets = ((self._around.preferences, BACKUP_BUDGET_MB),)
        return (
            Section(BACKUP, self.tr("Backup and recovery"), "hard-drive", card),
            _data(self.tr("Your data"), DataSection(acts, dialogs=dialogs, rows=rows)),
        )

    def join_rescue(
        self, unsaved: Callable[[], tuple[Draft, ...]], lock: Callable[[str], object]
    ) -> None:
        """When the disk is in trouble: ``unsaved`` words go along, damage leads to a lock."""
        self._around.rescue.join(self._unlocked, self.work, unsaved)
        self._around.rescue.damaged.connect(lambda: lock("damaged"))

    # -- by itself -------------------------------------------------------------------

    def start(self) -> None:
        """Called once the pages are there; what is checked at first runs off this thread."""
        self._timer.start()
        self.health.begin()

    def _behind(self) -> bool:
        """Whether something is not in the newest backup. In a thread."""
        last = self.standing().last
        if last is None:
            # After new keys or on a new computer no copy of before counts.
            return backing_up.holds_entries(self._unlocked, self.work.pause)
        return backing_up.content_digest(self._unlocked, self.work.pause) != last.manifest.content

    def look(self) -> None:
        """Half an hour after the first change that no backup has, one is made."""
        now = self._around.clock.boot_seconds()
        if self._database.changes != self._seen_changes and self._changed_since is None:
            self._changed_since = now
        due = self._changed_since is not None and now - self._changed_since >= EVERY_SECONDS
        if due and not self.work.busy:
            self._back_up(lambda _: None, self.health.tell)

    def stop(self) -> None:
        """Before the vault is closed; waits until the thread has let go of it."""
        self._timer.stop()
        self.work.stop()

    def at_lock(self, reason: str) -> None:
        """A last backup if there is something new and it takes less than a second."""
        kind = reason.partition("-")[0]
        new = self._database.changes != self._seen_changes
        if kind not in {"asked", "idle", "hidden"} or not new or not self._database_is_quick():
            return
        end = time.monotonic() + LONGEST_AT_LOCK

        def pause() -> None:
            if time.monotonic() > end:
                raise Stopped("LOCK")

        try:
            last = self.standing().last
            found = backing_up.content_digest(self._unlocked, pause)
            if last is None or found != last.manifest.content:
                self._made(pause)
        except KnownError as error:
            self.health.tell(error)

    def _database_is_quick(self) -> bool:
        seconds = _LEAST_SECONDS + self._database.bytes / self._bytes_a_second
        return seconds < LONGEST_AT_LOCK

    # -- asked for ---------------------------------------------------------------------

    def standing(self) -> Standing:
        preferences = self._around.preferences
        found = [c for c in backing_up.copies(self._paths.backups, self._unlocked.keys) if c.ours]
        place = preferences.get(BACKUP_PLACE)
        return Standing(
            last=found[0] if found else None,
            place=place,
            place_is_there=bool(place) and Path(place).is_dir(),
            budget_mb=preferences.get(BACKUP_BUDGET_MB),
            undo=self._after.kept() is not None,
        )

    def _back_up(self, done: Done, failed: Failed) -> None:
        self._has_unsaved()
        self.work.start(lambda: self._made(self.work.pause), done, failed)

    def _made(self, pause: Callable[[], None]) -> Copy:
        """In a thread, or at lock in the window's."""
        changes, began = self._database.changes, time.monotonic()
        preferences, keys = self._around.preferences, self._unlocked.keys
        budget = preferences.get(BACKUP_BUDGET_MB) * _MEGABYTE
        with self._folders:
            made = backing_up.make_backup(
                self._unlocked, self._paths.backups, self._around.clock, pause
            )
        taken = max(0.01, time.monotonic() - began - _LEAST_SECONDS)
        self._bytes_a_second = max(float(_MEGABYTE), made.manifest.size / taken)
        self._seen_changes, self._changed_since = changes, None
        backing_up.thin(self._paths.backups, keys, budget=budget, new=made.path.name)
        self._to_second_place(made, budget, pause)
        return made

    def _to_second_place(self, made: Copy, budget: int, pause: Callable[[], None]) -> None:
        place = self._around.preferences.get(BACKUP_PLACE)
        if not place:
            return
        try:
            backing_up.copy_to(made, Path(place), self._unlocked.keys, pause)
            keys, new = self._unlocked.keys, made.path.name
            backing_up.thin(Path(place), keys, budget=budget, new=new)
        except Stopped:
            raise
        except KnownError as error:
            # The backup itself is there; Settings says that the drive is not connected.
            _log.warning("no second copy this time: %s", error.code)

    def _copy_to(self, folder: Path, done: Done, failed: Failed) -> None:
        self._has_unsaved()

        def work() -> Copy:
            if not folder.is_dir():
                raise PlaceMissing("FOLDER")
            made = self._made(self.work.pause)
            return backing_up.copy_to(made, folder, self._unlocked.keys, self.work.pause)

        self.work.start(work, done, failed)

    def _set_place(self, place: Path | None) -> None:
        self._around.preferences.set(BACKUP_PLACE, "" if place is None else str(place))

    def _check(self, typed: str, done: Callable[[Preview], None], failed: Failed) -> None:
        def work() -> Preview:
            last = self.standing().last
            if last is None:
                raise DatabaseMissing("BACKUP")
            trouble: KnownError = WrongPassphrase("SLOT")
            for secret in secrets_in(typed):
                try:
                    # Without the keys of now, as on a computer that has only the file.
                    keys = restoring.keys_for(self._paths, last.path, None, secret)
                except WrongPassphrase as error:
                    trouble = error
                    continue
                pause = self.work.pause
                return restoring.preview(self._paths, last.path, keys, pause, ours=True)
            raise trouble

        self.work.start(work, done, failed)

    # -- going ----------------------------------------------

    def _staged(self, kept: object) -> None:
        """On to the lock screen, unless some words cannot be saved."""
        if self._has_unsaved():
            words = self.tr("Some words could not be saved yet, so nothing was restored.")
            self._around.window.toasts.show(words)
        else:
            self.swap_requested.emit(kept)

    def _delete(self) -> None:
        self.delete_requested.emit(self._elsewhere(), self.forget_keyring())

    def _elsewhere(self) -> tuple[Path, ...]:
        place = self._around.preferences.get(BACKUP_PLACE)
        if not place or not Path(place).is_dir():
            return ()
        found = backing_up.copies(Path(place), self._unlocked.keys)
        return tuple(copy.path for copy in found if copy.ours)

    def renew_headers(self) -> None:
        """After a change of the passphrase, in that work's thread; never fails the change."""
        keys, place = self._unlocked.keys, self._around.preferences.get(BACKUP_PLACE)
        folders = [self._paths.backups, *([Path(place)] if place else [])]
        self._left_old = 0
        with self._folders:
            for folder in folders:
                if folder.is_dir():
                    self._left_old += backing_up.renew_headers(folder, keys, self.work.pause)[1]
                elif folder != self._paths.backups:
                    self._left_old += 1

    def changed_words(self) -> str:
        """What the change of the passphrase did to the copies."""
        if self._left_old:
            return self.tr(
                "The passphrase is changed. Some older backups still open with the old passphrase."
            )
        return self.tr(
            "The passphrase is changed, for the known backups too. "
            "Copies elsewhere still open with the old one."
        )


def _data(words: str, card: DataSection) -> Section:
    return Section(DATA, words, "export", card)
