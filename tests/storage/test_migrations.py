"""An upgrade is whole or did not happen, keeps a copy of the file, and loses no row."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from mbc_companion.core.errors import DiskFull, VaultDamaged
from mbc_companion.storage import migrations
from mbc_companion.storage.connection import Raw, raw_connection
from mbc_companion.storage.database import Database, create_database
from mbc_companion.storage.troubles import DatabaseBug
from tests.fakes import FrozenClock
from tests.storage.files import KEY, add_entry, another_program, texts

CLOCK = FrozenClock()
_MANY = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) "
LATER: tuple[tuple[int, tuple[str, ...]], ...] = (
    (
        2,
        (
            "CREATE TABLE visit (id INTEGER PRIMARY KEY, note TEXT NOT NULL)",
            f"INSERT INTO visit SELECT i, 'a note of some length ' || i FROM ({_MANY}"
            "SELECT i FROM n)",
            "ALTER TABLE use_day ADD COLUMN minutes INTEGER",
        ),
    ),
    (
        3,
        (
            "UPDATE visit SET note = note || ', seen again'",
            "CREATE INDEX visit_note ON visit (note)",
        ),
    ),
)
KILLS = 15


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of schema 1 with 200 entries, one of them with feelings."""
    path = tmp_path / "vault.db"
    with pytest.MonkeyPatch.context() as then:
        _with(then)
        create_database(path, KEY, CLOCK)
        database = Database.open(path, KEY, CLOCK)
    with database.write() as connection:
        for number in range(200):
            add_entry(connection, f"word{number} " * 100)
        for position, feeling in enumerate(("tired", "calm")):
            row = {"position": position, "feeling": feeling}
            connection.execute(
                text("INSERT INTO entry_feeling VALUES (1, :position, :feeling)"), row
            )
    database.close()
    return path


def _with(monkeypatch: pytest.MonkeyPatch, *steps: tuple[int, tuple[str, ...]]) -> None:
    """The program knows schema 1 and then ``steps``, whatever the real ones are by now."""
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS[:1], *steps))


def _value(connection: Raw, query: str) -> Any:
    return connection.execute(query).fetchone()[0]


def _is_whole(path: Path) -> int:
    """The version of a closed file, after checking that everything of that version is there."""
    raw = raw_connection(path, KEY)
    try:
        version = migrations.version(raw)
        assert raw.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert _value(raw, "PRAGMA integrity_check") == "ok"
        assert _value(raw, "SELECT count(*) FROM entry WHERE text LIKE 'word%'") == 200
        assert _value(raw, "SELECT count(*) FROM entry_feeling") == 2
        tables = "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'visit%'"
        assert _value(raw, tables) == version - 1
        if version > 1:
            notes = "SELECT count(*) FROM visit WHERE note LIKE '%again'"
            assert _value(raw, notes) == (4000 if version == 3 else 0)
        return version
    finally:
        raw.close()


def test_an_upgrade_is_made_at_opening_and_only_once(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(monkeypatch, *LATER)
    for _ in range(2):
        database = Database.open(old, KEY, CLOCK)
        assert len(texts(database)) == 200
        database.close()
        assert _is_whole(old) == 3
    assert sorted(path.name for path in old.parent.iterdir()) == ["vault.db", "vault.db.schema-1"]


def test_the_file_before_the_upgrade_is_kept_beside_it(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    _with(monkeypatch, *LATER)
    was = os.umask(0)
    try:
        Database.open(old, KEY, CLOCK).close()
    finally:
        os.umask(was)
    copy = old.with_name("vault.db.schema-1")
    assert copy.read_bytes() == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert _is_whole(copy) == 1


def test_the_file_is_still_held_alone_after_an_upgrade(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading the file for its copy must not cost the lock on it, as any close would."""
    _with(monkeypatch, *LATER)
    database = Database.open(old, KEY, CLOCK)
    assert "FileInUse" in another_program(old)
    database.close()


def test_killed_at_any_moment_the_file_is_the_old_one_or_the_new(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(monkeypatch, *LATER)
    whole = old.read_bytes()
    spare = old.with_name("spare.db")
    spare.write_bytes(whole)
    began = time.perf_counter()
    _upgraded_and_killed(spare, after=60)
    needed = time.perf_counter() - began
    met = []
    for number in range(KILLS):
        path = old.with_name(f"killed-{number}.db")
        shutil.copy(old, path)
        _upgraded_and_killed(path, after=needed * (number + 0.5) / KILLS)
        met.append(_is_whole(path))
        copy = path.with_name(f"{path.name}.schema-1")
        if met[-1] > 1:
            assert copy.read_bytes() == whole
        Database.open(path, KEY, CLOCK).close()
        assert _is_whole(path) == 3
    assert 1 in met, "no kill came early enough to test anything"


def _upgraded_and_killed(path: Path, *, after: float) -> None:
    """Open ``path`` in a child, which is killed ``after`` seconds if it is not done."""
    ready, tell = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(tell, b"go")
            Database.open(path, KEY, CLOCK).close()
            os.write(tell, b"done")
            signal.pause()
        finally:
            os._exit(1)
    assert os.read(ready, 2) == b"go"
    os.set_blocking(ready, False)
    end = time.perf_counter() + after
    while time.perf_counter() < end and not _said(ready):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(ready)
    os.close(tell)


def _said(pipe: int) -> bool:
    try:
        return bool(os.read(pipe, 4))
    except BlockingIOError:
        return False


# -- steps that go wrong -----------------------------------------------------------------


@pytest.mark.parametrize("failing", ["SELECT * FROM nowhere", "INSERT INTO entry (id) VALUES (1)"])
def test_a_step_that_fails_changes_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    number, statements = LATER[0]
    with monkeypatch.context() as broken:
        _with(broken, (number, (*statements, failing)))
        with pytest.raises(DatabaseBug):
            Database.open(old, KEY, CLOCK)
    assert _is_whole(old) == 1
    database = Database.open(old, KEY, CLOCK)
    assert len(texts(database)) == 200
    database.close()


def test_the_steps_before_a_failing_one_stay(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _with(monkeypatch, LATER[0], (3, ("SELECT * FROM nowhere",)))
    with pytest.raises(DatabaseBug):
        Database.open(old, KEY, CLOCK)
    assert _is_whole(old) == 2
    with pytest.raises(DatabaseBug):
        Database.open(old, KEY, CLOCK)
    # Trying again must not replace the copy of the file as the old program left it.
    assert _is_whole(old.with_name("vault.db.schema-1")) == 1
    assert _is_whole(old.with_name("vault.db.schema-2")) == 2


_REBUILD = (
    "CREATE TABLE entry_anew AS SELECT * FROM entry",
    "DROP TABLE entry",
    "ALTER TABLE entry_anew RENAME TO entry",
    "CREATE UNIQUE INDEX entry_id ON entry (id)",
)


def test_rebuilding_a_table_does_not_delete_what_refers_to_it(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With foreign keys on, DROP TABLE deletes the children first, in silence."""
    raw = raw_connection(old, KEY)
    raw.execute("BEGIN")
    for statement in _REBUILD[:2]:
        raw.execute(statement)
    assert _value(raw, "SELECT count(*) FROM entry_feeling") == 0, "the trap is real"
    raw.execute("ROLLBACK")
    raw.close()
    _with(monkeypatch, (2, _REBUILD))
    Database.open(old, KEY, CLOCK).close()
    raw = raw_connection(old, KEY)
    assert migrations.version(raw) == 2
    assert _value(raw, "SELECT count(*) FROM entry_feeling") == 2
    raw.close()


def test_a_step_that_leaves_orphans_is_undone(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        _with(broken, (2, ("DELETE FROM entry WHERE id = 1",)))
        with pytest.raises(VaultDamaged) as caught:
            Database.open(old, KEY, CLOCK)
        assert caught.value.code == "FOREIGN_KEYS"
    assert _is_whole(old) == 1


def test_foreign_keys_are_on_after_an_upgrade(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _with(monkeypatch, *LATER)
    database = Database.open(old, KEY, CLOCK)
    with pytest.raises(DatabaseBug), database.write() as connection:
        connection.execute(text("INSERT INTO entry_feeling VALUES (99999, 0, 'calm')"))
    database.close()


# -- the copy cannot be made ------------------------------------------------------------------


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_without_room_for_the_copy_nothing_is_changed(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = old.read_bytes()

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/home/ruth/vault.db")

    with monkeypatch.context() as disk:
        _with(disk, *LATER)
        disk.setattr(migrations.os, step, full)
        with pytest.raises(DiskFull) as caught:
            Database.open(old, KEY, CLOCK)
        assert "ruth" not in repr(caught.value)
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == ["vault.db"]
    Database.open(old, KEY, CLOCK).close()


def test_a_full_disk_in_a_step_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(monkeypatch, (2, ("PRAGMA max_page_count = 1", *LATER[0][1])))
    with pytest.raises(DiskFull):
        Database.open(old, KEY, CLOCK)
    assert _is_whole(old) == 1
