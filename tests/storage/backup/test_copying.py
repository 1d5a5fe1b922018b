"""A copy made while somebody writes holds what was there, and a bad one is not believed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from mbc_companion.core.errors import VaultDamaged
from mbc_companion.storage.backup.copying import copy_into, rows_of
from mbc_companion.storage.backup.proof import prove
from mbc_companion.storage.backup.rows import agrees, digest, row_digests
from mbc_companion.storage.database import Database
from tests.fakes import FrozenClock
from tests.storage.files import KEY, PAGE, add_entry, full_file_bytes


def _still() -> None:
    pass


@pytest.fixture
def full(path: Path) -> Database:
    path.write_bytes(full_file_bytes())
    return Database.open(path, KEY, FrozenClock())


def test_a_copy_holds_every_row_and_is_private(full: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    copy_into(full, target, KEY, _still)
    held = rows_of(full, _still)
    proof = prove(target, KEY, _still)
    assert proof.rows == held
    assert (proof.entries, proof.last_day) == (200, "2026-07-14")
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.read_bytes()[:6] != b"SQLite"
    full.close()


def test_what_is_written_between_the_slices_is_in_the_copy(full: Database, tmp_path: Path) -> None:
    written = [0]

    def write() -> None:
        if written[0] < 1:
            written[0] += 1
            with full.write() as connection:
                connection.execute(text("UPDATE entry SET text = text || 'x' WHERE id = 1"))

    before = rows_of(full, _still)
    copy_into(full, tmp_path / "copy", KEY, write)
    after = rows_of(full, _still)
    proof = prove(tmp_path / "copy", KEY, _still)
    assert before != after
    assert agrees(before, after, proof.rows)
    full.close()


def test_a_row_that_is_missing_or_foreign_is_noticed(full: Database, tmp_path: Path) -> None:
    before = rows_of(full, _still)
    copy_into(full, tmp_path / "copy", KEY, _still)
    copy = prove(tmp_path / "copy", KEY, _still).rows
    entries = sorted(copy["entry"])
    lost = copy | {"entry": frozenset(entries[1:])}
    foreign = copy | {"entry": copy["entry"] | {bytes(16)}}
    assert agrees(before, before, copy)
    for wrong in (lost, foreign, {}):
        assert not agrees(before, before, wrong)
    assert digest(lost) != digest(copy) != digest(foreign)
    full.close()


def test_somebody_who_waits_gets_the_connection_between_two_slices(
    full: Database, tmp_path: Path
) -> None:
    order: list[str] = []
    started, typed = threading.Event(), threading.Event()

    def type_on() -> None:
        started.wait(10)
        with full.write(urgent=True) as connection:
            add_entry(connection, "typed meanwhile")
            order.append("typed")
        typed.set()

    def pause() -> None:
        order.append("slice")
        started.set()
        if len(order) == 1:
            # Held until the other thread stands in line; it then goes first.
            while not full.wanted and not typed.is_set():
                pass

    typist = threading.Thread(target=type_on)
    typist.start()
    copy_into(full, tmp_path / "copy", KEY, pause)
    typist.join(10)
    assert order.index("typed") < len(order) - 1
    full.close()


def test_a_copy_with_a_flipped_page_is_not_believed(full: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    copy_into(full, target, KEY, _still)
    content = bytearray(target.read_bytes())
    content[PAGE * 20 + 99] ^= 1
    target.write_bytes(content)
    with pytest.raises(VaultDamaged):
        prove(target, KEY, _still)
    full.close()


def test_stopping_ends_the_check_with_the_reason_for_it(full: Database, tmp_path: Path) -> None:
    copy_into(full, tmp_path / "copy", KEY, _still)
    full.close()

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prove(tmp_path / "copy", KEY, stop)


def test_the_order_of_reading_changes_no_digest(full: Database) -> None:
    rows = row_digests(full.raw, _still)
    turned = {table: frozenset(sorted(found, reverse=True)) for table, found in rows.items()}
    assert digest(rows) == digest(turned)
    assert digest(rows) != digest(rows, without=frozenset({"entry"}))
    full.close()
