"""Booking ahead: which number, past which limit, under which authorization, at what cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from mbc_companion.coverage.bookings import before_booking, numbered, suggest
from mbc_companion.coverage.domain import (
    Authorization,
    Benefit,
    CountedVisit,
    Kind,
    Payer,
    Plan,
    PlanSort,
    Record,
    Status,
)
from mbc_companion.coverage.facts import Fact, Name, Origin, Source
from mbc_companion.coverage.forecast import Ends, Rule, forecast
from mbc_companion.coverage.ledger import tally
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.who_pays import Pays, expected
from tests.coverage.cases import FOLDER, read

PICTURED = read(FOLDER / "01_pictured.toml")
PLAN = "Blue Harbor PPO"
ORIGIN = Origin(Source.CARD, date(2026, 3, 3))
MONDAY = date(2026, 8, 10)


def weekly(count: int, first: date = MONDAY) -> list[CountedVisit]:
    return [
        CountedVisit(
            f"new {n}",
            first + timedelta(weeks=n),
            Kind.INDIVIDUAL_THERAPY,
            Status.PLANNED,
            Payer.PLAN,
            PLAN,
        )
        for n in range(count)
    ]


def test_a_series_says_before_saving_which_visits_lie_past_which_limit() -> None:
    series = before_booking(PICTURED.record, weekly(12))
    said = {one.visit.day: (one.number, one.past) for one in series.visits}
    # Three more fit the authorization, ten the plan year.
    assert said[date(2026, 8, 24)] == (23, ())
    assert said[date(2026, 8, 31)] == (24, (Rule.AUTHORIZATION,))
    assert said[date(2026, 9, 7)] == (25, (Rule.AUTHORIZATION_END,))
    assert said[date(2026, 10, 12)] == (30, (Rule.AUTHORIZATION_END,))
    assert said[date(2026, 10, 19)] == (31, (Rule.COUNT, Rule.AUTHORIZATION_END))
    assert len(series.past) == 9


def test_a_visit_after_the_end_of_the_plan_is_named() -> None:
    record = read(FOLDER / "07_plan_change_in_june.toml").record
    late = replace(weekly(1)[0], plan_uid="Alder Health")
    assert before_booking(record, [late]).outside_the_plan == (late,)


def test_visit_18_of_30() -> None:
    numbers = numbered(tally(PICTURED.record))
    (next_one,) = [one for one in numbers.values() if one.visit.day == date(2026, 7, 20)]
    assert (next_one.number, next_one.limit) == (18, 30)


def test_the_suggested_authorization_is_the_earliest_to_expire_with_visits_left() -> None:
    early = Authorization("early", PLAN, approved=1, last_day=date(2026, 9, 30))
    late = Authorization("late", PLAN, approved=5, last_day=date(2026, 12, 31))
    others = (
        Authorization("scans", PLAN, kinds=frozenset({Kind.SCAN}), last_day=date(2026, 9, 1)),
        Authorization("elsewhere", PLAN, provider="Dr. Wu", last_day=date(2026, 9, 1)),
    )
    record = replace(PICTURED.record, authorizations=(late, early, *others), visits=())
    visit = replace(weekly(1)[0], provider="Dr. Okafor")
    assert suggest(record, visit, tally(record)) is early
    taken = replace(visit, uid="taken", authorization_uid="early")
    full = record.with_visits([taken])
    assert suggest(full, visit, tally(full)) is late


def test_a_renewed_authorization_goes_on_where_the_old_one_ends() -> None:
    old = PICTURED.record.authorizations[0]
    new = Authorization(
        "new",
        PLAN,
        "PA-2",
        approved=20,
        first_day=date(2026, 8, 25),
        last_day=date(2026, 12, 31),
        renews_uid=old.uid,
    )
    counts = tally(replace(PICTURED.record, authorizations=(new, old)))
    ledger = counts.ledger(counts.record.benefits[0], PICTURED.today)
    assert ledger is not None
    made = forecast(counts, ledger, PICTURED.today)
    assert made.leads is not None
    # August 24 under the old one, then weekly under the new one until its last Monday.
    reach = made.reach(Rule.AUTHORIZATION, Rule.AUTHORIZATION_END)
    assert reach is not None
    assert (reach.ends, reach.last) == (Ends.ON, date(2026, 12, 28))
    assert made.leads.last == date(2026, 10, 12)


def _priced(*facts: Fact) -> Record:
    record = PICTURED.record
    benefit = record.benefits[0]
    more = Benefit(benefit.uid, PLAN, "", benefit.kinds, (*benefit.facts, *facts))
    small = Fact(Name.VISITS_A_YEAR, 19, ORIGIN)
    facts_of = tuple(f for f in more.facts if f.name is not Name.VISITS_A_YEAR)
    return replace(record, benefits=(replace(more, facts=(small, *facts_of)),))


def test_the_cost_steps_where_the_limit_is_passed() -> None:
    counts = tally(_priced(Fact(Name.COPAY, 2_500, ORIGIN)))
    seen = counts.record.visits[0].uid
    charged = {seen: Payment(seen, Payer.PLAN, PLAN, charged=18_000)}
    found = expected(counts, charged)
    assert [(one.pays, one.cents, one.steps) for one in found] == [
        (Pays.PLAN, 2_500, False),
        (Pays.PLAN, 2_500, False),
        (Pays.YOU, 18_000, True),
    ]
    assert found[2].past == (Rule.COUNT,)


def test_a_share_comes_after_what_is_left_of_the_deductible() -> None:
    share = _priced(Fact(Name.COINSURANCE, 20, ORIGIN))
    plan = share.plans[0]
    facts = (
        *plan.facts,
        Fact(Name.DEDUCTIBLE, 50_000, ORIGIN),
        Fact(Name.DEDUCTIBLE_MET, 45_000, ORIGIN),
    )
    counts = tally(replace(share, plans=(replace(plan, facts=facts),)))
    seen = counts.record.visits[0].uid
    found = expected(counts, {seen: Payment(seen, Payer.PLAN, PLAN, allowed=10_000)})
    # 50 dollars of the deductible and a fifth of the other 50; then a fifth of 100.
    assert [one.cents for one in found[:2]] == [6_000, 2_000]


def test_nothing_recorded_means_no_amount() -> None:
    assert [one.cents for one in expected(tally(PICTURED.record), {})] == [None] * 3


def test_employee_assistance_costs_nothing_until_its_count_is_used_up() -> None:
    plan = Plan("ea", "Work line", PlanSort.EMPLOYEE_ASSISTANCE)
    benefit = Benefit("eb", "ea", facts=(Fact(Name.VISITS_A_YEAR, 2, ORIGIN),))
    visits = tuple(replace(visit, plan_uid="ea") for visit in weekly(3))
    counts = tally(Record((plan,), (benefit,), (), visits))
    assert [(one.pays, one.cents, one.steps) for one in expected(counts, {})] == [
        (Pays.ASSISTANCE, 0, False),
        (Pays.ASSISTANCE, 0, False),
        (Pays.YOU, None, True),
    ]
