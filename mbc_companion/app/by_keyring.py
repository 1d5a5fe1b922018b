"""Opening with what the system's keyring keeps, where the person turned that on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError, WrongPassphrase
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import keyring_slot, vault
from mbc_companion.ui.lock_screen import LockScreen

if TYPE_CHECKING:
    from mbc_companion.session.unlocked import Unlocked


def offer(screen: LockScreen | None, paths: DataPaths) -> None:
    """Where the header has a slot for it; the keyring itself is not asked yet."""
    try:
        offered = vault.best_header(paths).slot("keyring") is not None
    except KnownError:
        return
    if offered and screen is not None:
        screen.offer_keyring()


def opened(paths: DataPaths, clock: Clock) -> Unlocked:
    """Slow: the desktop may ask for the keyring's own password. Raises WrongPassphrase if
    the keyring does not answer, or with something else; and what opening raises."""
    # The database is not loaded for the lock screen.
    from mbc_companion.session.unlocked import Unlocked

    secret = keyring_slot.fetch(vault.best_header(paths).vault)
    if secret is None:
        raise WrongPassphrase("KEYRING")
    return Unlocked.open(paths, vault.unlock_with_keyring(paths, secret), clock)
