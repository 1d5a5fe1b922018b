"""What lies in the data folder, and the ways from there to an open vault.

Nothing here speaks SQL: the database file is looked at from outside only.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mbc_companion.core.atomic import fsync_folder, make_private_folder
from mbc_companion.core.errors import (
    DatabaseMissing,
    DiskTrouble,
    HeaderDamaged,
    HeaderMissing,
    KnownError,
    NotEncrypted,
    VaultDamaged,
    VaultExists,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryWords,
    from_os_error,
)
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import header as headers
from mbc_companion.security import kdf, restoring
from mbc_companion.security.header import Header

if TYPE_CHECKING:
    from datetime import date

    from mbc_companion.security.keys import Keys

PAGE_BYTES = 4096
_PLAIN_MAGIC = b"SQLite format 3\x00"


class Condition(Enum):
    """NONE: no vault was ever here. TROUBLE: something is, and it must not be touched."""

    NONE = "none"
    READY = "ready"
    TROUBLE = "trouble"


class Look(NamedTuple):
    """What a look at the folder found; ``trouble`` is set if and only if it is TROUBLE."""

    condition: Condition
    trouble: KnownError | None = None


def look(paths: DataPaths) -> Look:
    """Recognize the state of the folder; creates nothing, overwrites nothing.

    A set-up that was cut off is completed if it had come far enough to be a vault, and
    cleared if it had not; either way it holds nothing a person has written. Never called
    while this process has the vault open: on POSIX, closing any descriptor of a file
    drops every lock the process holds on it.
    """
    try:
        _refuse_lost_folder(paths.root)
        restoring.finish(paths)
        _finish_setting_up(paths)
        if not any(_there(path) for path in paths.vault_files()):
            return Look(Condition.NONE)
        _check_database_file(paths)
        best_header(paths)
    except KnownError as error:
        return Look(Condition.TROUBLE, error)
    except OSError as error:
        return Look(Condition.TROUBLE, from_os_error(error))
    return Look(Condition.READY)


def _there(path: Path) -> bool:
    """Raises OSError where it cannot be told: not being allowed to look is no first run."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    return True


def _refuse_lost_folder(root: Path) -> None:
    # A link into a drive that is not plugged in would look like a first run.
    if root.is_symlink() and not root.exists():
        raise DiskTrouble("ENOENT")


def _check_database_file(paths: DataPaths) -> None:
    try:
        found = os.lstat(paths.database)
    except FileNotFoundError:
        raise DatabaseMissing("DATABASE") from None
    if not (_there(paths.header) or _there(paths.header_twin)):
        raise HeaderMissing("HEADER")
    if not stat.S_ISREG(found.st_mode):
        raise VaultDamaged("FILE")
    # Power lost while the file grew leaves part of a page, and a journal that undoes it.
    partial = found.st_size % PAGE_BYTES and not _there(paths.journal)
    if found.st_size < PAGE_BYTES or partial:
        raise VaultDamaged("SIZE")
    with open(paths.database, "rb") as stream:
        if stream.read(len(_PLAIN_MAGIC)) == _PLAIN_MAGIC:
            raise NotEncrypted("MAGIC")


def best_header(paths: DataPaths) -> Header:
    """The newest intact of the two copies. Raises HeaderMissing, HeaderDamaged, VaultNewer."""
    return _intact_headers(paths)[0]


def _intact_headers(paths: DataPaths) -> list[Header]:
    """One or two, newest first; whether somebody altered them shows only under the key."""
    found: list[Header] = []
    trouble: KnownError | None = None
    for path in (paths.header, paths.header_twin):
        try:
            header = headers.read(path)
        except KnownError as error:
            if trouble is None or isinstance(error, VaultNewer):
                trouble = error
        else:
            if header is not None:
                found.append(header)
    if isinstance(trouble, VaultNewer):
        raise trouble
    if not found:
        raise trouble or HeaderMissing("HEADER")
    return sorted(found, key=lambda header: header.generation, reverse=True)


def unlock(paths: DataPaths, passphrase: str) -> Keys:
    """Open the key header; slow. Raises WrongPassphrase, NotEnoughMemory, Header troubles."""
    return _opened(paths, "passphrase", passphrase)


def unlock_with_words(paths: DataPaths, words: tuple[str, ...]) -> Keys:
    """Open with recovery words. Raises MistypedRecoveryWords or WrongRecoveryWords."""
    try:
        return _opened(paths, "recovery", words)
    except WrongPassphrase as error:
        raise WrongRecoveryWords(error.code) from None


def unlock_with_keyring(paths: DataPaths, secret: bytes) -> Keys:
    """Open with what the system's keyring keeps. Raises WrongPassphrase if it does not fit."""
    return _opened(paths, "keyring", secret)


def _opened(paths: DataPaths, kind: str, secret: str | tuple[str, ...] | bytes) -> Keys:
    # Imported late: the lock screen is shown before any key is needed.
    from mbc_companion.security.keys import open_keys

    trouble: KnownError = HeaderDamaged("MAC")
    intact = _intact_headers(paths)
    for header in intact:
        try:
            return open_keys(paths, header, kind, secret)
        except HeaderDamaged as error:
            # Altered by somebody without the key: the other copy may be untouched.
            trouble = error
        except WrongPassphrase as error:
            # An older copy of the same header never counts: it may know a passphrase of
            # before. One of another vault was left here, and hides ours.
            if len({one.vault for one in intact}) == 1:
                raise
            trouble = error
    raise trouble


class Making:
    """A vault being made in ``setting-up/``; nobody sees it before ``publish``.

    Order of publishing, each step durable before the next: header and twin written in
    the staging folder (now it is a vault), database moved, twin moved, header moved,
    staging folder removed. Cut off anywhere before the header is written, ``look``
    clears it; anywhere after, ``look`` completes it.
    """

    def __init__(self, paths: DataPaths, keys: Keys) -> None:
        self._paths = paths
        self.keys = keys

    @property
    def database(self) -> Path:
        """Where the database has to be made, complete and closed, before publishing."""
        return _staged(self._paths).database

    def publish(self) -> Keys:
        """Raises a KnownError; the vault is then abandoned, and may be prepared again."""
        try:
            self.keys.save(_staged(self._paths))
            _move_staged(self._paths)
        except OSError as error:
            self.abandon()
            raise from_os_error(error) from None
        except KnownError:
            self.abandon()
            raise
        return self.keys

    def abandon(self) -> None:
        """Leave nothing behind; what was already moved into place is left to ``look``."""
        with contextlib.suppress(OSError):
            if not any(_there(path) for path in self._paths.vault_files()):
                shutil.rmtree(self._paths.staging)
        self.keys.forget()


def prepare(paths: DataPaths, passphrase: str, params: kdf.Argon2Params) -> Making:
    """Begin a new vault; slow. Raises VaultExists if any vault file is here."""
    try:
        taken = any(_there(path) for path in (*paths.vault_files(), paths.staging))
    except OSError as error:
        raise from_os_error(error) from None
    if taken:
        raise VaultExists("EXISTS")
    from mbc_companion.security.keys import new_keys

    keys = new_keys(paths, passphrase, params)
    make_private_folder(paths.root)
    make_private_folder(paths.staging)
    return Making(paths, keys)


def _staged(paths: DataPaths) -> DataPaths:
    return DataPaths(paths.staging)


def _finish_setting_up(paths: DataPaths) -> None:
    if not _there(paths.staging):
        return
    if not stat.S_ISDIR(os.lstat(paths.staging).st_mode):
        raise VaultDamaged("FILE")
    if not _there(_staged(paths).header):
        _clear_staging(paths)
    elif not _there(paths.header):
        _move_staged(paths)
    # Else a whole vault is here already, and what was being set up beside it is left alone.


def _clear_staging(paths: DataPaths) -> None:
    try:
        shutil.rmtree(paths.staging)
    except OSError:
        # Beside a vault it does no harm; without one, no vault could be made.
        if not any(_there(path) for path in paths.vault_files()):
            raise


def _move_staged(paths: DataPaths) -> None:
    staged = _staged(paths)
    pairs = (
        (staged.database, paths.database),
        (staged.header_twin, paths.header_twin),
        (staged.header, paths.header),
    )
    if any(_there(source) and _there(target) for source, target in pairs):
        raise VaultExists("EXISTS")
    _move(pairs)
    shutil.rmtree(paths.staging, ignore_errors=True)


def _move(pairs: Iterable[tuple[Path, Path]]) -> None:
    """Rename what is there, each durable before the next; undone if one fails."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in pairs:
            if _there(source):
                os.rename(source, target)
                done.append((source, target))
                fsync_folder(target.parent)
    except OSError:
        with contextlib.suppress(OSError):
            for source, target in reversed(done):
                os.rename(target, source)
        raise


def start_fresh(paths: DataPaths, day: date) -> Path:
    """Move every vault file to ``kept-DATE/`` and give that folder; nothing is deleted.

    Copies kept before an upgrade and leftovers of cut-off writes go with them.
    """
    kept = paths.kept(day)
    try:
        make_private_folder(kept)
        beside = sorted(paths.root.glob(f"{paths.database.stem}.*"))
        files = dict.fromkeys((*paths.vault_files(), *beside, paths.staging))
        _move((path, kept / path.name) for path in files)
        fsync_folder(paths.root)
    except OSError as error:
        raise from_os_error(error) from None
    return kept
