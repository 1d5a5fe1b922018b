"""A vault with rows in every table, and everything in a vault as one thing to compare."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.support_map.repository import SupportRepository
from mbc_companion.core.events import Events
from mbc_companion.exchange.taking_out.destination import FolderOut, Out
from mbc_companion.exchange.taking_out.domain import Choice, Told, Words
from mbc_companion.exchange.taking_out.repository import TakingOutRepository
from mbc_companion.exchange.taking_out.writing import Writing
from mbc_companion.showroom.sample_contacts import put_contacts
from mbc_companion.showroom.sample_coverage import fill_coverage
from mbc_companion.showroom.sample_visits import add_visits
from mbc_companion.storage import migrations
from mbc_companion.storage.database import Database, create_database
from mbc_companion.storage.whole.shape import shapes
from tests.fakes import FrozenClock
from tests.storage.golden.make_golden import fill
from tests.storage.golden.make_golden_2 import fill_the_rest
from tests.storage.golden.make_golden_3 import fill_versions

KEY = bytes(range(32))
_AS_THE_PROGRAM_WOULD = (
    "UPDATE visit_series SET pace = 'week', until = '2026-12-31', first = '2026-07-14T10:30'",
    "UPDATE helpline_note SET kind = 'note'",
    "UPDATE coverage_denial SET asked_on = '2026-07-01', notice_dated = NULL, notice_came = NULL,"
    " appeal_by = NULL, appealed_on = NULL, answered_on = NULL, final_dated = NULL,"
    " final_came = NULL, external_by = NULL",
    "UPDATE visit_payment SET payer = 'plan', claim = 'waiting', claim_on = '2026-07-01',"
    " billed_on = NULL",
)
MARKS = ("Very hard", "Hard", "In between", "Steady", "Good")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WORDS = Words("Read me.", MARKS, MONTHS, "Sealed.", "Feelings", "Tags", "Photo", "Appointment")


def empty(path: Path, clock: FrozenClock) -> Database:
    create_database(path, KEY, clock)
    return Database.open(path, KEY, clock)


def full(path: Path, clock: FrozenClock) -> Database:
    """Something in every table there is."""
    database = empty(path, clock)
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
        fill_versions(connection)
        fill_the_rest(connection)
        for statement in _AS_THE_PROGRAM_WOULD:
            connection.exec_driver_sql(statement)
    return database


def digest(database: Database) -> dict[str, str]:
    """Of every table a person's things are in; what notes a bringing in is left out."""
    found = {}
    for shape in shapes(database):
        if not shape.table.startswith("import_"):
            columns = ", ".join(f'"{one}"' for one in shape.columns)
            rows = database.raw.execute(f'SELECT {columns} FROM "{shape.table}"').fetchall()
            words = "\n".join(sorted(map(repr, rows)))
            found[shape.table] = hashlib.sha256(words.encode()).hexdigest()
    months = database.raw.execute("SELECT * FROM entry_month ORDER BY 1").fetchall()
    return {**found, "entry_month": repr(months)}


def take_out(
    database: Database,
    out: Out,
    clock: FrozenClock,
    choice: Choice | None = None,
    *,
    pause: Callable[[], None] = lambda: None,
    tell: Callable[[Told], None] = lambda _: None,
) -> Path:
    with out:
        Writing(
            TakingOutRepository(database, pause),
            choice or Choice(),
            WORDS,
            made_at=clock.now(),
            schema=migrations.LATEST,
            others=(),
            pause=pause,
            tell=tell,
        ).write(out)
    return out.target


def folder_out(database: Database, folder: Path, clock: FrozenClock) -> Path:
    return take_out(database, FolderOut(folder), clock)
