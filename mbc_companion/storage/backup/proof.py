"""Opening a copy from the disk and reading all of it before it counts as one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mbc_companion.core.errors import VaultDamaged, VaultNewer
from mbc_companion.storage import migrations
from mbc_companion.storage.backup.rows import Pause, Rows, row_digests
from mbc_companion.storage.connection import Raw, raw_connection
from mbc_companion.storage.troubles import Translating

# About 10 ms of the virtual machine's work.
_STEPS = 20_000


@dataclass(frozen=True)
class Proof:
    """What a copy holds, read from it; ``last_day`` is the newest day with an entry, or ""."""

    schema: int
    commits: int
    entries: int
    last_day: str
    rows: Rows

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        return {table: len(rows) for table, rows in self.rows.items()}


def prove(path: Path, key: bytes, pause: Pause) -> Proof:
    """Check every page and every row of a closed file; it is not changed.

    Raises VaultDamaged, VaultNewer, NotEncrypted, DiskTrouble, and what ``pause`` raises.
    """
    connection = raw_connection(path, key)
    stopped: list[BaseException] = []

    def ask() -> int:
        try:
            pause()
        except BaseException as error:  # noqa: BLE001 - raised again below, out of the driver
            stopped.append(error)
            return 1
        return 0

    try:
        connection.set_progress_handler(ask, _STEPS)
        with Translating():
            return _proven(connection, pause)
    except BaseException:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.close()


def _proven(connection: Raw, pause: Pause) -> Proof:
    schema = migrations.version(connection)
    if schema > migrations.LATEST:
        raise VaultNewer("SCHEMA")
    if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        raise VaultDamaged("PAGES")
    if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        raise VaultDamaged("CHECK")
    return _read(connection, None, pause)


def glance(path: Path, key: bytes, rows: Rows | None, pause: Pause) -> Proof:
    """What a closed file says it holds, not checked; ``rows`` if they are known already."""
    connection = raw_connection(path, key)
    try:
        with Translating():
            return _read(connection, rows, pause)
    finally:
        connection.close()


def _read(connection: Raw, rows: Rows | None, pause: Pause) -> Proof:
    schema = migrations.version(connection)
    state = connection.execute("SELECT commits FROM vault_state").fetchone()
    if state is None:
        raise VaultDamaged("STATE")
    entries, last_day = connection.execute(
        "SELECT count(*), max(day) FROM entry WHERE removed_at IS NULL"
    ).fetchone()
    return Proof(
        schema=schema,
        commits=int(state[0]),
        entries=int(entries),
        last_day=str(last_day or ""),
        rows=row_digests(connection, pause) if rows is None else rows,
    )
