"""A year looked back on among 100,000 entries, against the same questions asked bare."""

from __future__ import annotations

import time
from datetime import date

from mbc_companion.core.clock import SystemClock
from mbc_companion.journal.insights.domain import Span
from mbc_companion.journal.insights.looking import read_look
from mbc_companion.journal.insights.repository import InsightsRepository
from mbc_companion.session.journal_room import make_shelf
from mbc_companion.storage.connection import Raw
from mbc_companion.storage.database import Database
from tests.benchmarks.conftest import Journal
from tests.benchmarks.measure import report, several, take_turns

LIMIT = 2.0
YEAR = Span.year_ending(date(2025, 6, 30))
_MARKS = (
    "SELECT day, mood, uid FROM entry WHERE removed_at IS NULL AND day BETWEEN ? AND ?"
    " AND mood IS NOT NULL ORDER BY day, at, id"
)
_SCALES = (
    "SELECT day, scale, value, at FROM entry JOIN entry_scale ON entry_id = id"
    " WHERE removed_at IS NULL AND day BETWEEN ? AND ? ORDER BY day, at"
)
_NAMES = "SELECT key, words FROM scale"
_FEELINGS = (
    "SELECT DISTINCT day, feeling FROM entry JOIN entry_feeling ON entry_id = id"
    " WHERE removed_at IS NULL AND day BETWEEN ? AND ?"
)


class _NoVisits:
    def visit_days(self, _first: date, _last: date) -> tuple[date, ...]:
        return ()

    def scan_days(self, _first: date, _last: date) -> tuple[date, ...]:
        return ()


def _bare(connection: Raw) -> float:
    ends = (YEAR.first.isoformat(), YEAR.last.isoformat())
    started = time.perf_counter()
    assert len(connection.execute(_MARKS, ends).fetchall()) > 9_000
    connection.execute(_FEELINGS, ends).fetchall()
    connection.execute(_SCALES, ends).fetchall()
    connection.execute(_NAMES).fetchall()
    return time.perf_counter() - started


def _ours(database: Database) -> float:
    reads = InsightsRepository(database, make_shelf(database, SystemClock()).scales)
    started = time.perf_counter()
    look = read_look(reads, _NoVisits(), YEAR)
    assert len(look.days) > 300
    return time.perf_counter() - started


def test_a_year_costs_about_what_its_questions_cost(journals: dict[int, Journal]) -> None:
    journal = journals[100_000]

    def bare() -> list[float]:
        connection = journal.bare()
        try:
            return several(lambda: _bare(connection))
        finally:
            connection.close()

    def ours() -> list[float]:
        database, _ = journal.open()
        try:
            return several(lambda: _ours(database))
        finally:
            database.close()

    ratio = take_turns(ours, bare)
    report("insights, a year of 100,000 entries", ratio.p95, LIMIT)
    report("insights, a year of 100,000 entries, median", ratio.median, LIMIT)
    report("insights, a year, milliseconds", ratio.ours * 1000, 100, unit="ms")
    assert ratio.p95 <= LIMIT
