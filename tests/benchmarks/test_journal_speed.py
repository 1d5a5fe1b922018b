"""Saving, searching and listing against bare SQLCipher on the same file, in one run."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest

from mbc_companion.core.clock import SystemClock
from mbc_companion.journal.domain import Draft, Filter
from mbc_companion.journal.listing.sections import AllEntries
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.table_model import MONTH, ROW, EntryListModel
from mbc_companion.storage.connection import Raw
from mbc_companion.storage.database import Database
from tests.benchmarks.conftest import EVERY_SIZE, RARE, Journal, text_of
from tests.benchmarks.measure import ROOM, report, several, take_turns

# Pixels of the list in a window of 1280x800; what is below is made ready when scrolled to.
SCREEN = 800
LIMIT = 1.5


def _save_bare(connection: Raw, text: str, number: int) -> float:
    started = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO draft (uid, at, zone, day, mood, feelings, text, saved_at)"
        " VALUES ('a', 1, 'UTC', '2026-07-14', NULL, '[]', ?, ?)"
        " ON CONFLICT (uid) DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at",
        (text, number),
    )
    connection.execute("COMMIT")
    return time.perf_counter() - started


def _save_ours(repository: JournalRepository, text: str, number: int) -> float:
    at = datetime(2026, 7, 14, 12, tzinfo=UTC)
    draft = Draft(at=at, text=f"{text}{number % 10}", uid="a" * 32)
    started = time.perf_counter()
    repository.save_draft(draft)
    return time.perf_counter() - started


@pytest.mark.parametrize("words", [150, 5_000])
def test_autosave_costs_about_one_bare_commit(journals: dict[int, Journal], words: int) -> None:
    journal, text = journals[10_000], text_of(words)
    numbers = count()

    def bare() -> list[float]:
        connection = journal.bare()
        try:
            return several(lambda: _save_bare(connection, f"{text}{next(numbers) % 10}", 1))
        finally:
            connection.execute("DELETE FROM draft")
            connection.close()

    def ours() -> list[float]:
        database, repository = journal.open()
        try:
            return several(lambda: _save_ours(repository, text, next(numbers)))
        finally:
            with database.write() as writing:
                writing.exec_driver_sql("DELETE FROM draft")
            database.close()

    ratio = take_turns(ours, bare)
    report(f"autosave of {words} words, median", ratio.median, LIMIT)
    report(f"autosave of {words} words, p95", ratio.p95, LIMIT)
    assert ratio.p95 <= LIMIT * ROOM


_BARE_SEARCH = (
    "SELECT e.id, e.at, e.mood, snippet(entry_words, 0, '<', '>', '…', 12) FROM entry_words"
    " JOIN entry e ON e.id = entry_words.rowid WHERE entry_words MATCH ?"
    " AND e.removed_at IS NULL ORDER BY e.day DESC, e.at DESC LIMIT 50"
)
# What the list needs: its sections, the kinds in the first of them, and the rows with
# their feelings, stars and letters.
_BARE_SECTIONS = "SELECT month, entries, wordless FROM entry_month ORDER BY month DESC"
_BARE_NEWEST = (
    "SELECT id, uid, at, zone, mood, wordless, substr(text, 1, 400),"
    " (SELECT group_concat(feeling) FROM entry_feeling WHERE entry_id = entry.id),"
    " EXISTS (SELECT 1 FROM entry_star WHERE entry_id = entry.id),"
    " (SELECT sealed || title FROM entry_letter WHERE entry_id = entry.id) FROM entry"
    " WHERE removed_at IS NULL ORDER BY day DESC, at DESC, id DESC LIMIT 50"
)

_BARE_KINDS = (
    "SELECT group_concat(wordless, '') FROM (SELECT wordless FROM entry"
    " WHERE removed_at IS NULL AND day BETWEEN ? AND ? ORDER BY day DESC, at DESC, id DESC)"
)


def _cold(connection: Raw) -> None:
    """Give back every cached page: a person searches once, not sixty times in a second.

    With warm pages the bare query takes 0.06 ms, and the ratio would only weigh Python
    against nothing.
    """
    connection.execute("PRAGMA shrink_memory").fetchall()


def _timed_bare(connection: Raw, statement: str, *values: str) -> float:
    _cold(connection)
    started = time.perf_counter()
    rows = connection.execute(statement, values).fetchall()
    assert rows
    return time.perf_counter() - started


def _newest_bare(connection: Raw) -> float:
    _cold(connection)
    started = time.perf_counter()
    months = connection.execute(_BARE_SECTIONS).fetchall()
    newest = (f"{months[0][0]}-01", f"{months[0][0]}-31")
    assert connection.execute(_BARE_KINDS, newest).fetchall()
    assert len(connection.execute(_BARE_NEWEST).fetchall()) == 50
    return time.perf_counter() - started


def _search(database: Database, repository: JournalRepository) -> float:
    _cold(database.raw)
    started = time.perf_counter()
    found = repository.search(Filter(words=RARE)).run()
    assert len(list(repository.found_rows(found, 0, 50))) == 10
    return time.perf_counter() - started


def _newest(database: Database, repository: JournalRepository) -> float:
    """Fifty rows read, and the first screenful asked for as the view does to paint it."""
    _cold(database.raw)
    model = EntryListModel(SystemClock())
    started = time.perf_counter()
    listed = AllEntries(repository, None, live_is_new=False)
    model.show(listed)
    row = below = 0
    while below < SCREEN:
        top, high = model.shape.span(row)
        index = model.index(row)
        assert index.data(MONTH) is not None or index.data(ROW) is not None
        row, below = row + 1, top + high
    taken = time.perf_counter() - started
    assert sum(len(rows) for rows in listed._pages._pages.values()) >= 40
    return taken


def _bare_turn(journal: Journal, act: Callable[[Raw], float]) -> list[float]:
    connection = journal.bare()
    try:
        return several(lambda: act(connection))
    finally:
        connection.close()


def _our_turn(journal: Journal, act: Callable[[Database, JournalRepository], float]) -> list[float]:
    database, repository = journal.open()
    try:
        return several(lambda: act(database, repository))
    finally:
        database.close()


@pytest.mark.parametrize("size", EVERY_SIZE)
def test_searching_and_listing_cost_about_what_the_database_costs(
    journals: dict[int, Journal], size: int
) -> None:
    journal = journals[size]
    match = f'"{RARE}"'
    search = take_turns(
        lambda: _our_turn(journal, _search),
        lambda: _bare_turn(journal, lambda raw: _timed_bare(raw, _BARE_SEARCH, match)),
    )
    newest = take_turns(
        lambda: _our_turn(journal, _newest), lambda: _bare_turn(journal, _newest_bare)
    )
    for name, ratio in (("rare word among", search), ("newest 50 of", newest)):
        report(f"{name} {size}", ratio.p95, LIMIT)
        report(f"{name} {size}, median", ratio.median, LIMIT)
        report(f"{name} {size}, milliseconds", ratio.ours * 1000, 20, unit="ms")
    assert search.p95 <= LIMIT * ROOM
    assert newest.p95 <= LIMIT * ROOM
