"""The list stays flat in time: by index, in pages."""

from __future__ import annotations

import pytest
from sqlalchemy import text as sql
from sqlalchemy.dialects import sqlite

from mbc_companion.journal.domain import Filter, Month
from mbc_companion.journal.listing import repository as reads
from mbc_companion.journal.listing.sections import AllEntries
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.storage.database import Database
from tests.journal.factories import at, new_entry


@pytest.fixture
def many(repository: JournalRepository) -> JournalRepository:
    repository.add_many(
        new_entry(f"Entry {n}" if n % 3 else "", when=at(hours=7 * n), mood=1 + n % 5)
        for n in range(400)
    )
    return repository


def test_pages_of_a_month_join_to_the_whole(many: JournalRepository) -> None:
    rows = []
    for month in map(Month._make, many.months()):
        for offset in range(0, month.entries, 50):
            keys, page = many.rows_from(month.key, offset, 50)
            here = keys.count(month.key)
            assert keys[:here] == [month.key] * min(50, month.entries - offset)
            rows += page[:here]
        kinds = many.month_kinds(month.key)
        assert len(kinds) == month.entries
        assert sum(kinds) == month.wordless
    whole = many.entries(Filter(), limit=1000)
    assert [row.uid for row in rows] == [entry.uid for entry in whole]
    assert [row.wordless for row in rows] == [not entry.text for entry in whole]
    assert [entry.at for entry in whole] == sorted((e.at for e in whole), reverse=True)


def test_the_place_of_a_new_entry(many: JournalRepository) -> None:
    assert many.place_in_month(at()) == 0
    assert many.place_in_month(at(hours=7 * 5 + 1)) == 6


def test_the_newest(repository: JournalRepository) -> None:
    assert repository.newest() is None
    repository.add(new_entry("old", when=at(days=3)))
    uid = repository.add(new_entry("new"))
    assert repository.newest() == uid


@pytest.mark.parametrize(
    "statement", [reads._rows_between, reads._place, reads._kinds], ids=["page", "place", "kinds"]
)
def test_pages_are_read_along_the_index(
    many: JournalRepository, database: Database, statement: object
) -> None:
    values = {"first": "2026-07-01", "last": "2026-07-31", "count": 50, "skip": 100}
    values |= {"day": "2026-07-10", "at": 0}
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="named"))  # type: ignore
    used = {name: values[name] for name in compiled.params if name in values}
    fixed = {name: value for name, value in compiled.params.items() if name not in values}
    with database.read() as connection:
        plan = connection.execute(sql(f"EXPLAIN QUERY PLAN {compiled}"), {**fixed, **used}).all()
    steps = [row.detail for row in plan]
    assert any("INDEX entry_newest (day>? AND day<?)" in step for step in steps), steps
    assert not [step for step in steps if "TEMP B-TREE" in step], steps
    assert not [step for step in steps if step.startswith("SCAN entry")], steps


def test_a_month_far_back_costs_a_screen_and_not_a_page(
    repository: JournalRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.add_many(new_entry(f"{n}", when=at(days=8 * n)) for n in range(200))
    counts: list[int] = []
    original = repository.rows_from

    def counted(month: str, offset: int, count: int) -> object:
        counts.append(count)
        return original(month, offset, count)

    monkeypatch.setattr(repository, "rows_from", counted)
    shown = AllEntries(repository, None, live_is_new=False)
    middle = len(shown.months) // 2
    rows = [shown.row(middle, n) for n in range(shown.month(middle).entries)]
    assert all(row is not None and f"{row.at:%Y-%m}" == shown.month(middle).key for row in rows)
    assert sum(counts) < 20


def test_rows_never_stand_under_another_month_than_their_own(
    repository: JournalRepository,
) -> None:
    repository.add_many(new_entry(f"{n}", when=at(days=10 * n)) for n in range(30))
    shown = AllEntries(repository, None, live_is_new=False)
    first = shown.row(0, 0)
    assert first is not None
    shown = AllEntries(repository, None, live_is_new=False)
    repository.remove(first.uid)
    for section, month in enumerate(shown.months):
        for offset in range(month.entries):
            row = shown.row(section, offset)
            assert row is None or f"{row.at:%Y-%m}" == month.key
