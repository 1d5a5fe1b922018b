"""What a plan said of a visit, answered where the visit is recorded and kept in Coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from mbc_companion.appointments.domain import Claim, Payment, Status, Visit
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.events import Events
from mbc_companion.coverage.calls.repository import CallsRepository
from mbc_companion.coverage.claims.repository import ClaimsRepository
from mbc_companion.coverage.domain import ClaimState
from mbc_companion.coverage.money import Payment as Money
from mbc_companion.coverage.overview import Desk
from mbc_companion.coverage.repository import CoverageRepository
from mbc_companion.session.counted_visits import Answers, Counting, LentVisits
from mbc_companion.storage.database import Database
from tests.appointments.factories import MONDAY, new_visit
from tests.appointments.page_kit import Kit
from tests.fakes import FrozenClock

Make = Callable[..., Kit]


@pytest.fixture
def money(database: Database, clock: FrozenClock, events: Events) -> ClaimsRepository:
    return ClaimsRepository(database, clock, events)


@pytest.fixture
def denials() -> list[str]:
    """Visits whose denial was asked to be recorded."""
    return []


@pytest.fixture
def answers(
    database: Database,
    clock: FrozenClock,
    events: Events,
    money: ClaimsRepository,
    repository: VisitRepository,
    denials: list[str],
) -> Answers:
    where = (database, clock, events)
    visits = LentVisits(repository)
    desk = Desk(CoverageRepository(*where), CallsRepository(*where), money, visits)
    return Answers(money, Counting(desk, clock, events), denials.append)


def _last_week(repository: VisitRepository, **changes: Any) -> Visit:
    visit = new_visit(MONDAY - timedelta(weeks=1), **changes)
    repository.save(visit)
    return visit


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("Covered", ClaimState.COVERED),
        ("Not covered", ClaimState.DENIED),
        ("Waiting", ClaimState.WAITING),
    ],
)
def test_the_answer_ends_the_recording_with_the_third_click(
    make: Make,
    repository: VisitRepository,
    money: ClaimsRepository,
    answers: Answers,
    said: str,
    state: ClaimState,
) -> None:
    visit = _last_week(repository)
    kit = make(claims=answers)
    for name in ("Record it", "Happened", said):
        kit.click(name)
    assert kit.clicks == 3
    kept, paid = repository.visit(visit.uid), money.payment(visit.uid)
    assert kept is not None
    assert kept.status is Status.ATTENDED
    assert paid is not None
    assert paid.claim is state
    kit.click("Undo")
    assert (repository.visit(visit.uid), money.payment(visit.uid)) == (visit, None)


def test_a_no_of_the_plan_offers_the_record_of_its_dates(
    make: Make, repository: VisitRepository, answers: Answers, denials: list[str]
) -> None:
    visit = _last_week(repository)
    kit = make(claims=answers)
    for name in ("Record it", "Happened", "Not covered", "Record the denial"):
        kit.click(name)
    assert denials == [visit.uid]


def test_what_was_known_of_the_money_stays_and_comes_back(
    repository: VisitRepository, money: ClaimsRepository, answers: Answers
) -> None:
    before = Money(_last_week(repository).uid, charged=14000, claim=ClaimState.SENT)
    money.save_payment(before)
    back = answers.answer(before.visit_uid, Claim.COVERED)
    assert money.payment(before.visit_uid) == replace(before, claim=ClaimState.COVERED)
    back()
    assert money.payment(before.visit_uid) == before


def test_no_answer_keeps_nothing_about_money(
    make: Make, repository: VisitRepository, money: ClaimsRepository, answers: Answers
) -> None:
    visit = _last_week(repository)
    kit = make(claims=answers)
    for name in ("Record it", "Happened", "Done"):
        kit.click(name)
    assert money.payment(visit.uid) is None


def test_a_visit_no_plan_is_billed_for_asks_nothing(
    make: Make, repository: VisitRepository, answers: Answers
) -> None:
    _last_week(repository, payment=Payment.SELF_PAY)
    kit = make(claims=answers)
    kit.click("Record it")
    kit.click("Happened")
    assert kit.page.acts.sheet is not None
    assert kit.page.acts.sheet.claims == []  # type: ignore[attr-defined]
