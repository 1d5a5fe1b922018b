"""A file with a year of everything, ways of harming it, and what it held."""

from __future__ import annotations

import random
import tempfile
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from mbc_companion.core.salvaged import Salvaged
from mbc_companion.storage.database import Database
from mbc_companion.storage.salvage.salvaging import salvage
from tests.fakes import FrozenClock
from tests.storage.files import KEY, PAGE, new_file_bytes

CLOCK = FrozenClock()
FIRST = date(2025, 8, 1)
_ENTRY = "INSERT INTO entry (uid, at, zone, day, text, created_at, changed_at) VALUES (?, ?, 'UTC', ?, ?, ?, ?)"  # noqa: E501
_ROWS = (
    ("INSERT INTO entry_feeling VALUES (?, 0, 'tired')", 2),
    ("INSERT INTO entry_scale VALUES (?, 'pain', 4)", 3),
    ("INSERT INTO entry_star VALUES (?)", 5),
)
Rows = dict[int, tuple[str, str]]


def day(number: int) -> str:
    """Mostly one after the other; every tenth entry was written down later."""
    back = 40 if number % 10 == 9 else 0
    return (FIRST + timedelta(days=number - back)).isoformat()


def words(number: int, length: int) -> str:
    """Every twelfth fills several pages by itself."""
    return f"entry {number} " * (length * 12 if number % 12 == 5 else length)


@lru_cache
def year_bytes(entries: int = 150, length: int = 60) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        path.write_bytes(new_file_bytes())
        database = Database.open(path, KEY, CLOCK)
        with database.write() as connection:
            for number in range(entries):
                values = (f"uid{number}", number, day(number), words(number, length), 1, 1)
                connection.exec_driver_sql(_ENTRY, values)
                for statement, every in _ROWS:
                    if number % every == 0:
                        connection.exec_driver_sql(statement, (number + 1,))
        database.close()
        return path.read_bytes()


def flipped(whole: bytes, pages: list[int], dice: random.Random) -> bytes:
    """One bit of each of ``pages``, counted from 0."""
    content = bytearray(whole)
    for page in pages:
        content[page * PAGE + dice.randrange(PAGE)] ^= 1 << dice.randrange(8)
    return bytes(content)


def entries(path: Path) -> Rows:
    database = Database.open(path, KEY, CLOCK)
    try:
        with database.read() as connection:
            found = connection.exec_driver_sql("SELECT id, day, text FROM entry").all()
        return {number: (when, said) for number, when, said in found}
    finally:
        database.close()


def salvaged(path: Path, content: bytes) -> tuple[Salvaged, Rows]:
    """What is told and what is there; the damaged file is as it was."""
    path.write_bytes(content)
    target = path.with_name("safe.db")
    target.unlink(missing_ok=True)
    told = salvage(path, target, KEY, CLOCK, lambda: None)
    assert path.read_bytes() == content
    return told, entries(target)


@lru_cache
def year_rows() -> Rows:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        path.write_bytes(year_bytes())
        return entries(path)
