"""From a backup to an open vault again: looking into it, staging it, taking it back.

Knows no window. What is here is never written to: a copy is unpacked beside it, proven,
and takes its place by ``security.restoring``.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mbc_companion.core.atomic import make_private_folder
from mbc_companion.core.backups import Manifest, Preview
from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import BackupDamaged, KnownError, WrongPassphrase, from_os_error
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.salvaged import Salvaged
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import backup_file, restoring, vault
from mbc_companion.security.keys import Keys, open_keys
from mbc_companion.session.backing_up import LINE
from mbc_companion.storage.backup.proof import prove
from mbc_companion.storage.backup.rows import digest
from mbc_companion.storage.database import Database
from mbc_companion.storage.salvage.salvaging import salvage, undone

Pause = Callable[[], None]
Secret = str | tuple[str, ...]
RESTORED = "restored"


def keys_for(paths: DataPaths, path: Path, current: Keys | None, secret: Secret) -> Keys:
    """The keys that open the backup. With ``current`` of the same data key nothing is asked.

    Raises WrongPassphrase, BackupDamaged and what reading raises; slow.
    """
    front = backup_file.read_front(path)
    if current is not None and front.is_of(current):
        return current
    if not secret:
        raise WrongPassphrase("ASK")
    kind = "passphrase" if isinstance(secret, str) else "recovery"
    keys = open_keys(restoring.staged(paths), front.header, kind, secret)
    if not front.is_of(keys):
        keys.forget()
        raise BackupDamaged("MAC")
    return keys


def keys_of_now(paths: DataPaths, path: Path, secret: Secret) -> Keys | None:
    """While locked: the keys of the vault here, if ``secret`` opens it and the backup has
    the same data key; None otherwise. Slow."""
    try:
        if isinstance(secret, str):
            keys = vault.unlock(paths, secret)
        else:
            keys = vault.unlock_with_words(paths, secret)
    except KnownError:
        return None
    if backup_file.read_front(path).is_of(keys):
        return keys
    keys.forget()
    return None


def preview(paths: DataPaths, path: Path, keys: Keys, pause: Pause, *, ours: bool) -> Preview:
    """Unpack into a place of its own, read all of it, remove it again."""
    with _unpacked(paths, path, keys, pause) as manifest:
        return Preview(manifest, ours)


@contextmanager
def _unpacked(paths: DataPaths, path: Path, keys: Keys, pause: Pause) -> Iterator[Manifest]:
    _drop(paths.trying)
    make_private_folder(paths.root)
    make_private_folder(paths.trying)
    try:
        yield _proven(path, DataPaths(paths.trying).database, keys, pause)
    finally:
        _drop(paths.trying)


def _proven(path: Path, target: Path, keys: Keys, pause: Pause) -> Manifest:
    front = backup_file.extract(path, target, pause)
    manifest = front.opened(keys)
    proof = prove(target, keys.database_key, pause)
    if digest(proof.rows) != manifest.digest:
        raise BackupDamaged("DIGEST")
    return manifest


def stage(
    paths: DataPaths, path: Path, keys: Keys, clock: Clock, pause: Pause, *, ours: bool
) -> Path:
    """Unpack and prove the backup in ``restoring/``; gives where what is here will go.

    Nothing is decided before ``security.restoring.commit``.
    """
    kept = paths.kept(today(clock))
    to_come = restoring.begin(paths)
    try:
        manifest = _proven(path, to_come.database, keys, pause)
        note = {"kept": kept.name, "made_at": manifest.made_at.isoformat()}
        commits = _begin_line(to_come, keys, clock, note, ours=ours)
        for leftover in to_come.root.glob(f"{to_come.database.name}.*"):
            leftover.unlink()
        if not ours:
            header = backup_file.read_front(path).header._replace(commits=commits)
            keys.write_header_to(to_come, header)
    except OSError as error:
        _give_up(paths)
        raise from_os_error(error) from None
    except BaseException:
        _give_up(paths)
        raise
    return kept


def stage_safe_part(
    paths: DataPaths, keys: Keys, clock: Clock, pause: Pause
) -> tuple[Path, Salvaged]:
    """Put what can be read of the damaged vault in ``restoring/``, as ``stage`` does a copy.

    The damaged file itself is only read.
    """
    kept = paths.kept(today(clock))
    to_come = restoring.begin(paths)
    try:
        make_private_folder(paths.trying)
        source = undone(paths.database, paths.journal, paths.trying, keys.database_key)
        found = salvage(source, to_come.database, keys.database_key, clock, pause)
        _begin_line(to_come, keys, clock, {"damaged": kept.name}, ours=True)
        _fold_drafts(to_come, keys, clock)
        _drop(paths.trying)
    except BaseException:
        _give_up(paths)
        raise
    return kept, found


def _begin_line(
    to_come: DataPaths, keys: Keys, clock: Clock, note: dict[str, str], *, ours: bool
) -> int:
    """Leave word for the first unlocking; gives the counter of the file."""
    database = Database.open(to_come.database, keys.database_key, clock)
    try:
        database.preferences.set_value(RESTORED, note)
        # Copies of another line are from before the restore; none pushes another out.
        database.preferences.set_value(LINE, secrets.token_hex(8))
        if ours:
            # The header of now knows a later closing; this is no older file to warn of.
            database.raise_commits(keys.commits + 1)
    finally:
        database.close()
    return database.commits


def _fold_drafts(to_come: DataPaths, keys: Keys, clock: Clock) -> None:
    """What was half typed stands with the entries, where it can be read."""
    database = Database.open(to_come.database, keys.database_key, clock)
    try:
        JournalRepository(database, clock, Events()).fold_drafts()
    finally:
        database.close()


def _give_up(paths: DataPaths) -> None:
    with contextlib.suppress(KnownError):
        restoring.clear(paths)


def stage_kept(paths: DataPaths, kept: Path, clock: Clock) -> Path:
    """Undo: what was put aside is copied to come back, as it was, damage and all."""
    aside, to_come = DataPaths(kept), restoring.begin(paths)
    try:
        for source in aside.vault_files():
            if source.is_file() and not source.is_symlink():
                shutil.copyfile(source, to_come.root / source.name)
    except OSError as error:
        _give_up(paths)
        raise from_os_error(error) from None
    return paths.kept(today(clock))


def _drop(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise from_os_error(error) from None
