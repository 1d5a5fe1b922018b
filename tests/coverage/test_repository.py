"""What is kept of plans, answers, calls and money, and what can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mbc_companion.core.events import CoverageChanged
from mbc_companion.coverage.call_record import Call, CallState
from mbc_companion.coverage.dates_ahead import Reminder
from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.domain import (
    Authorization,
    AuthorizationStatus,
    Benefit,
    ClaimState,
    Kind,
    Payer,
    Plan,
    PlanSort,
    PlanType,
)
from mbc_companion.coverage.facts import NO_LIMIT, Fact, MonthDay, Name, Origin, Source, Value
from mbc_companion.coverage.ledger import Why
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.overview import Desk
from mbc_companion.storage.use_days import record_use
from tests.coverage.kit import NEW_YORK, PLAN, Stores, pictured

TODAY = date(2026, 7, 14)
WHOLE = Plan(
    "a" * 32,
    "Blue Harbor & <b>PPO</b>",
    PlanSort.SLIDING_SCALE,
    PlanType.MEDICARE_ADVANTAGE,
    date(2026, 6, 1),
    date(2026, 12, 31),
    "BH 4418",
    "1-800",
    "c" * 32,
    "case 7",
    True,
    2,
    date(2027, 1, 31),
    "a note",
)


def test_a_plan_comes_back_as_it_was_saved(stores: Stores) -> None:
    stores.plans.save_plan(WHOLE)
    assert stores.plans.plans() == (WHOLE,)
    bare = Plan("b" * 32, "Bare")
    stores.plans.save_plan(bare)
    # The primary one comes first.
    assert stores.plans.plans() == (bare, WHOLE)


def test_an_authorization_and_a_benefit_come_back(stores: Stores) -> None:
    one = Authorization(
        "d" * 32,
        WHOLE.uid,
        "PA-1",
        frozenset({Kind.PSYCHIATRY}),
        "Dr. Wu",
        30,
        20,
        date(2026, 4, 1),
        None,
        AuthorizationStatus.PARTLY_APPROVED,
        14,
        "letter",
        "e" * 32,
        "note",
    )
    stores.plans.save_authorization(one)
    benefit = Benefit("f" * 32, WHOLE.uid, "therapy", frozenset({Kind.SCAN}))
    stores.plans.save_benefit(benefit)
    assert stores.plans.authorizations() == (one,)
    assert stores.plans.benefits() == (benefit,)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (Name.VISITS_A_YEAR, 30),
        (Name.VISITS_A_YEAR, NO_LIMIT),
        (Name.MISSED_COUNT, False),
        (Name.COPAY, 0),
        (Name.YEAR_STARTS, MonthDay(2, 29)),
        (Name.COINSURANCE, None),
    ],
)
def test_every_kind_of_answer_comes_back(stores: Stores, name: Name, value: Value | None) -> None:
    origin = Origin(Source.CALL, TODAY, "88-1", "c" * 32)
    stores.plans.record_facts(PLAN, [Fact(name, value, origin)])
    (kept,) = stores.plans.history(PLAN, name)
    assert (kept.value, kept.origin) == (value, origin)
    assert kept.recorded_at == stores.clock.instant


def test_an_answer_that_changes_leaves_the_one_before(stores: Stores) -> None:
    pictured(stores)
    letter = Origin(Source.LETTER, date(2026, 5, 2))
    benefit = stores.plans.benefits()[0]
    first, again = (
        stores.plans.record_facts(benefit.uid, [Fact(Name.VISITS_A_YEAR, 20, letter)])
        for _ in range(2)
    )
    assert (first, again) == ((Name.VISITS_A_YEAR,), ())
    history = stores.plans.history(benefit.uid, Name.VISITS_A_YEAR)
    assert [fact.value for fact in history] == [20, 30]
    stores.plans.take_back_facts(benefit.uid, [Name.VISITS_A_YEAR])
    limit = stores.plans.benefits()[0].limit
    assert limit is not None
    assert limit.value == 30


def test_a_removed_plan_keeps_its_visits_and_counts_again_when_brought_back(
    stores: Stores,
) -> None:
    pictured(stores)
    desk = Desk(stores.plans, stores.calls, stores.claims, stores.visits)
    stores.plans.remove(PLAN)
    gone = desk.overview(TODAY)
    assert gone.forecasts == ()
    assert {why for _visit, why in gone.tally.nowhere} == {Why.NO_PLAN}
    stores.plans.bring_back(PLAN)
    main = desk.overview(TODAY).main
    assert main is not None
    assert len(main.ledger.used) == 17


def test_what_is_removed_goes_after_30_days_and_5_days_of_use(stores: Stores) -> None:
    pictured(stores)
    database = stores.plans._database
    stores.plans.remove(PLAN)
    stores.clock.advance(days=400)
    assert stores.plans.purge_removed() == 0
    for day in range(5):
        record_use(database, TODAY + timedelta(days=400 + day))
    assert stores.plans.purge_removed() == 1
    stores.plans.bring_back(PLAN)
    assert stores.plans.plans() == ()


def test_a_call_is_kept_word_for_word(stores: Stores) -> None:
    call = Call(
        "c" * 32,
        stores.clock.instant.astimezone(NEW_YORK),
        PLAN,
        "about",
        "Dana",
        "88-20417",
        "555",
        date(2026, 7, 20),
        "notes",
        3,
        CallState.GOING,
        {"visits": "30", "used": "17"},
    )
    stores.calls.save(call)
    assert stores.calls.calls() == (call,)
    assert stores.calls.call(call.uid) == call
    stores.calls.remove(call.uid)
    assert stores.calls.call(call.uid) is None
    stores.calls.bring_back(call.uid)
    assert stores.calls.call(call.uid) == call


def test_money_of_a_visit_is_whole_cents(stores: Stores) -> None:
    one = Payment(
        "v" * 32,
        Payer.PLAN,
        PLAN,
        "n" * 32,
        True,
        ClaimState.DENIED,
        TODAY,
        "ref",
        18_000,
        12_050,
        9_640,
        2_410,
        2_410,
        0,
        15_000,
        TODAY,
        frozenset({"date", "charge"}),
        "note",
    )
    stores.claims.save_payment(one)
    assert stores.claims.payment(one.visit_uid) == one
    assert stores.claims.payments() == {one.visit_uid: one}
    stores.claims.forget_payment(one.visit_uid)
    assert stores.claims.payments() == {}


def test_denials_reminders_and_dates_put_away(stores: Stores) -> None:
    denial = Denial("d" * 32, PLAN, about="June 8", notice_dated=TODAY, urgent=True)
    stores.claims.save_denial(denial)
    assert stores.claims.denials() == (denial,)
    stores.claims.save_denial(replace(denial, closed=True))
    assert stores.claims.denials()[0].closed
    reminder = Reminder("r" * 32, TODAY, "n" * 32, "PA-1")
    stores.claims.save_reminder(reminder)
    assert stores.claims.reminders() == (reminder,)
    stores.claims.forget_reminder(reminder.uid)
    assert stores.claims.reminders() == ()
    stores.claims.set_put_away("key", away=True)
    stores.claims.set_put_away("key", away=True)
    assert stores.claims.put_away() == {"key"}
    stores.claims.set_put_away("key", away=False)
    assert stores.claims.put_away() == frozenset()


def test_changes_are_told_and_autosaves_are_not(stores: Stores) -> None:
    heard: list[CoverageChanged] = []
    stores.events.subscribe(CoverageChanged, heard.append)
    call = Call("c" * 32, stores.clock.instant.astimezone(NEW_YORK))
    stores.calls.save(call, quiet=True)
    assert heard == []
    stores.calls.save(call)
    assert len(heard) == 1
