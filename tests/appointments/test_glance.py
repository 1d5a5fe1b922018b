"""The nearest few visits with some words, as Find shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mbc_companion.appointments.domain import Kind
from mbc_companion.appointments.glance.repository import Glance
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.storage.database import Database
from tests.appointments.factories import MONDAY, new_visit
from tests.fakes import FrozenClock

KINDS = {kind.value: kind.value.replace("_", " ") for kind in Kind}


def _look(database: Database, clock: FrozenClock, typed: str) -> list[tuple[str, str]]:
    found = Glance(database).nearest(typed, 3, clock.now(), KINDS)
    return [(one.row.uid, one.line) for one in found]


def test_the_nearest_of_them_come_first(
    database: Database, repository: VisitRepository, clock: FrozenClock
) -> None:
    days = (-400, -2, 1, 30)
    uids = []
    for day in days:
        visit = new_visit(MONDAY + timedelta(days=day))
        repository.save(visit)
        uids.append(visit.uid)
    found = [uid for uid, _line in _look(database, clock, "okaf")]
    assert len(found) == 3
    assert uids[0] not in found


def test_notes_questions_and_kinds_are_looked_through(
    database: Database, repository: VisitRepository, clock: FrozenClock
) -> None:
    visit = new_visit(kind=Kind.SCAN, notes="Ask about\nÜbelkeit")
    repository.save(visit)
    uid = visit.uid
    repository.add_item(uid, "Could Mondays move to afternoons?")
    assert _look(database, clock, "ubel") == [(uid, "Übelkeit")]
    assert _look(database, clock, "okafor mondays") == [(uid, "Could Mondays move to afternoons?")]
    assert _look(database, clock, "scan") == [(uid, "")]
    assert _look(database, clock, "scan nothing") == []


def test_a_removed_visit_is_not_found(
    database: Database, repository: VisitRepository, clock: FrozenClock
) -> None:
    visit = new_visit()
    repository.save(visit)
    repository.remove([visit.uid])
    assert _look(database, clock, "okafor") == []


def test_what_is_written_while_find_is_open_is_found(
    database: Database, repository: VisitRepository, clock: FrozenClock
) -> None:
    glance = Glance(database)
    visit = new_visit(notes="About the harbor")
    repository.save(visit)
    assert glance.nearest("harbor", 3, clock.now(), KINDS)
    repository.save(replace(visit, notes="About the lantern"))
    assert not glance.nearest("harbor", 3, clock.now(), KINDS)
    assert glance.nearest("lantern", 3, clock.now(), KINDS)
