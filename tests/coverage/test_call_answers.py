"""What was written down in a call: kept as typed, and taken back as it was put in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from mbc_companion.coverage.call_record import Call, CallState
from mbc_companion.coverage.call_script import Step, changes
from mbc_companion.coverage.facts import Name
from mbc_companion.showroom import driver
from tests.coverage.kit import PLAN, Kit, Stores, pictured
from tests.coverage.test_call import calls_under_way, type_in


def test_a_day_to_call_again_that_cannot_be_read_stays_as_it_was_typed(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    kit.page.begin_call(PLAN)
    kit.page.call.go(Step.REFERENCE)
    type_in(kit, "Call again on", "when Dana is back")
    # What a lock does.
    kit.page.leaving()
    (call,) = calls_under_way(stores)
    assert call.next_call_on is None
    kit.page.call.open()
    field = driver.need("Call again on", within=kit.page)
    assert isinstance(field, QLineEdit)
    assert field.text() == "when Dana is back"
    assert driver.find("Which day is it?", starts=True, within=kit.page)


def test_a_step_that_was_jumped_over_is_not_called_done(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    kit = make(shelled=True)
    kit.page.begin_call(PLAN)
    kit.page.call.go(Step.VISITS)
    type_in(kit, "Used, they say", "17")
    kit.page.call.go(Step.PAYMENT)
    assert [row.accessibleName() for row in kit.page.call.rows] == [
        "Before you dial, done",
        "Who you are speaking with, nothing written down",
        "How many visits, done",
        "Authorization, nothing written down",
        "What you pay, you are here",
        "Reference number",
    ]


def test_what_was_used_can_be_taken_back_and_the_call_stays(
    make: Callable[..., Kit], stores: Stores
) -> None:
    pictured(stores)
    before = stores.plans.record()
    kit = make(shelled=True)
    kit.page.begin_call(PLAN)
    kit.page.call.go(Step.VISITS)
    type_in(kit, "Visits a plan year", "40")
    kit.page.call.go(Step.AUTHORIZATION)
    type_in(kit, "Authorization number", "PA-4471-2206")
    type_in(kit, "Visits authorized", "26")
    kit.page.call._ask()
    said = "Authorization PA-4471-2206, 26 visits, from April 1, to August 31. Was 20 visits"
    assert driver.find(said, starts=True, within=kit.page)
    driver.press("Use these in my plan", within=kit.host)
    kit.settle()
    assert stores.plans.record() != before
    driver.press("Undo", within=kit.host)
    kit.settle()
    assert stores.plans.record() == before
    assert (
        calls_under_way(stores)[0].state,
        calls_under_way(stores)[0].answers[Name.VISITS_A_YEAR.value],
    ) == (
        CallState.OVER,
        "40",
    )


def test_days_that_end_before_they_start_stay_in_the_call(stores: Stores) -> None:
    pictured(stores)
    answers = {"authorization_from": "2027-01-12", "authorization_to": "2026-06-30"}
    call = Call("c" * 32, stores.clock.instant, PLAN, answers=answers)
    made = changes(call, None, None, (), date(2026, 7, 14))
    assert made.authorization is None
    assert made.unread == tuple(answers.items())
