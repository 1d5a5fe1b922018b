"""A hundred contacts searched as typed, against a bare scan of the same rows in one run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mbc_companion.contacts.domain import Contact, Kind, Order, Phone
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.events import Events
from mbc_companion.storage.database import Database, create_database
from tests.benchmarks.measure import alternate, report, timed
from tests.fakes import FrozenClock

LIMIT = 2.0
KEY = bytes(range(32))
TYPED = ("o", "ok", "oka", "okaf", "okafo", "okafor", "okafor p", "okafor ps")
# What the list shows, unnarrowed: the rows a search has to look at.
_BARE = (
    "SELECT uid, kind, name, role, phone, states, profession, favorite, trusted, removed_at,"
    " words, (SELECT outcome FROM license_check AS l JOIN contact AS m ON m.id = l.contact_id"
    " WHERE m.uid = contact.uid OR m.merged_into = contact.uid"
    " ORDER BY l.day DESC, l.made_at DESC LIMIT 1) FROM contact"
    " WHERE removed_at IS NULL AND merged_into IS NULL ORDER BY favorite DESC, sorting, id"
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    clock = FrozenClock()
    create_database(tmp_path / "vault.db", KEY, clock)
    opened = Database.open(tmp_path / "vault.db", KEY, clock)
    yield opened
    opened.close()


def test_a_search_as_typed_costs_at_most_two_bare_scans(database: Database) -> None:
    repository = ContactRepository(database, FrozenClock(), Events())
    repository.save_many(
        Contact(
            Kind.PROFESSIONAL,
            f"Dr. Somebody Okafor {at}",
            role="Psychologist",
            phones=(Phone(f"(555) 013-{at:04d}"),),
            notes="Spoke about the scan and the weeks after it. " * 5,
        )
        for at in range(100)
    )

    def search() -> None:
        for words in TYPED:
            assert repository.listed(words, (), Order.NAME)

    def scan() -> None:
        for _ in TYPED:
            assert len(database.raw.execute(_BARE).fetchall()) == 100

    search()
    ratio = alternate(timed(search), timed(scan), rounds=60)
    report("contacts searched as typed, median", ratio.median, LIMIT)
    report("contacts searched as typed, p95", ratio.p95, LIMIT)
    assert ratio.p95 <= LIMIT
