"""Encrypted files for the tests, and a few words to put into them."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, text

from mbc_companion.storage.database import Database, create_database
from tests.fakes import FrozenClock

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
PAGE = 4096

_ADD = text(
    "INSERT INTO entry (uid, at, zone, day, text, created_at, changed_at)"
    " VALUES (:uid, :at, 'UTC', '2026-07-14', :text, :at, :at)"
)


@lru_cache
def new_file_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        create_database(path, KEY, FrozenClock())
        return path.read_bytes()


@lru_cache
def full_file_bytes() -> bytes:
    """A file of about 100 pages, with 200 entries."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        path.write_bytes(new_file_bytes())
        database = Database.open(path, KEY, FrozenClock())
        with database.write() as connection:
            for number in range(200):
                add_entry(connection, f"word{number} " * 100)
        database.close()
        return path.read_bytes()


def add_entry(connection: Connection, words: str) -> None:
    number = connection.execute(text("SELECT count(*) FROM entry")).scalar_one()
    connection.execute(_ADD, {"uid": f"uid{number}", "at": number, "text": words})


def texts(database: Database) -> list[str]:
    with database.read() as connection:
        return list(connection.execute(text("SELECT text FROM entry ORDER BY id")).scalars())


def kept_texts(path: Path) -> list[str]:
    """What a newly opened file holds."""
    database = Database.open(path, KEY, FrozenClock())
    try:
        return texts(database)
    finally:
        database.close()
