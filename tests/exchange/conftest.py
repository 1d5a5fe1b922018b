"""A vault to bring things into, and files of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mbc_companion.core.events import Events
from mbc_companion.exchange.domain import MadePhoto
from mbc_companion.exchange.journals.bringing import Bringing, look_at
from mbc_companion.exchange.journals.repository import JournalStore
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.storage.database import Database, create_database
from tests.exchange.sample_files import every_kind
from tests.fakes import FrozenClock

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path: Path, clock: FrozenClock) -> Iterator[Database]:
    path = tmp_path / "vault.db"
    create_database(path, KEY, clock)
    opened = Database.open(path, KEY, clock)
    yield opened
    opened.close()


@pytest.fixture
def repository(database: Database, clock: FrozenClock) -> JournalRepository:
    return JournalRepository(database, clock, Events())


@pytest.fixture
def store(database: Database, clock: FrozenClock) -> JournalStore:
    return JournalStore(database, clock)


@pytest.fixture
def kinds(tmp_path: Path) -> dict[str, Path]:
    return every_kind(tmp_path)


def make_photo(data: bytes) -> MadePhoto | None:
    """Takes a PNG for a picture that can be kept, and nothing else."""
    return MadePhoto(data, data[:20], 1, 1) if data.startswith(b"\x89PNG") else None


@pytest.fixture
def bringing(store: JournalStore) -> Callable[[Path], Bringing]:
    def make(path: Path) -> Bringing:
        kind, matched = look_at(path)
        return Bringing(path, kind, store, make_photo, lambda: None, matched=matched)

    return make
