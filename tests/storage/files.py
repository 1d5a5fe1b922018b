"""Encrypted files for the tests, and a few words to put into them."""

from __future__ import annotations

import subprocess
import sys
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


_OPENS = (
    "import sys; from pathlib import Path;"
    "from mbc_companion.storage.connection import raw_connection;"
    "raw_connection(Path(sys.argv[1]), bytes(range(32))); print('IN')"
)


def another_program(path: Path) -> str:
    """Try to open ``path`` in a new process: "IN", or the last line of its error.

    Not a fork: that inherits SQLite's own list of the locks this process holds.
    """
    run = subprocess.run(
        [sys.executable, "-c", _OPENS, str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout.strip() or run.stderr.splitlines()[-1]
