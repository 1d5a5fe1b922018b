"""Insights counts what the file holds, and nothing that was removed."""

from __future__ import annotations

from datetime import date

from mbc_companion.journal.insights.domain import Span
from mbc_companion.journal.insights.repository import InsightsRepository
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.storage.database import Database
from tests.journal.factories import at, new_entry

WEEK = Span(date(2026, 7, 8), date(2026, 7, 14))


def test_marks_come_in_order_with_their_entries(
    database: Database, repository: JournalRepository
) -> None:
    late = repository.add(new_entry(mood=2, when=at()))
    early = repository.add(new_entry(mood=4, when=at(hours=5)))
    repository.add(new_entry("words without a mark", when=at(hours=1)))
    repository.add(new_entry(mood=5, when=at(days=9)))
    (day,) = InsightsRepository(database).days(WEEK)
    assert [(mark.uid, mark.level) for mark in day.marks] == [(early, 4), (late, 2)]


def test_what_is_removed_is_not_counted(database: Database, repository: JournalRepository) -> None:
    gone = repository.add(new_entry(mood=1, feelings=("sad",)))
    repository.add(new_entry(mood=1, feelings=("tired",), when=at(days=1)))
    repository.remove(gone)
    reads = InsightsRepository(database)
    assert len(reads.days(WEEK)) == 1
    assert reads.feelings(WEEK) == {date(2026, 7, 13): frozenset({"tired"})}
    assert reads.very_hard_marks(WEEK) == 1


def test_a_feeling_chosen_twice_on_a_day_is_one(
    database: Database, repository: JournalRepository
) -> None:
    for hours in (0, 3):
        repository.add(new_entry(mood=3, feelings=("calm", "tired"), when=at(hours=hours)))
    found = InsightsRepository(database).feelings(WEEK)
    assert found == {date(2026, 7, 14): frozenset({"calm", "tired"})}
