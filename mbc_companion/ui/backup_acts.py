"""What the screens about backups may ask for; ``session`` and ``app`` do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from mbc_companion.core.backups import Copy, Preview
from mbc_companion.core.errors import KnownError
from mbc_companion.core.salvaged import Salvaged

Failed = Callable[[KnownError], None]


@dataclass(frozen=True)
class RestoreActs:
    """``look(path, secret, done, failed)`` opens and reads a copy whole; with an empty
    secret it fails with WrongPassphrase if the copy needs one. ``restore(path, secret,
    failed)`` puts a copy that was looked into in place; on success the program goes to
    the lock screen. ``zone`` is for times of copies.
    """

    zone: tzinfo
    copies: Callable[[], tuple[Copy, ...]]
    look: Callable[[Path, str, Callable[[Preview], None], Failed], None]
    restore: Callable[[Failed], None]


@dataclass(frozen=True)
class SafePartActs:
    """``look(secret, done, failed)`` reads all that can be read of the damaged file; ``done``
    hears of it, and the name of the folder in which the damaged file would be kept.
    ``read(failed)`` opens what was read, to be looked through and not to be changed.
    """

    look: Callable[[str, Callable[[Salvaged, str], None], Failed], None]
    read: Callable[[Failed], None]


@dataclass(frozen=True)
class Standing:
    """How the backups stand. ``undo``: a restore can be taken back."""

    last: Copy | None
    place: str = ""
    place_is_there: bool = False
    budget_mb: int = 2000
    undo: bool = False


@dataclass(frozen=True)
class BackupActs:
    """The slow ones answer later, on this thread.

    ``check(passphrase, done, failed)`` opens the newest copy as on another computer.
    """

    restoring: RestoreActs
    standing: Callable[[], Standing]
    back_up: Callable[[Callable[[Copy], None], Failed], None]
    copy_to: Callable[[Path, Callable[[Copy], None], Failed], None]
    set_place: Callable[[Path | None], None]
    set_budget: Callable[[int], None]
    check: Callable[[str, Callable[[Preview], None], Failed], None]
    undo: Callable[[Failed], None]
    delete_everything: Callable[[], None]
