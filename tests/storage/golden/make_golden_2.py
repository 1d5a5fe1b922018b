"""Made ``schema-2/``: what schema 1 holds, and rows in every table that came with schema 2.

Run once, with the program as it was then: ``python -m tests.storage.golden.make_golden_2``.
Beside the vault it writes ``rows.json``, every row of every table as it was on that day.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.support_map.repository import SupportRepository
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf, recovery, vault
from mbc_companion.showroom.sample_contacts import put_contacts
from mbc_companion.showroom.sample_coverage import fill_coverage
from mbc_companion.showroom.sample_visits import add_visits
from mbc_companion.storage.database import Database, create_database
from tests.fakes import FrozenClock
from tests.storage.golden.make_golden import PASSPHRASE, WORDS, fill

HERE = Path(__file__).parent
ROWS = "rows.json"
_NOT_ROWS = ("sqlite_", "entry_words", "vault_state", "use_day")
_AT = 1_784_070_000_000_000


def make(schema: str, more: Callable[[Connection], None] = lambda _: None) -> None:
    """The vault ``schema``, which must not be there yet; ``more`` fills what came after."""
    paths = DataPaths(HERE / schema)
    making = vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
    clock = FrozenClock()
    create_database(making.database, making.keys.database_key, clock)
    keys = making.publish()
    keys.set_recovery(recovery.parse(WORDS))
    database = Database.open(paths.database, keys.database_key, clock)
    with database.write() as connection:
        fill(connection)
    fill_coverage(database, clock)
    put_contacts(
        ContactRepository(database, clock, Events()),
        RecordsRepository(database, clock, Events()),
        SupportRepository(database, clock, Events()),
    )
    add_visits(database, clock)
    with database.write() as connection:
        more(connection)
        fill_the_rest(connection)
        kept = json.dumps(rows(connection), indent=0, sort_keys=True)
    database.close()
    keys.record_commits(database.commits)
    keys.forget()
    (paths.root / ROWS).write_text(kept + "\n", "utf-8")


def tables(connection: Connection) -> list[str]:
    """Every table of rows; the index of words and what closing changes are left out."""
    named = text("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    names = connection.execute(named).scalars()
    return [name for name in names if not name.startswith(_NOT_ROWS)]


def rows(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, by column; bytes as hex digits."""
    found = {}
    for table in tables(connection):
        result = connection.execute(text(f'SELECT * FROM "{table}"')).mappings()
        found[table] = sorted(
            ({column: _plain(value) for column, value in row.items()} for row in result),
            key=lambda row: json.dumps(row, sort_keys=True),
        )
    return found


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value


def fill_the_rest(connection: Connection) -> None:
    """A row in each table that is still empty, made from its columns alone."""
    connection.execute(text("PRAGMA defer_foreign_keys = ON"))
    for table in tables(connection):
        if connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one():
            continue
        columns = connection.execute(text(f'PRAGMA table_xinfo("{table}")')).all()
        row = {one.name: _made_up(one.name, one.type, one.notnull) for one in columns}
        if "visit_uid" in row:
            row["visit_uid"] = connection.execute(text("SELECT max(uid) FROM visit")).scalar_one()
        names = ", ".join(row)
        places = ", ".join(f":{name}" for name in row)
        connection.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({places})'), row)


def _made_up(name: str, kind: str, required: int) -> object:
    known: dict[str, object] = {
        "day": "2026-07-14",
        "zone": "America/New_York",
        "sealed": 0,
        "at": _AT,
        "removed_at": None,
        "removed_on_use": None,
        "way": "pdf",
    }
    if name in known:
        return known[name]
    if kind == "TEXT":
        return "c" * 32 if name.endswith("uid") else f"kept {name}"
    if kind == "BLOB":
        return bytes(range(64))
    return 1 if required or name.endswith("id") else None


if __name__ == "__main__":
    make("schema-2")
