"""A verified backup that also holds words which the vault itself could not take."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mbc_companion.core.atomic import fsync_folder
from mbc_companion.core.backups import Copy
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import BackupDamaged, PlaceMissing, from_os_error
from mbc_companion.core.events import Events
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import backup_file
from mbc_companion.security.keys import Keys
from mbc_companion.session.backing_up import clear_unfinished, make_backup, unfinished
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.storage.backup.proof import prove
from mbc_companion.storage.backup.rows import BOOKKEEPING, digest
from mbc_companion.storage.database import Database

Pause = Callable[[], None]


def copy_with_words(
    unlocked: Unlocked, words: tuple[Draft, ...], folder: Path, clock: Clock, pause: Pause
) -> Copy:
    """In ``folder``, read back from there; nothing is written anywhere else.

    Raises PlaceMissing and what ``make_backup`` raises.
    """
    if not folder.is_dir():
        raise PlaceMissing("FOLDER")
    made = make_backup(unlocked, folder, clock, pause)
    if not words:
        return made
    try:
        return _with_words(made, unlocked.keys, words, clock, pause)
    except OSError as error:
        raise from_os_error(error) from None
    finally:
        clear_unfinished(folder)


def _with_words(
    made: Copy, keys: Keys, words: tuple[Draft, ...], clock: Clock, pause: Pause
) -> Copy:
    database, written, again = (
        unfinished(made.path, kind) for kind in ("database", "backup", "again")
    )
    backup_file.extract(made.path, database, pause)
    opened = Database.open(database, keys.database_key, clock)
    try:
        # As drafts, which the next unlocking folds into entries.
        JournalRepository(opened, clock, Events()).save_drafts(words)
    finally:
        opened.close()
    seen = prove(database, keys.database_key, pause)
    payload, size = backup_file.sha256(database, pause)
    manifest = replace(
        made.manifest,
        commits=seen.commits,
        digest=digest(seen.rows),
        content=digest(seen.rows, without=BOOKKEEPING),
        counts=seen.counts,
        payload=payload,
        size=size,
    )
    backup_file.write(written, keys, manifest, database, pause)
    front = backup_file.extract(written, again, pause)
    proof = prove(again, keys.database_key, pause)
    if front.opened(keys) != manifest or digest(proof.rows) != manifest.digest:
        raise BackupDamaged("READ_BACK")
    os.replace(written, made.path)
    fsync_folder(made.path.parent)
    return replace(made, manifest=manifest)
