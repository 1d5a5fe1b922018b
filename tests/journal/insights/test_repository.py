"""Insights counts what the file holds, and nothing that was removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mbc_companion.journal.insights.domain import Span
from mbc_companion.journal.insights.looking import read_look
from mbc_companion.journal.insights.repository import InsightsRepository
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.session.journal_room import make_shelf
from mbc_companion.storage.database import Database
from tests.fakes import FrozenClock
from tests.journal.factories import at, new_entry
from tests.journal.insights.days import FakeVisits
from tests.journal.insights.days import look as no_look


def insights(database: Database, clock: FrozenClock) -> InsightsRepository:
    return InsightsRepository(database, make_shelf(database, clock).scales)


WEEK = Span(date(2026, 7, 8), date(2026, 7, 14))


def test_marks_come_in_order_with_their_entries(
    database: Database, repository: JournalRepository, clock: FrozenClock
) -> None:
    late = repository.add(new_entry(mood=2, when=at()))
    early = repository.add(new_entry(mood=4, when=at(hours=5)))
    repository.add(new_entry("words without a mark", when=at(hours=1)))
    repository.add(new_entry(mood=5, when=at(days=9)))
    (day,) = insights(database, clock).days(WEEK)
    assert [(mark.uid, mark.level) for mark in day.marks] == [(early, 4), (late, 2)]


def test_what_is_removed_is_not_counted(
    database: Database, repository: JournalRepository, clock: FrozenClock
) -> None:
    gone = repository.add(new_entry(mood=1, feelings=("sad",)))
    repository.add(new_entry(mood=1, feelings=("tired",), when=at(days=1)))
    repository.remove(gone)
    reads = insights(database, clock)
    assert len(reads.days(WEEK)) == 1
    assert reads.feelings(WEEK) == {date(2026, 7, 13): frozenset({"tired"})}
    assert reads.very_hard_marks(WEEK) == 1


def test_a_feeling_chosen_twice_on_a_day_is_one(
    database: Database, repository: JournalRepository, clock: FrozenClock
) -> None:
    for hours in (0, 3):
        repository.add(new_entry(mood=3, feelings=("calm", "tired"), when=at(hours=hours)))
    found = insights(database, clock).feelings(WEEK)
    assert found == {date(2026, 7, 14): frozenset({"calm", "tired"})}


def test_the_last_value_of_a_day_is_the_one_and_a_scale_keeps_its_name(
    database: Database, repository: JournalRepository, clock: FrozenClock
) -> None:
    names = make_shelf(database, clock).scales
    own = names.add("Numb fingers")
    for hours, value in ((5, 3), (1, 8)):
        repository.add(replace(new_entry(mood=3, when=at(hours=hours)), scales=((own, value),)))
    names.set_hidden(own, hidden=True)
    look = read_look(insights(database, clock), FakeVisits(no_look()), WEEK)
    assert [(one.day, one.value) for one in look.scale_days] == [(date(2026, 7, 14), 8)]
    assert [scale.name for scale in look.scales] == ["Numb fingers"]
