"""Dates that run out, the clocks after a no, and money as people type it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.coverage import money
from mbc_companion.coverage.dates_ahead import Reminder, Sources, What, dates_ahead, stage_of
from mbc_companion.coverage.denial_clocks import (
    Denial,
    Due,
    From,
    Step,
    dues,
    months_after,
)
from mbc_companion.coverage.domain import (
    Authorization,
    Payer,
    Plan,
    PlanType,
    Trouble,
    authorization_troubles,
    plan_troubles,
)
from mbc_companion.coverage.estimates import far_above
from mbc_companion.coverage.forecast import forecast
from mbc_companion.coverage.ledger import tally
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.superbills import Part, missing
from mbc_companion.coverage.typed_days import NotADay, read_day, read_last_day
from mbc_companion.coverage.year_paper import sum_words
from mbc_companion.coverage.year_summary import Amount, year_summary
from tests.coverage.cases import FOLDER, read

TODAY = date(2026, 7, 14)
DENIED = Denial("d", notice_dated=date(2026, 6, 30), notice_came=date(2026, 7, 6))


@pytest.mark.parametrize("kind", [PlanType.EMPLOYER, PlanType.MARKETPLACE])
def test_employer_and_marketplace_plans_have_dates(kind: PlanType) -> None:
    assert dues(DENIED, kind) == (Due(Step.APPEAL, date(2026, 12, 27), From.RULE),)


@pytest.mark.parametrize(
    "kind", [one for one in PlanType if one not in {PlanType.EMPLOYER, PlanType.MARKETPLACE}]
)
def test_for_every_other_plan_the_letter_has_the_date(kind: PlanType) -> None:
    assert dues(DENIED, kind) == (Due(Step.APPEAL, None, From.LETTER_HAS_IT),)
    asked = Denial("d", asked_on=date(2026, 7, 1))
    assert dues(asked, kind) == ()


@pytest.mark.parametrize("kind", list(PlanType))
def test_a_date_on_the_letter_always_wins(kind: PlanType) -> None:
    on_letter = replace(DENIED, appeal_by=date(2026, 8, 29))
    assert dues(on_letter, kind) == (Due(Step.APPEAL, date(2026, 8, 29), From.LETTER),)


def test_the_two_clocks_are_kept_apart() -> None:
    asked = Denial("d", asked_on=date(2026, 7, 1), received=False)
    assert dues(asked, PlanType.EMPLOYER) == (
        Due(Step.FIRST_DECISION, date(2026, 7, 16), From.RULE),
    )
    received = replace(asked, received=True)
    assert dues(received, PlanType.EMPLOYER)[0].day == date(2026, 7, 31)
    urgent = replace(asked, urgent=True)
    assert dues(urgent, PlanType.EMPLOYER)[0].hours == 72
    appealed = replace(DENIED, appealed_on=date(2026, 7, 20), received=False)
    assert dues(appealed, PlanType.EMPLOYER) == (
        Due(Step.APPEAL_ANSWER, date(2026, 8, 19), From.RULE),
    )
    assert dues(replace(appealed, received=True), PlanType.EMPLOYER)[0].day == date(2026, 9, 18)
    final = replace(appealed, final_dated=date(2026, 10, 31), final_came=date(2026, 11, 4))
    assert dues(final, PlanType.EMPLOYER) == (
        Due(Step.EXTERNAL_REVIEW, date(2027, 2, 28), From.RULE),
    )
    assert dues(replace(final, closed=True), PlanType.EMPLOYER) == ()


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 24))
def test_months_after_is_the_same_day_or_the_months_end(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    ends = (later + timedelta(days=1)).month != later.month
    assert later.day == day.day or (ends and later.day < day.day)


def test_a_bill_far_above_its_estimate() -> None:
    bill = Payment("v", Payer.SELF_PAY, estimate=20_000, charged=60_000)
    found = far_above(bill)
    assert found is not None
    assert (found.above, found.dispute_by) == (40_000, None)
    assert far_above(replace(bill, charged=59_999)) is None
    assert far_above(replace(bill, payer=Payer.PLAN)) is None
    dated = far_above(replace(bill, billed_on=date(2026, 7, 1)))
    assert dated is not None
    assert dated.dispute_by == date(2026, 10, 29)


def test_what_is_missing_on_a_superbill_is_named() -> None:
    found = frozenset({Part.YOUR_NAME.value, Part.DATE.value, Part.CHARGE.value})
    assert Part.LICENSE in missing(found)
    assert Part.DATE not in missing(found)
    assert missing(frozenset(part.value for part in Part)) == ()


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("45", 4_500), ("$45.5", 4_550), ("1,204.50", 120_450), (" $ 0.07 ", 7), (".5", 50)],
)
def test_amounts_as_people_type_them(typed: str, cents: int) -> None:
    assert money.read(typed) == cents


@pytest.mark.parametrize("typed", ["", "about 30", "1.234", "12,34", "$", "1e9", "٣"])
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(money.NotMoney):
        money.read(typed)


def test_negative_and_absurd_amounts_are_told_apart() -> None:
    with pytest.raises(money.BelowZero):
        money.read("-45")
    with pytest.raises(money.TooMuch):
        money.read("99999999")


@given(st.integers(0, 100_000_000))
def test_what_is_written_can_be_read_again(cents: int) -> None:
    assert money.read(money.words(cents)) == cents


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("8/31", date(2026, 8, 31)),
        ("Aug 31", date(2026, 8, 31)),
        ("31 August 2027", date(2027, 8, 31)),
        ("Tue, December 29", date(2026, 12, 29)),
        ("2026-04-01", date(2026, 4, 1)),
        ("2/29", date(2028, 2, 29)),
    ],
)
def test_days_as_people_type_them(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("June 30", date(2027, 1, 12), date(2027, 6, 30)),
        ("12/31", date(2027, 1, 12), date(2027, 12, 31)),
        ("2/29", date(2027, 1, 12), date(2028, 2, 29)),
        ("8/31", date(2026, 4, 1), date(2026, 8, 31)),
        ("June 30, 2026", date(2027, 1, 12), date(2026, 6, 30)),
        ("June 30", None, date(2026, 6, 30)),
    ],
)
def test_an_end_without_a_year_is_not_before_its_beginning(
    typed: str, first: date | None, last: date
) -> None:
    assert read_last_day(typed, first, TODAY) == last


@pytest.mark.parametrize("typed", ["", "soon", "2/30", "13/1", "Foo 3", "8/31/1"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(NotADay):
        read_day(typed, TODAY)


def test_stages_come_at_60_30_14_and_7_days() -> None:
    stages = [stage_of(TODAY + timedelta(days=n), TODAY) for n in (61, 60, 31, 30, 14, 8, 7, 1, 0)]
    assert stages == [None, 60, 60, 30, 14, 14, 7, 7, 0]


def test_dates_are_said_until_put_away_and_again_at_the_next_stage() -> None:
    case = read(FOLDER / "01_pictured.toml")
    counts = tally(case.record)
    ledger = counts.ledger(case.record.benefits[0], TODAY)
    assert ledger is not None
    sources = Sources((forecast(counts, ledger, TODAY),), case.record.plans)
    (ask, ends) = dates_ahead(sources, TODAY)
    assert (ask.what, ask.day, ask.stage) == (What.ASK, date(2026, 8, 3), 30)
    assert (ends.what, ends.day, ends.count) == (What.AUTHORIZATION_ENDS, date(2026, 8, 31), 3)
    put_away = frozenset({ask.key})
    assert ask not in dates_ahead(sources, TODAY, put_away)
    later = date(2026, 7, 21)
    assert any(one.what is What.ASK for one in dates_ahead(sources, later, put_away))


def test_unused_visits_denials_and_reminders_have_their_day() -> None:
    case = read(FOLDER / "12_denied_claim.toml")
    late = date(2026, 11, 30)
    counts = tally(case.record)
    ledger = counts.ledger(case.record.benefits[0], late)
    assert ledger is not None
    reminder = Reminder("r", date(2026, 11, 29), "n", "PA-1")
    sources = Sources(
        (forecast(counts, ledger, late),),
        case.record.plans,
        (replace(DENIED, plan_uid=case.record.plans[0].uid, about="June 8"),),
        (),
        (reminder, replace(reminder, uid="s", day=date(2026, 12, 1))),
    )
    found = {(one.what, one.day): one for one in dates_ahead(sources, late)}
    # From November 30 to December 31 five Mondays are free; 12 - 5 = 7 lapse.
    assert found[(What.UNUSED, date(2026, 12, 31))].count == 7
    assert (What.APPEAL, date(2026, 12, 27)) in found
    assert (What.REMIND, date(2026, 11, 29)) in found
    assert (What.REMIND, date(2026, 12, 1)) not in found


def test_a_year_in_numbers_leaves_out_what_is_not_known() -> None:
    case = read(FOLDER / "11_self_pay_beside_a_plan.toml")
    counts = tally(case.record)
    ledger = counts.ledger(case.record.benefits[0], TODAY)
    assert ledger is not None
    own = next(v for v in case.record.visits if v.payer is Payer.SELF_PAY)
    plan_visit = ledger.used[0]
    payments = {
        own.uid: Payment(own.uid, Payer.SELF_PAY, charged=15_000, paid=15_000, reimbursed=4_000),
        plan_visit.uid: Payment(plan_visit.uid, Payer.PLAN, charged=18_000, paid=2_500),
    }
    made = year_summary(ledger.plan, ledger.window, case.record.visits, payments)
    assert made.sums[Amount.CHARGED].cents == 33_000
    assert made.sums[Amount.CHARGED].known == 2
    assert made.own == 13_500
    assert len(made.visits) == 9
    nothing = year_summary(ledger.plan, ledger.window, case.record.visits, {})
    page = [sum_words(amount, found, 9) for amount, found in nothing.sums.items()]
    assert page[0] == "Charged: nothing is recorded yet"
    assert not any("$0" in line for line in page)


def test_what_does_not_fit_together_is_told() -> None:
    backwards = Authorization(
        "a", "p", requested=10, approved=20, first_day=TODAY, last_day=date(2026, 7, 1)
    )
    assert authorization_troubles(backwards) == (
        Trouble.ENDS_BEFORE_IT_STARTS,
        Trouble.MORE_APPROVED_THAN_REQUESTED,
    )
    first = Plan("p", "First", last_day=date(2026, 6, 30))
    second = Plan("q", "Second", first_day=date(2026, 6, 1))
    assert plan_troubles(second, [first, second]) == (Trouble.OVERLAPS,)
    assert plan_troubles(replace(second, secondary=True), [first]) == ()
    assert plan_troubles(replace(second, first_day=date(2026, 7, 1)), [first]) == ()
