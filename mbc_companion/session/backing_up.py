"""Making verified backups and keeping them in their folders; knows no window."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mbc_companion.core.atomic import fsync_folder, make_private_folder
from mbc_companion.core.backups import Copy, Manifest
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import BackupDamaged, KnownError, PlaceMissing, from_os_error
from mbc_companion.security import backup_file
from mbc_companion.security.backup_file import ENDING
from mbc_companion.security.keys import Keys
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.storage.backup import ladder
from mbc_companion.storage.backup.copying import copy_into, rows_of
from mbc_companion.storage.backup.proof import Proof, glance, prove
from mbc_companion.storage.backup.rows import BOOKKEEPING, Rows, agrees, digest

Pause = Callable[[], None]
LINE = "backup_line"
_TRIES = 3
_UNFINISHED = ".new"
_log = logging.getLogger(__name__)


def content_digest(unlocked: Unlocked, pause: Pause) -> str:
    """Of everything a person made; equal to a backup's ``content`` if that one has it all."""
    return digest(rows_of(unlocked.database, pause), without=BOOKKEEPING)


def holds_entries(unlocked: Unlocked, pause: Pause) -> bool:
    """Whether anything was ever written, so that there is something to lose."""
    return bool(rows_of(unlocked.database, pause).get("entry"))


def make_backup(unlocked: Unlocked, folder: Path, clock: Clock, pause: Pause) -> Copy:
    """A new backup in ``folder``, proven by re-opening what is on the disk.

    ``pause`` is called every few milliseconds, with the connection given free; what it
    raises ends the work and leaves nothing. Raises DiskFull, ReadOnly, DiskTrouble,
    VaultDamaged, BackupDamaged.
    """
    make_private_folder(folder)
    clear_unfinished(folder)
    for _ in range(_TRIES):
        try:
            made = _Making(unlocked, folder, clock, pause).made()
        except OSError as error:
            raise from_os_error(error) from None
        finally:
            clear_unfinished(folder)
        if made is not None:
            return made
    raise BackupDamaged("CHANGED")


class _Making:
    def __init__(self, unlocked: Unlocked, folder: Path, clock: Clock, pause: Pause) -> None:
        self._unlocked = unlocked
        self._pause = pause
        self._key = unlocked.keys.database_key
        self._at = clock.now()
        self._target = _free_name(folder, self._at.astimezone(clock.zone()))
        self._database = unfinished(self._target, "database")
        self._written = unfinished(self._target, "backup")
        self._again = unfinished(self._target, "again")

    def made(self) -> Copy | None:
        """None if somebody wrote so much meanwhile that the copy cannot be compared."""
        database = self._unlocked.database
        before, changes = rows_of(database, self._pause), database.changes
        copy_into(database, self._database, self._key, self._pause)
        quiet = database.changes == changes
        after = before if quiet else rows_of(database, self._pause)
        seen = glance(self._database, self._key, before if quiet else None, self._pause)
        manifest = self._manifest(seen)
        backup_file.write(self._written, self._unlocked.keys, manifest, self._database, self._pause)
        self._database.unlink()
        if not self._read_back(manifest, before, after):
            return None
        try:
            os.replace(self._written, self._target)
            fsync_folder(self._target.parent)
        except OSError as error:
            raise from_os_error(error) from None
        return Copy(self._target, manifest, ours=True)

    def _manifest(self, seen: Proof) -> Manifest:
        payload, size = backup_file.sha256(self._database, self._pause)
        return Manifest(
            vault=self._unlocked.keys.vault_id,
            made_at=self._at,
            schema=seen.schema,
            commits=seen.commits,
            entries=seen.entries,
            last_day=seen.last_day,
            digest=digest(seen.rows),
            content=digest(seen.rows, without=BOOKKEEPING),
            payload=payload,
            size=size,
            line=str(self._unlocked.database.preferences.get_value(LINE, "")),
            counts=seen.counts,
        )

    def _read_back(self, manifest: Manifest, before: Rows, after: Rows) -> bool:
        """From the disk, by the way a restore takes. Raises what makes it no backup."""
        front = backup_file.extract(self._written, self._again, self._pause)
        if front.opened(self._unlocked.keys) != manifest:
            raise BackupDamaged("READ_BACK")
        proof = prove(self._again, self._key, self._pause)
        self._again.unlink()
        return digest(proof.rows) == manifest.digest and agrees(before, after, proof.rows)


def unfinished(target: Path, kind: str) -> Path:
    """Beside ``target``; cleared by ``clear_unfinished`` if it is not renamed."""
    return target.with_name(f"{target.stem}.{kind}{_UNFINISHED}")


def _free_name(folder: Path, at: datetime) -> Path:
    """A date of our own making; no word of a person's."""
    first = folder / f"{at:%Y-%m-%d-%H%M%S}{ENDING}"
    path, number = first, 2
    while path.exists():
        path = first.with_name(f"{first.stem}-{number}{ENDING}")
        number += 1
    return path


def clear_unfinished(folder: Path) -> None:
    """Remove what a kill left; none of it was ever called a backup."""
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f"*{_UNFINISHED}"):
            with contextlib.suppress(OSError):
                leftover.unlink()


def copies(folder: Path, keys: Keys | None) -> tuple[Copy, ...]:
    """The backups in ``folder``, newest first; what cannot be read as one is left out.

    Without ``keys`` (locked) none is called ours, and nothing is known of a forgery yet.
    """
    found = []
    try:
        there = sorted(folder.glob(f"*{ENDING}"))
    except OSError as error:
        _log.warning("backups not listed: %s", from_os_error(error).code)
        there = []
    for path in there:
        try:
            front = backup_file.read_front(path)
            ours = keys is not None and front.is_of(keys)
            manifest = front.opened(keys) if keys is not None and ours else front.manifest
        except KnownError as error:
            _log.warning("not a backup: %s", error.code)
            continue
        found.append(Copy(path, manifest, ours=ours))
    return tuple(sorted(found, key=lambda c: (c.manifest.made_at, c.path.name), reverse=True))


def thin(folder: Path, keys: Keys, *, budget: int, new: str = "") -> tuple[Path, ...]:
    """Remove what the ladder lets go, never the one of the name ``new``, which has just been
    verified. Backups of another key are never touched.
    """
    rungs = {
        copy.path.name: ladder.Rung(
            copy.path.name,
            copy.manifest.made_at,
            copy.manifest.commits,
            copy.manifest.records,
            copy.path.stat().st_size,
            copy.manifest.line,
        )
        for copy in copies(folder, keys)
        if copy.ours
    }
    gone = []
    for rung in ladder.may_go(rungs.values(), budget=budget, new=new):
        path = folder / rung.name
        with contextlib.suppress(OSError):
            path.unlink()
            gone.append(path)
    return tuple(gone)


def copy_to(copy: Copy, folder: Path, keys: Keys, pause: Pause) -> Copy:
    """The same backup in a second place, read back byte for byte.

    Raises PlaceMissing if the folder is not there, and what writing may raise.
    """
    if not folder.is_dir():
        raise PlaceMissing("FOLDER")
    clear_unfinished(folder)
    target = folder / copy.path.name
    written = unfinished(target, "backup")
    try:
        backup_file.write_again(copy.path, written, keys, pause)
        _read_again(written, keys, pause)
        os.replace(written, target)
        fsync_folder(folder)
    except OSError as error:
        clear_unfinished(folder)
        raise from_os_error(error) from None
    except BaseException:
        clear_unfinished(folder)
        raise
    return replace(copy, path=target)


def _read_again(path: Path, keys: Keys, pause: Pause) -> None:
    if not backup_file.read_front(path).is_of(keys):
        raise BackupDamaged("READ_BACK")
    backup_file.check_payload(path, pause)


def renew_headers(folder: Path, keys: Keys, pause: Pause) -> tuple[int, int]:
    """After a change of the passphrase: how many backups open with the new one, and how
    many of this vault's still open with the old one because they could not be written.

    Each is written as a new file and read back before it takes the old one's name.
    """
    done = left = 0
    clear_unfinished(folder)
    for copy in copies(folder, keys):
        if not copy.ours:
            continue
        written = unfinished(copy.path, "backup")
        try:
            backup_file.write_again(copy.path, written, keys, pause)
            _read_again(written, keys, pause)
            os.replace(written, copy.path)
            fsync_folder(folder)
            done += 1
        except (KnownError, OSError):
            _log.warning("a backup keeps its earlier key header")
            left += 1
    clear_unfinished(folder)
    return done, left
