"""Real encrypted vaults for journeys, made with the cheapest derivation that is accepted."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from mbc_companion.core.clock import Clock, SystemClock
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import RECOVERY
from mbc_companion.journal.domain import Entry, Filter
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import kdf, vault
from mbc_companion.storage.database import Database, create_database

PASSPHRASE = "gentle marble kettle"


def make_vault(paths: DataPaths, clock: Clock | None = None) -> None:
    """A vault past its set-up, closed. Without a ``clock`` all are copies of one."""
    if clock is not None:
        _make(paths, clock)
        return
    paths.root.mkdir(mode=0o700, exist_ok=True)
    for name, content in _files().items():
        place = paths.root / name
        place.write_bytes(content)
        place.chmod(0o600)


@lru_cache
def _files() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        paths = DataPaths(Path(folder) / "Companion")
        _make(paths, SystemClock())
        return {path.name: path.read_bytes() for path in paths.root.iterdir() if path.is_file()}


def _make(paths: DataPaths, clock: Clock) -> None:
    making = vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
    create_database(making.database, making.keys.database_key, clock)
    keys = making.publish()
    database = Database.open(paths.database, keys.database_key, clock)
    database.preferences.set(RECOVERY, "confirmed")
    database.close()
    keys.record_commits(database.commits)
    keys.forget()


def kept_entries(paths: DataPaths) -> tuple[Entry, ...]:
    """What a newly opened file holds, left-over drafts folded in as at any unlocking."""
    clock = SystemClock()
    keys = vault.unlock(paths, PASSPHRASE)
    database = Database.open(paths.database, keys.database_key, clock)
    try:
        repository = JournalRepository(database, clock, Events())
        repository.fold_drafts()
        return repository.entries(Filter(), limit=1000)
    finally:
        database.close()
        keys.forget()
