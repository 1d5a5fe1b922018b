"""A file that was cut, flipped or swapped is called damaged, never a bug, and is not changed."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from mbc_companion.core.errors import NotEncrypted, VaultDamaged
from mbc_companion.storage import search_index
from mbc_companion.storage.database import Database
from tests.fakes import FrozenClock
from tests.storage.files import KEY, PAGE, add_entry, full_file_bytes, kept_texts, texts

CLOCK = FrozenClock()


def _truncated(whole: bytes, keep: float) -> bytes:
    return whole[: int(len(whole) * keep) // PAGE * PAGE]


def _flipped(whole: bytes, page: int, at: int = 100) -> bytes:
    content = bytearray(whole)
    content[page * PAGE + at] ^= 0x20
    return bytes(content)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "one byte": lambda whole: b"S",
    "part of a page": lambda whole: whole[:1000],
    "first page only": lambda whole: whole[:PAGE],
    "half, by pages": lambda whole: _truncated(whole, 0.5),
    "last page gone": lambda whole: whole[:-PAGE],
    "zeros": lambda whole: bytes(len(whole)),
    "another kind of file": lambda whole: b"\xff\xd8\xff\xe0JFIF" + os.urandom(len(whole) - 8),
    "salt flipped": lambda whole: _flipped(whole, 0, 3),
    "first page flipped": lambda whole: _flipped(whole, 0, 2000),
    "first checksum flipped": lambda whole: _flipped(whole, 0, PAGE - 5),
    "pages swapped": lambda whole: whole[PAGE : 2 * PAGE] + whole[:PAGE] + whole[2 * PAGE :],
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found_at_opening_and_left_as_it_is(path: Path, name: str) -> None:
    content = DAMAGE[name](full_file_bytes())
    path.write_bytes(content)
    with pytest.raises(VaultDamaged) as caught:
        Database.open(path, KEY, CLOCK)
    assert type(caught.value) is not NotEncrypted
    assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == ["vault.db"]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: os.symlink("other", path)])
def test_no_database_is_read_through_anything_but_a_file(
    path: Path, make: Callable[[Path], object]
) -> None:
    path.rename(path.with_name("other"))
    make(path)
    with pytest.raises(VaultDamaged):
        Database.open(path, KEY, CLOCK)


def _everything(database: Database) -> None:
    with database.read() as connection:
        tables = connection.execute(
            text("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'entry_words'")
        )
        for (name,) in tables.all():
            connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()
        for query in ("word1*", "word199", "wo*"):
            match = text("SELECT rowid FROM entry_words WHERE entry_words MATCH :query")
            connection.execute(match, {"query": query}).all()
        # Indexes of rooms that hold nothing yet are pages too.
        connection.exec_driver_sql("PRAGMA integrity_check").all()


def _change(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("UPDATE entry SET text = text || 'x', day = '2026-01-01'"))
        connection.execute(text("DELETE FROM entry WHERE id % 2"))


def _add(database: Database) -> None:
    with database.write() as connection:
        add_entry(connection, "word1 once more")


def _check(database: Database) -> None:
    if not search_index.in_step(database):
        search_index.rebuild(database)


def test_any_flipped_page_is_damage_wherever_it_is_met(path: Path) -> None:
    whole = full_file_bytes()
    pages = len(whole) // PAGE
    dice = random.Random(2)
    met = dict.fromkeys((_everything, _change, _add, _check), 0)
    for number, page in enumerate(range(1, pages)):
        content = _flipped(whole, page, dice.randrange(PAGE))
        for act in met if number % 4 == 0 else (_everything,):
            path.write_bytes(content)
            met[act] += _meets_damage(path, act)
            journal = path.with_name("vault.db-journal")
            journal.unlink(missing_ok=True)
    assert met[_everything] > 0.8 * pages, "nearly every page is read by reading everything"
    assert all(met.values())


def _meets_damage(path: Path, act: Callable[[Database], object]) -> bool:
    """Anything but VaultDamaged fails the test, at opening and in whatever follows."""
    try:
        database = Database.open(path, KEY, CLOCK)
    except VaultDamaged:
        return True
    try:
        act(database)
    except VaultDamaged:
        # The spoiled connection goes on being called damaged, not read-only.
        for again in (_add, _everything):
            with contextlib.suppress(VaultDamaged):
                again(database)
        return True
    finally:
        database.close()
    return False


def test_nothing_is_lost_by_a_write_that_meets_damage(path: Path) -> None:
    whole = full_file_bytes()
    before = _words(path, whole)
    damaged = 0
    for page in range(1, len(whole) // PAGE, 5):
        path.write_bytes(_flipped(whole, page))
        try:
            database = Database.open(path, KEY, CLOCK)
        except VaultDamaged:
            damaged += 1
            continue
        try:
            _change(database)
        except VaultDamaged:
            damaged += 1
            database.close()
            # The page mended, as from a backup: all that was there is there.
            mended = _flipped(path.read_bytes(), page)
            assert _words(path, mended) == before
        else:
            database.close()
        path.with_name("vault.db-journal").unlink(missing_ok=True)
    assert damaged


def _words(path: Path, content: bytes) -> list[str]:
    path.write_bytes(content)
    return kept_texts(path)


def test_the_index_stays_in_step_through_every_kind_of_change(database: Database) -> None:
    changes = (
        "UPDATE entry SET text = 'hello dear world' WHERE id = 1",
        "UPDATE entry SET text = '' WHERE id = 1",
        "UPDATE entry SET text = 'hello again' WHERE id < 3",
        "UPDATE entry SET text = text, mood = 3",
        "UPDATE entry SET removed_at = 1 WHERE id = 1",
        "DELETE FROM entry WHERE id = 2",
        "DELETE FROM entry",
    )
    with database.write() as connection:
        for words in ("hello", "", "world"):
            add_entry(connection, words)
    assert search_index.in_step(database)
    for change in changes:
        with database.write() as connection:
            connection.exec_driver_sql(change)
        assert search_index.in_step(database), change


def test_an_index_out_of_step_is_noticed_and_made_anew(database: Database) -> None:
    with database.write() as connection:
        add_entry(connection, "kettle and marble")
    assert search_index.in_step(database)
    with database.write() as connection:
        lose = "INSERT INTO entry_words (entry_words, rowid, text) VALUES ('delete', 1, :text)"
        connection.execute(text(lose), {"text": "kettle and marble"})
    assert not search_index.in_step(database)
    search_index.rebuild(database)
    assert search_index.in_step(database)
    assert texts(database) == ["kettle and marble"]
