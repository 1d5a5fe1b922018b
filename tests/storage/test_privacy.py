"""What was deleted is gone from the pages, and no file holds a readable word, even after a kill."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC
from sqlalchemy import text

from mbc_companion.storage.database import Database
from tests.fakes import FrozenClock
from tests.storage.files import KEY, PAGE, add_entry, kept_texts

# Different first letters: the index keeps only what differs from the word before.
PLANTED = ("aqzplantedvwk", "kqzsecretvwk", "rqzdiaryvwk", "xqzhiddenvwk")
_RESERVE = 80


def _decrypted(path: Path) -> bytes:
    """Every page in the clear, also those that are free: SQLCipher 4 with a raw key."""
    content = path.read_bytes()
    clear = []
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        sealed = page[16 if start == 0 else 0 : PAGE - _RESERVE]
        vector = page[PAGE - _RESERVE : PAGE - _RESERVE + 16]
        decryptor = Cipher(AES256(KEY), CBC(vector)).decryptor()
        clear.append(decryptor.update(sealed) + decryptor.finalize())
    return b"".join(clear)


def _left(clear: bytes) -> list[str]:
    """Planted words, or long parts of them: the index shortens what repeats."""
    return [word for word in PLANTED if word[3:].encode() in clear.lower()]


def _fill(database: Database) -> None:
    with database.write() as connection:
        for number in range(60):
            add_entry(connection, f"{PLANTED[number % 4]} and other words {number} " * 40)
        connection.execute(
            text(
                "INSERT INTO draft (uid, at, zone, day, mood, feelings, text, saved_at)"
                " VALUES ('d', 1, 'UTC', '2026-07-14', 1, '[]', :words, 1)"
            ),
            {"words": PLANTED[0]},
        )
    database.preferences.set_value("place", list(PLANTED))


def _empty(database: Database) -> None:
    with database.write() as connection:
        for table in ("entry", "draft", "preference"):
            connection.exec_driver_sql(f"DELETE FROM {table}")


def test_no_deleted_word_stays_in_any_page(path: Path, database: Database) -> None:
    _fill(database)
    assert _left(_decrypted(path)) == list(PLANTED), "the scan must see what is there"
    _empty(database)
    with database.read() as connection:
        free = connection.exec_driver_sql("PRAGMA freelist_count").scalar()
    assert free, "the pages are still in the file, without their content"
    assert _left(_decrypted(path)) == []
    database.close()
    assert _left(_decrypted(path)) == []


def test_without_secure_deletion_the_words_would_stay(path: Path, database: Database) -> None:
    """The control: what the test above looks for is really left behind by default."""
    with database.read() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete = OFF")
    _fill(database)
    _empty(database)
    assert _left(_decrypted(path))


def test_a_changed_text_leaves_no_word_behind(path: Path, database: Database) -> None:
    _fill(database)
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE entry SET text = 'nothing of it'")
        connection.exec_driver_sql("UPDATE draft SET text = ''")
        connection.exec_driver_sql("DELETE FROM preference")
    assert _left(_decrypted(path)) == []
    with database.read() as connection:
        for word in PLANTED:
            match = text("SELECT count(*) FROM entry_words WHERE entry_words MATCH :word")
            assert connection.execute(match, {"word": f"{word}*"}).scalar() == 0


def _files_with(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for word in PLANTED:
                if word.encode() in content or word.encode("utf-16-le") in content:
                    yield path.name, word


def _killed_in_a_transaction(path: Path, temporary: Path) -> None:
    ready, tell = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.environ.update(SQLITE_TMPDIR=str(temporary), TMPDIR=str(temporary))
            database = Database.open(path, KEY, FrozenClock())
            with database.write() as connection:
                # A cache this small spills into the file before the commit.
                connection.exec_driver_sql("PRAGMA cache_size = 10")
                for number in range(300):
                    add_entry(connection, f"{PLANTED[number % 4]} half a thought {number} " * 40)
                connection.exec_driver_sql("SELECT text FROM entry ORDER BY text || at").all()
                os.write(tell, b"in the middle")
                signal.pause()
        finally:
            os._exit(1)
    try:
        assert os.read(ready, 20) == b"in the middle"
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(ready)
        os.close(tell)


def test_after_a_kill_in_a_transaction_no_file_holds_a_word(path: Path, clock: FrozenClock) -> None:
    database = Database.open(path, KEY, clock)
    _fill(database)
    database.close()
    before = path.read_bytes()
    temporary = path.parent / "temporary"
    temporary.mkdir()
    _killed_in_a_transaction(path, temporary)
    journal = path.with_name("vault.db-journal")
    assert journal.stat().st_size > PAGE, "killed in the middle, with something to undo"
    assert path.read_bytes() != before, "pages had already been written"
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert not list(_files_with(path.parent))
    assert not list(temporary.iterdir())
    assert len(kept_texts(path)) == 60
    assert not journal.exists()


def test_the_scan_finds_a_word_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "left").write_text(f"x{PLANTED[2]}x")
    assert list(_files_with(tmp_path)) == [("left", PLANTED[2])]


@pytest.mark.parametrize("name", ["vault.db", "vault.db-journal"])
def test_files_are_private_whatever_the_umask(path: Path, clock: FrozenClock, name: str) -> None:
    old = os.umask(0)
    try:
        database = Database.open(path, KEY, clock)
        with database.write() as connection:
            add_entry(connection, "words")
            assert stat.S_IMODE(path.with_name(name).stat().st_mode) == 0o600
        database.close()
    finally:
        os.umask(old)
