"""A new data key for everything: the vault written anew beside the old one, then swapped.

Knows no window. The old file is only read; the new one takes its place by
``security.restoring``, which a kill anywhere cannot leave half done. Until then the old
passphrase counts, and afterwards only what was put aside and earlier copies open with it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import KnownError, VaultDamaged
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import RECOVERY
from mbc_companion.security import header as headers
from mbc_companion.security import kdf, restoring
from mbc_companion.security.keys import Keys, new_keys, open_keys
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.storage.backup.copying import copy_into, rows_of
from mbc_companion.storage.backup.proof import prove
from mbc_companion.storage.backup.rows import digest
from mbc_companion.storage.database import Database

Pause = Callable[[], None]
# In the new vault only: folders with the vault before, and the ids under which backups of
# it are known, so that they can be deleted.
OLD_COPIES = "old_copies"
_TRIES = 3


@dataclass(frozen=True)
class Renewed:
    """Staged, proven, not yet decided: ``kept`` is where what is here now would go.

    ``changes`` is the counter of the database when it was copied; a higher one since
    means that something is missing in the copy.
    """

    kept: Path
    changes: int


@dataclass(frozen=True)
class Ways:
    """What opens the vault to come, and nothing else: no slot for a keyring comes along."""

    passphrase: str
    words: tuple[str, ...]
    params: kdf.Argon2Params | None = None


def stage(paths: DataPaths, unlocked: Unlocked, ways: Ways, clock: Clock, pause: Pause) -> Renewed:
    """Write and prove the vault to come in ``restoring/``; slow.

    ``pause`` is called between slices; what it raises ends the work. Raises DiskFull,
    ReadOnly, DiskTrouble, VaultDamaged; nothing is changed then.
    """
    kept, to_come = paths.kept(today(clock)), restoring.begin(paths)
    params = ways.params or kdf.choose_params()
    keys = new_keys(to_come, ways.passphrase, params, ways.words)
    try:
        changes = _copied(unlocked.database, to_come, keys, pause)
        _finish_database(to_come, keys, clock, kept.name, unlocked.keys.vault_id)
        keys.save(to_come)
        _prove_opening(to_come, keys, ways)
    except BaseException:
        with contextlib.suppress(KnownError):
            restoring.clear(paths)
        raise
    finally:
        keys.forget()
    return Renewed(kept, changes)


def _copied(database: Database, to_come: DataPaths, keys: Keys, pause: Pause) -> int:
    """Copy until nothing was written meanwhile; gives the counter it was copied at."""
    for _ in range(_TRIES):
        changes = database.changes
        copy_into(database, to_come.database, keys.database_key, pause)
        proof = prove(to_come.database, keys.database_key, pause)
        same = digest(proof.rows) == digest(rows_of(database, pause))
        if database.changes == changes:
            if not same:
                raise VaultDamaged("DIGEST")
            return changes
        to_come.database.unlink()
    raise VaultDamaged("CHANGED")


def _finish_database(to_come: DataPaths, keys: Keys, clock: Clock, kept: str, vault: str) -> None:
    new = Database.open(to_come.database, keys.database_key, clock)
    try:
        new.preferences.set(RECOVERY, "confirmed")
        before = new.preferences.get_value(OLD_COPIES, {})
        note = {
            "kept": [*before.get("kept", []), kept],
            "vaults": [*before.get("vaults", []), vault],
        }
        new.preferences.set_value(OLD_COPIES, note)
    finally:
        new.close()
    keys.start_at(new.commits)


def _prove_opening(to_come: DataPaths, keys: Keys, ways: Ways) -> None:
    header = headers.read(to_come.header)
    if header is None:
        raise VaultDamaged("HEADER")
    for kind, secret in (("passphrase", ways.passphrase), ("recovery", ways.words)):
        opened = open_keys(to_come, header, kind, secret)
        try:
            if opened.database_key != keys.database_key:
                raise VaultDamaged("KEY")
        finally:
            opened.forget()
    prove(to_come.database, keys.database_key, lambda: None)
