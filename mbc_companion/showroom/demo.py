"""A throw-away vault with a year of invented entries."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from pathlib import Path

from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.support_map.repository import SupportRepository
from mbc_companion.core.clock import Clock, SystemClock, today
from mbc_companion.core.events import Events
from mbc_companion.core.launch import DEMO_PASSPHRASE
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import RECOVERY
from mbc_companion.guidance.repository import GuidanceRepository
from mbc_companion.journal.domain import NewEntry
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import kdf, vault
from mbc_companion.showroom.sample import a_year
from mbc_companion.showroom.sample_contacts import put_contacts
from mbc_companion.showroom.sample_coverage import fill_coverage
from mbc_companion.showroom.sample_visits import add_visits
from mbc_companion.storage.database import Database, create_database


def make_demo() -> Path:
    """Make the vault in a new temporary folder; the program deletes it at exit."""
    root = Path(tempfile.mkdtemp(prefix="companion-demo-"))
    fill(DataPaths(root))
    return root


def fill(paths: DataPaths, clock: Clock | None = None) -> None:
    """An encrypted vault under the sample passphrase, with the invented year up to now."""
    clock = clock or SystemClock()
    making = vault.prepare(paths, DEMO_PASSPHRASE, kdf.FLOOR)
    create_database(making.database, making.keys.database_key, clock)
    keys = making.publish()
    database = Database.open(paths.database, keys.database_key, clock)
    try:
        database.preferences.set(RECOVERY, "confirmed")
        repository = JournalRepository(database, clock, Events())
        repository.add_many(
            NewEntry(**asdict(e)) for e in a_year(today(clock), clock.zone()) if e.at <= clock.now()
        )
        fill_coverage(database, clock)
        put_contacts(
            ContactRepository(database, clock, Events()),
            RecordsRepository(database, clock, Events()),
            SupportRepository(database, clock, Events()),
        )
        add_visits(database, clock)
        shelf = GuidanceRepository(database, clock)
        for topic in ("T08", "T04"):
            shelf.keep(topic, kept=True)
        shelf.set_note("T04", "Ask Maya to wait with me on Thursday.")
    finally:
        database.close()
        keys.forget()
