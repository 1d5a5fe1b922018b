"""The rarer acts on keys: everything anew, the system's keyring, and what they leave behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mbc_companion.core.errors import KnownError
from mbc_companion.core.settings import BACKUP_PLACE
from mbc_companion.security import keyring_slot
from mbc_companion.session.old_copies import OldCopies
from mbc_companion.session.place import Place
from mbc_companion.session.renewing import Renewed, Ways, stage
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.storage.troubles import Interrupted
from mbc_companion.ui import tasks
from mbc_companion.ui.settings_page import SettingsPage
from mbc_companion.ui.settings_page_keys import KeyringActs, KeyRows
from mbc_companion.ui.settings_page_renew import RenewalActs
from mbc_companion.ui.settings_page_sheets import Done, Failed, KeyActs


class KeysRoom(QObject):
    """``swap_requested`` carries the folder for what is here, once the new vault is proven.

    ``has_unsaved`` saves everything; True if some words could not be.
    """

    swap_requested = Signal(object)
    _is_renewing = False

    def __init__(
        self,
        around: Surroundings,
        unlocked: Unlocked,
        place: Place,
        has_unsaved: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._around = around
        self._unlocked = unlocked
        self._paths = unlocked.keys.paths
        self._place = place
        self._has_unsaved = has_unsaved
        self._old = OldCopies(self._paths, around.preferences, self._backup_folders)
        self._rows: KeyRows | None = None

    def _backup_folders(self) -> tuple[Path, ...]:
        place = self._around.preferences.get(BACKUP_PLACE)
        return (self._paths.backups, *([Path(place)] if place else []))

    def join(self, settings: SettingsPage, acts: KeyActs) -> None:
        """Put the rows under Privacy and lock."""
        self._rows = KeyRows(
            settings,
            acts,
            RenewalActs(
                renew=self._renew,
                old_copies=lambda: len(self._old.found()),
                delete_old_copies=self._old.delete,
            ),
            KeyringActs(
                is_on=lambda: self._unlocked.keys.has_keyring,
                turn_on=self._turn_keyring_on,
                turn_off=self._turn_keyring_off,
            ),
            dialogs=self._around.dialogs,
            say=self._around.window.toasts.show,
        )

    def lock_reason(self, reason: str) -> str:
        """What the lock screen is to say; new keys that a lock cuts off are not in place."""
        return "not-renewed" if self._is_renewing else reason

    def has_old_copies(self) -> bool:
        """From before the new keys: at the first opening with these, and while some are left."""
        return not self._unlocked.database.closed and bool(self._old.found())

    def offer_old_copies(self) -> None:
        """Whether to delete them; once Settings is built."""
        if self._rows is not None:
            self._rows.offer_old_copies()

    def say_if_older(self) -> None:
        """The header knows of a later closing than the file does."""
        if self._unlocked.database.commits < self._unlocked.keys.commits:
            self._around.window.toasts.show(
                self.tr(
                    "This looks older than your last visit (perhaps restored by a cloud "
                    "folder). Nothing was deleted."
                )
            )

    # -- everything anew -----------------------------------------------------------

    def _renew(self, passphrase: str, words: tuple[str, ...], done: Done, failed: Failed) -> None:
        self._place.keep()
        if self._has_unsaved():
            failed(KnownError("UNSAVED"))
            return
        clock, pending = self._around.clock, self._unlocked.pending
        self._is_renewing = True

        def work() -> Renewed:
            ways = Ways(passphrase, words)
            return stage(self._paths, self._unlocked, ways, clock, pending.pause)

        def not_staged(error: KnownError) -> None:
            self._is_renewing = False
            failed(error)

        def staged(renewed: Renewed) -> None:
            self._is_renewing = False
            if renewed.changes != self._unlocked.database.changes:
                failed(KnownError("CHANGED"))
                return
            done()
            self.swap_requested.emit(renewed.kept)

        tasks.run(pending.holding(work), staged, self._told(not_staged))

    # -- the system's keyring ------------------------------------------------------

    def _turn_keyring_on(self, done: Done, failed: Failed) -> None:
        keys, pending = self._unlocked.keys, self._unlocked.pending

        def work() -> None:
            if not keyring_slot.is_there():
                raise KnownError("KEYRING")
            secret = keys.set_keyring()
            if not keyring_slot.keep(keys.vault_id, secret):
                keys.drop_keyring()
                raise KnownError("KEYRING")

        tasks.run(pending.holding(work), lambda _: done(), self._told(failed))

    def forget_keyring(self) -> bool | None:
        """Everything is deleted: nothing of it stays in the keyring either.

        Whether it is gone; None if the keyring never had anything.
        """
        if not self._unlocked.keys.has_keyring:
            return None
        return keyring_slot.forget(self._unlocked.keys.vault_id)

    def _turn_keyring_off(self, done: Done, failed: Failed) -> None:
        keys, pending = self._unlocked.keys, self._unlocked.pending

        def work() -> None:
            keys.drop_keyring()
            # Without its slot the secret opens nothing, whether or not it could be removed.
            keyring_slot.forget(keys.vault_id)

        tasks.run(pending.holding(work), lambda _: done(), self._told(failed))

    def _told(self, failed: Failed) -> Callable[[BaseException], None]:
        def broke(error: BaseException) -> None:
            if isinstance(error, Interrupted):
                return
            if not isinstance(error, KnownError):
                raise error
            self._around.rescue.hear(error)
            failed(error)

        return broke
