"""What a visit brief takes from the vault: this visit's, since the last one, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from mbc_companion.appointments.domain import Status, Visit
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.events import Events
from mbc_companion.core.settings import FIRST_NAME
from mbc_companion.journal.domain import NewEntry
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.session.coverage_room import CoverageRoom
from mbc_companion.session.papers_room import PapersRoom
from mbc_companion.storage.links import Links
from mbc_companion.ui.theme import Theme
from tests.exchange.full import empty
from tests.fakes import FrozenClock

HERE = ZoneInfo("America/New_York")
NEXT = Visit("b" * 32, datetime(2026, 7, 20, 10, 30, tzinfo=HERE), HERE.key, provider_name="Okafor")


class Rooms(NamedTuple):
    papers: PapersRoom
    visits: VisitRepository
    journal: JournalRepository


@pytest.fixture
def rooms(tmp_path: Path, clock: FrozenClock, look: Theme) -> Iterator[Rooms]:
    """On a real vault; of the window they know nothing."""
    database, events = empty(tmp_path / "brief.db", clock), Events()
    links = Links(database, clock)
    around: Any = SimpleNamespace(
        database=database,
        clock=clock,
        events=events,
        links=links,
        preferences=database.preferences,
    )
    visits = VisitRepository(database, clock, events, links)
    journal = JournalRepository(database, clock, events)
    of_journal: Any = SimpleNamespace(repository=journal, shelf=SimpleNamespace(scales=None))
    of_visits: Any = SimpleNamespace(repository=visits)
    database.preferences.set(FIRST_NAME, " Ruth ")
    visits.save(NEXT)
    yield Rooms(PapersRoom(around, of_journal, of_visits, CoverageRoom(around)), visits, journal)
    database.close()


def _mark(rooms: Rooms, day: int, mood: int, feelings: tuple[str, ...] = ()) -> None:
    at = datetime(2026, 7, day, 9, tzinfo=HERE)
    rooms.journal.add(NewEntry(at=at, mood=mood, feelings=feelings))


def test_it_looks_back_to_the_last_visit_held_with_the_same_person(rooms: Rooms) -> None:
    held = {"status": Status.ATTENDED, "uid": "a" * 32}
    rooms.visits.save(replace(NEXT, at=datetime(2026, 7, 8, 10, 30, tzinfo=HERE), **held))
    missed = {"status": Status.MISSED, "uid": "c" * 32}
    rooms.visits.save(replace(NEXT, at=datetime(2026, 7, 11, 10, 30, tzinfo=HERE), **missed))
    other = {"status": Status.ATTENDED, "uid": "d" * 32, "provider_name": "Reyes"}
    rooms.visits.save(replace(NEXT, at=datetime(2026, 7, 12, 10, 30, tzinfo=HERE), **other))
    _mark(rooms, 7, 1, ("sad",))
    _mark(rooms, 9, 4, ("calm",))
    brief = rooms.papers.brief(NEXT.uid)
    assert brief is not None
    assert brief.days[0].day == date(2026, 7, 8)
    assert {one.day.day: one.level for one in brief.days if one.level} == {9: 4}
    assert [feeling for feeling, _count in brief.feelings] == ["calm"]
    assert (brief.name, brief.visit_day) == ("Ruth", date(2026, 7, 20))


def test_it_holds_open_questions_and_words_brought_that_are_not_sealed_since(
    rooms: Rooms,
) -> None:
    at = datetime(2026, 7, 13, 9, tzinfo=HERE)
    plain = rooms.journal.add(NewEntry(at=at, text="In the car."))
    letter = rooms.journal.add(NewEntry(at=at, text="For June.", letter="June", sealed=True))
    rooms.visits.add_item(NEXT.uid, "Could Mondays move?")
    rooms.visits.add_item(NEXT.uid, "Asked before.")
    rooms.visits.add_item(NEXT.uid, "In the car.", entry_uid=plain)
    rooms.visits.add_item(NEXT.uid, "For June.", entry_uid=letter)
    items = rooms.visits.items(NEXT.uid)
    rooms.visits.put_items(
        NEXT.uid, [replace(one, asked=one.text == "Asked before.") for one in items]
    )
    brief = rooms.papers.brief(NEXT.uid)
    assert brief is not None
    assert brief.questions == ("Could Mondays move?",)
    assert [one.text for one in brief.own_words] == ["In the car."]


def test_a_visit_that_is_gone_has_none(rooms: Rooms) -> None:
    rooms.visits.remove([NEXT.uid])
    assert rooms.papers.brief(NEXT.uid) is None
