"""A backup, verified as ours always is, against the bare driver doing the same work."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from mbc_companion.core.clock import SystemClock
from mbc_companion.security import vault
from mbc_companion.session import backing_up
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.storage.connection import Raw, new_file, raw_connection
from tests.benchmarks.conftest import EVERY_SIZE, Journal
from tests.benchmarks.measure import ROOM, report, take_turns, timed
from tests.journeys.vaults import PASSPHRASE

LIMIT = 2.0
TURNS = 4


def _bare(connection: Raw, key: bytes, folder: Path) -> None:
    """Copy, settle on the disk, read back: every page, the structure, every row, the digest."""
    target = folder / "bare.db"
    copy = new_file(target, key)
    copy.execute("PRAGMA journal_mode = OFF").fetchall()
    connection.backup(copy)
    copy.close()
    with target.open("rb") as stream:
        os.fsync(stream.fileno())
        hashlib.file_digest(stream, "sha256")
    copy = raw_connection(target, key)
    try:
        copy.execute("PRAGMA cipher_integrity_check").fetchall()
        copy.execute("PRAGMA quick_check").fetchall()
        for row in copy.execute("SELECT * FROM entry"):
            hashlib.blake2b(repr(row).encode(), digest_size=16)
    finally:
        copy.close()
    target.unlink()


@pytest.mark.parametrize("size", EVERY_SIZE)
def test_a_verified_backup_costs_about_what_its_steps_cost(
    journals: dict[int, Journal], tmp_path: Path, size: int
) -> None:
    journal, clock = journals[size], SystemClock()

    def bare() -> list[float]:
        key, connection = journal.key(), journal.bare()
        try:
            return [timed(lambda: _bare(connection, key, tmp_path))()]
        finally:
            connection.close()

    def ours() -> list[float]:
        opened = Unlocked.open(journal.paths, vault.unlock(journal.paths, PASSPHRASE), clock)
        made = []
        try:
            return [
                timed(
                    lambda: made.append(
                        backing_up.make_backup(opened, tmp_path / "backups", clock, lambda: None)
                    )
                )()
            ]
        finally:
            opened.close()
            made[0].path.unlink()

    ratio = take_turns(ours, bare, turns=TURNS)
    report(f"a verified backup of {size} entries", ratio.median, LIMIT)
    report(f"a verified backup of {size} entries, seconds", ratio.ours, 20, unit="seconds")
    assert ratio.median <= LIMIT * ROOM
