"""Schema versions, each a plain list of SQL, run on ``PRAGMA user_version``.

Alembic is a test dependency only: at run time it costs 139 ms to import, and its batch
mode silently deletes children and drops triggers.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from mbc_companion.core.atomic import fsync_folder
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import VaultDamaged, VaultNewer, from_os_error
from mbc_companion.storage.connection import Raw
from mbc_companion.storage.migrations import (
    m0001_first,
    m0002_appointments,
    m0002_contacts,
    m0002_coverage,
    m0002_exchange,
    m0002_guidance,
    m0002_journal,
    m0002_link,
    m0002_shared,
    m0003_journal,
)

STEPS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, m0001_first.STATEMENTS),
    (
        2,
        (
            *m0002_link.STATEMENTS,
            *m0002_appointments.STATEMENTS,
            *m0002_contacts.STATEMENTS,
            *m0002_coverage.STATEMENTS,
            *m0002_exchange.STATEMENTS,
            *m0002_guidance.STATEMENTS,
            *m0002_journal.STATEMENTS,
            *m0002_shared.STATEMENTS,
        ),
    ),
    (3, m0003_journal.STATEMENTS),
)
LATEST = STEPS[-1][0]


def version(connection: Raw) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def behind(connection: Raw) -> bool:
    """Does an existing vault need ``run``, after ``keep_copy``?

    Raises VaultNewer if a newer program wrote it, VaultDamaged if it has no schema at all.
    """
    found = version(connection)
    if found > STEPS[-1][0]:
        raise VaultNewer("SCHEMA")
    if found < 1:
        raise VaultDamaged("SCHEMA")
    return found < STEPS[-1][0]


def run(connection: Raw, clock: Clock, *, last: int | None = None) -> None:
    """Apply every step above the file's version, up to ``last``; each whole or not at all."""
    for number, statements in STEPS:
        if number <= version(connection) or (last is not None and number > last):
            continue
        # Inside a transaction this pragma does nothing, and with it on a table rebuild
        # would delete the rows that refer to the old table.
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements:
                connection.execute(statement)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise VaultDamaged("FOREIGN_KEYS")
            if number == 1:
                _note_birth(connection, clock)
            connection.execute(f"PRAGMA user_version = {number:d}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.execute("PRAGMA foreign_keys = ON")


def _note_birth(connection: Raw, clock: Clock) -> None:
    made_at = int(clock.now().timestamp() * 1_000_000)
    connection.execute(
        "INSERT INTO vault_state (id, commits, made_at) VALUES (1, 1, ?)", (made_at,)
    )


def keep_copy(path: Path, number: int) -> None:
    """Put the file, closed and of schema ``number``, beside itself before it is changed.

    Raises DiskFull, ReadOnly or DiskTrouble, and then leaves no half copy.
    """
    target = path.with_name(f"{path.name}.schema-{number}")
    unfinished = target.with_name(f"{target.name}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    try:
        try:
            descriptor = os.open(unfinished, flags, 0o600)
            with os.fdopen(descriptor, "wb") as written, path.open("rb") as source:
                shutil.copyfileobj(source, written)
                written.flush()
                os.fsync(written.fileno())
            os.replace(unfinished, target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        fsync_folder(target.parent)
    except OSError as error:
        raise from_os_error(error) from None
