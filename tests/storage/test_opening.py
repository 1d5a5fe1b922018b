"""Opening proves the encryption, takes the file alone and refuses what it does not know."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from pathlib import Path

import pytest

from mbc_companion.core.errors import (
    DatabaseMissing,
    DiskFull,
    DiskTrouble,
    FileInUse,
    NotEncrypted,
    ReadOnly,
    VaultDamaged,
    VaultExists,
    VaultNewer,
)
from mbc_companion.storage import connection as connections
from mbc_companion.storage import migrations
from mbc_companion.storage.database import Database, create_database
from tests.fakes import FrozenClock
from tests.storage.files import (
    KEY,
    OTHER_KEY,
    add_entry,
    another_program,
    kept_texts,
    new_file_bytes,
    texts,
)
from tests.strangers import as_nobody, give_to_nobody


def _folder(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir()}


def test_a_new_file_is_private_encrypted_and_ours(tmp_path: Path, clock: FrozenClock) -> None:
    path = tmp_path / "vault.db"
    old = os.umask(0)
    try:
        create_database(path, KEY, clock)
        database = Database.open(path, KEY, clock)
        with database.write() as connection:
            add_entry(connection, "a planted word")
            journal = path.with_name("vault.db-journal")
            assert stat.S_IMODE(journal.stat().st_mode) == 0o600
        database.close()
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["vault.db"]
    content = path.read_bytes()
    assert not content.startswith(b"SQLite")
    for readable in (b"planted", b"CREATE TABLE", b"entry"):
        assert readable not in content
    assert kept_texts(path) == ["a planted word"]


def test_two_files_of_one_key_share_no_page(tmp_path: Path, clock: FrozenClock) -> None:
    for name in ("one", "two"):
        create_database(tmp_path / name, KEY, clock)
    one, two = (tmp_path / "one").read_bytes(), (tmp_path / "two").read_bytes()
    assert len(one) == len(two)
    pages = range(0, len(one), 4096)
    assert not any(one[at : at + 4096] == two[at : at + 4096] for at in pages)


def test_nothing_is_made_over_an_existing_file(path: Path, clock: FrozenClock) -> None:
    before = _folder(path)
    with pytest.raises(VaultExists):
        create_database(path, KEY, clock)
    assert _folder(path) == before


def test_a_driver_that_cannot_encrypt_is_refused(
    path: Path, tmp_path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain SQLite takes ``PRAGMA key`` in silence and would write in the clear."""
    monkeypatch.setattr(connections.DRIVER, "connect", sqlite3.connect)
    new = tmp_path / "new.db"
    with pytest.raises(NotEncrypted):
        create_database(new, KEY, clock)
    assert new.read_bytes() == b""
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute(f"PRAGMA application_id = {connections.APPLICATION_ID}")
    plain.execute("CREATE TABLE vault_state (id, commits)")
    plain.commit()
    plain.close()
    with pytest.raises(NotEncrypted):
        Database.open(tmp_path / "plain.db", KEY, clock)


@pytest.mark.parametrize("name", ["OLDEST_CIPHER", "OLDEST_OPENSSL"])
def test_an_older_cipher_than_the_one_looked_at_is_refused(
    path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    Database.open(path, KEY, clock).close()
    major, minor = getattr(connections, name)
    monkeypatch.setattr(connections, name, (major, minor + 20))
    with pytest.raises(NotEncrypted):
        Database.open(path, KEY, clock)


def test_a_plain_file_is_refused_and_untouched(tmp_path: Path, clock: FrozenClock) -> None:
    path = tmp_path / "vault.db"
    plain = sqlite3.connect(path)
    plain.execute(f"PRAGMA application_id = {connections.APPLICATION_ID}")
    plain.execute("CREATE TABLE vault_state (id, commits)")
    plain.commit()
    plain.close()
    before = _folder(path)
    with pytest.raises(NotEncrypted):
        Database.open(path, KEY, clock)
    assert _folder(path) == before


def test_a_key_that_does_not_fit_is_damage_and_changes_nothing(
    path: Path, clock: FrozenClock
) -> None:
    before = _folder(path)
    with pytest.raises(VaultDamaged):
        Database.open(path, OTHER_KEY, clock)
    assert _folder(path) == before
    Database.open(path, KEY, clock).close()


@pytest.mark.parametrize("key", [b"", KEY[:31], KEY + b"x"])
def test_a_malformed_key_is_never_taken_for_a_passphrase(
    path: Path, tmp_path: Path, clock: FrozenClock, key: bytes
) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Database.open(path, key, clock)
    with pytest.raises(ValueError, match="32 bytes"):
        create_database(tmp_path / "new.db", key, clock)


def test_an_encrypted_file_of_another_program_is_refused(
    tmp_path: Path, clock: FrozenClock
) -> None:
    path = tmp_path / "vault.db"
    raw = connections.new_file(path, KEY)
    raw.execute("PRAGMA application_id = 7")
    raw.close()
    with pytest.raises(VaultDamaged):
        Database.open(path, KEY, clock)


def test_a_missing_file_is_not_made(tmp_path: Path, clock: FrozenClock) -> None:
    with pytest.raises(DatabaseMissing):
        Database.open(tmp_path / "vault.db", KEY, clock)
    assert not list(tmp_path.iterdir())


def test_the_driver_itself_never_makes_a_file(
    tmp_path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also if the file disappears after it was looked at."""
    monkeypatch.setattr(connections, "_refuse_foreign", lambda path: None)
    with pytest.raises(DiskTrouble):
        Database.open(tmp_path / "vault.db", KEY, clock)
    assert not list(tmp_path.iterdir())


def test_the_pragmas_that_keep_the_promises_are_in_force(database: Database) -> None:
    asked = {
        "locking_mode": "exclusive",
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "temp_store": 2,
        "busy_timeout": 0,
        "cache_size": -32000,
        "application_id": 0x4D424343,
        "user_version": migrations.LATEST,
        "cipher_memory_security": "0",
        "cipher_page_size": "4096",
        "cipher_hmac_algorithm": "HMAC_SHA512",
        "cipher_use_hmac": "1",
    }
    with database.read() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
        index = "SELECT v FROM entry_words_config WHERE k = 'secure-delete'"
        assert connection.exec_driver_sql(index).scalar() == 1
    assert found == asked


def test_a_second_opening_is_refused_and_the_first_goes_on_alone(
    path: Path, database: Database, clock: FrozenClock
) -> None:
    began = time.perf_counter()
    with pytest.raises(FileInUse):
        Database.open(path, KEY, clock)
    # The driver would wait five seconds of its own accord, with the window standing still.
    assert time.perf_counter() - began < 2
    # Closing any descriptor of the file would have dropped our lock on it.
    assert "FileInUse" in another_program(path)
    with database.write() as connection:
        add_entry(connection, "still here")
    database.close()
    assert another_program(path) == "IN"
    assert kept_texts(path) == ["still here"]


@pytest.mark.parametrize("version", [migrations.LATEST + 1, 2**31 - 1])
def test_a_newer_file_is_left_alone(path: Path, clock: FrozenClock, version: int) -> None:
    raw = connections.raw_connection(path, KEY)
    raw.execute(f"PRAGMA user_version = {version}")
    raw.close()
    before = _folder(path)
    with pytest.raises(VaultNewer):
        Database.open(path, KEY, clock)
    assert _folder(path) == before


@pytest.mark.parametrize("version", [0, -1])
def test_a_file_without_a_schema_is_damage(path: Path, clock: FrozenClock, version: int) -> None:
    raw = connections.raw_connection(path, KEY)
    raw.execute(f"PRAGMA user_version = {version}")
    raw.close()
    with pytest.raises(VaultDamaged):
        Database.open(path, KEY, clock)


@pytest.mark.parametrize(
    ("file_mode", "folder_mode"), [(0o400, 0o755), (0o600, 0o500), (0o400, 0o500)]
)
def test_what_may_not_be_written_is_read_only_and_said_at_once(
    open_folder: Path, clock: FrozenClock, file_mode: int, folder_mode: int
) -> None:
    folder = open_folder / "Companion"
    folder.mkdir()
    path = folder / "vault.db"
    path.write_bytes(new_file_bytes())
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    give_to_nobody(folder, path)
    try:
        with pytest.raises(ReadOnly):
            as_nobody(lambda: Database.open(path, KEY, clock))
        folder.chmod(0o500)
        with pytest.raises(ReadOnly):
            as_nobody(lambda: create_database(folder / "new.db", KEY, clock))
        assert {one.name: one.read_bytes() for one in folder.iterdir()} == {
            "vault.db": new_file_bytes()
        }
    finally:
        folder.chmod(0o755)


def test_making_a_file_on_a_full_disk_is_said_so(
    tmp_path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = connections._keyed

    def nearly_full(path: Path, key: bytes) -> connections.Raw:
        connection = real(path, key)
        connection.execute("PRAGMA max_page_count = 4")
        return connection

    monkeypatch.setattr(connections, "_keyed", nearly_full)
    with pytest.raises(DiskFull):
        create_database(tmp_path / "vault.db", KEY, clock)


def test_opening_does_not_change_a_byte(path: Path, clock: FrozenClock) -> None:
    before = _folder(path)
    database = Database.open(path, KEY, clock)
    assert texts(database) == []
    database.close()
    assert _folder(path) == before
