"""Find over 100,000 entries, 500 visits and 100 contacts, against the bare queries of the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mbc_companion.appointments.domain import Visit
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.contacts.domain import Contact, Kind
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.clock import SystemClock
from mbc_companion.core.events import Events
from mbc_companion.coverage.calls.repository import CallsRepository
from mbc_companion.session.find_reads import FileRun, InFileReads, calls_with, people
from mbc_companion.storage.connection import Raw
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links
from tests.benchmarks.conftest import RARE, Journal, _words
from tests.benchmarks.measure import report, several, take_turns, timed

LIMIT = 2.0
_ENTRIES = (
    "SELECT e.uid, e.at, e.zone, e.mood, e.text FROM entry_words"
    " JOIN entry e ON e.id = entry_words.rowid WHERE entry_words MATCH ?"
    " AND e.removed_at IS NULL ORDER BY e.day DESC, e.at DESC LIMIT 3"
)
_VISITS = (
    "SELECT uid, at, zone, day, kind, provider_name, place, notes, after_note,"
    " (SELECT group_concat(i.text) FROM visit_item i WHERE i.visit_uid = visit.uid) FROM visit"
    " WHERE removed_at IS NULL AND (provider_name LIKE ? OR place LIKE ? OR notes LIKE ?"
    " OR after_note LIKE ? OR EXISTS"
    " (SELECT 1 FROM visit_item i WHERE i.visit_uid = visit.uid AND i.text LIKE ?))"
    " ORDER BY abs(at - 1784000000000000), id LIMIT 3"
)
_PEOPLE = "SELECT uid, name, role, phone FROM contact WHERE words LIKE ?"
_CALLS = "SELECT uid, about, who, day FROM insurer_call WHERE about LIKE ? OR notes LIKE ? LIMIT 3"


def _fill(database: Database) -> None:
    clock = SystemClock()
    visits = VisitRepository(database, clock, Events(), Links(database, clock))
    start = datetime(2020, 1, 6, 10, 30, tzinfo=UTC)
    note = "Spoke about the scan and the weeks after it. " * 3
    visits.save_many(
        Visit(
            uid=f"{n:032x}",
            at=start + timedelta(days=7 * n),
            zone="UTC",
            provider_name=f"Dr. Somebody {n}",
            notes=note,
        )
        for n in range(500)
    )
    ContactRepository(database, clock, Events()).save_many(
        Contact(Kind.PROFESSIONAL, f"Dr. Somebody {n}", notes=note) for n in range(100)
    )


def _fill_once(journal: Journal) -> None:
    database, _repository = journal.open()
    try:
        with database.read() as connection:
            made = connection.exec_driver_sql("SELECT count(*) FROM visit").scalar_one()
        if not made:
            _fill(database)
    finally:
        database.close()


def _bare(connection: Raw, word: str) -> None:
    like = f"%{word}%"
    connection.execute(_ENTRIES, (f'"{word}"*',)).fetchall()
    connection.execute(_VISITS, (like,) * 5).fetchall()
    connection.execute(_PEOPLE, (like,)).fetchall()
    connection.execute(_CALLS, (like, like)).fetchall()


@pytest.mark.parametrize("kind", ["rare", "common", "two letters", "no"])
def test_find_costs_at_most_two_bare_looks(journals: dict[int, Journal], kind: str) -> None:
    journal = journals[100_000]
    common = _words()[17]
    word = {"rare": RARE, "common": common, "two letters": common[:2], "no": "zzqqxx"}[kind]
    clock = SystemClock()
    _fill_once(journal)

    def bare() -> list[float]:
        connection = journal.bare()
        try:
            return several(timed(lambda: _bare(connection, word)))
        finally:
            connection.close()

    def ours() -> list[float]:
        opened, _repository = journal.open()
        where = (opened, clock, Events())
        contacts, calls = ContactRepository(*where), CallsRepository(*where)
        reads = InFileReads(opened)

        def find() -> None:
            people(contacts, word)
            calls_with(calls, word)
            FileRun(reads, word, clock.now()).run()

        try:
            return several(timed(find))
        finally:
            opened.close()

    ratio = take_turns(ours, bare, turns=12)
    report(f"find at 100,000 entries, {kind} word, median", ratio.median, LIMIT)
    report(f"find at 100,000 entries, {kind} word, p95", ratio.p95, LIMIT)
    assert ratio.p95 <= LIMIT
