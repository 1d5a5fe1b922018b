"""What holds for every ledger, whatever is recorded; and both ways of counting agree."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.coverage.domain import AuthorizationStatus, Payer, Plan, Record, Status
from mbc_companion.coverage.facts import Fact, MonthDay, Name
from mbc_companion.coverage.forecast import Ends, Rule, forecast
from mbc_companion.coverage.ledger import Why, tally
from mbc_companion.coverage.plan_years import plan_year, reset_in
from tests.coverage import naive
from tests.coverage.records import FIRST, LAST, ORIGIN, days, plans, records, resets


@given(records())
def test_used_booked_and_left_make_the_limit(record: Record) -> None:
    for ledger in tally(record).ledgers.values():
        if ledger.limit_count is not None:
            assert len(ledger.used) + len(ledger.booked) + ledger.left == ledger.limit_count
            assert ledger.over == max(0, -ledger.left)
        else:
            assert ledger.left is None
            assert ledger.over == 0


@given(records())
def test_a_recount_by_hand_agrees(record: Record) -> None:
    counts = tally(record)
    by_hand = naive.recount(record, FIRST, LAST)
    for benefit in record.benefits:
        for (uid, first), expected in by_hand.items():
            if uid != benefit.uid:
                continue
            ledger = counts.ledger(benefit, first)
            assert ledger is not None
            found = naive.Count(len(ledger.used), len(ledger.booked), ledger.left)
            assert found == expected
    for one in record.authorizations:
        assert counts.standings[one.uid].left == naive.authorization_left(record, one.uid)


@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_recording_does_not_matter(record: Record, dice: random.Random) -> None:
    visits = list(record.visits)
    dice.shuffle(visits)
    assert tally(record.with_visits(visits)).ledgers == tally(record).ledgers


@given(records())
def test_every_visit_counts_once_or_nowhere(record: Record) -> None:
    counts = tally(record)
    seen = [v.uid for one in counts.ledgers.values() for v in (*one.used, *one.booked)]
    seen += [visit.uid for visit, _why in counts.nowhere]
    assert sorted(seen) == sorted(visit.uid for visit in record.visits)


@given(records(most=15), days)
def test_moving_a_visit_moves_one_count(record: Record, day: date) -> None:
    if not record.visits:
        return
    moved = (replace(record.visits[0], day=day), *record.visits[1:])
    before, after = tally(record).ledgers, tally(record.with_visits(moved)).ledgers
    changes = 0
    for key in before.keys() | after.keys():
        was = len(before[key].used) + len(before[key].booked) if key in before else 0
        now = len(after[key].used) + len(after[key].booked) if key in after else 0
        assert abs(now - was) <= 1
        changes += abs(now - was)
    assert changes <= 2


@given(records())
def test_self_pay_and_free_visits_count_nowhere(record: Record) -> None:
    without = [visit for visit in record.visits if visit.payer is Payer.PLAN]
    assert tally(record.with_visits(without)).ledgers == tally(record).ledgers


@given(records())
def test_a_no_for_an_authorization_changes_no_forecast(record: Record) -> None:
    day = date(2026, 7, 14)
    denied = AuthorizationStatus.DENIED
    refused = tuple(replace(one, status=denied) for one in record.authorizations)
    with_no, without = (tally(replace(record, authorizations=papers)) for papers in (refused, ()))
    for benefit in record.benefits:
        one, two = with_no.ledger(benefit, day), without.ledger(benefit, day)
        if one is not None and two is not None:
            assert forecast(with_no, one, day).reaches == forecast(without, two, day).reaches


@given(records(), st.dates(date(2025, 1, 1), date(2026, 12, 1)))
def test_a_forecast_is_what_booking_one_after_the_other_gives(record: Record, today: date) -> None:
    counts = tally(record)
    for benefit in record.benefits:
        ledger = counts.ledger(benefit, today)
        if ledger is None:
            continue
        made = forecast(counts, ledger, today)
        reach = made.reach(Rule.COUNT)
        found: object = None
        if reach is not None:
            found = reach.last if reach.ends is Ends.ON else reach.ends.value
        assert found == naive.count_reach(record, benefit, today)
        if benefit.limit and made.ledger.plan.pace_weeks is None:
            assert made.pace_weeks == naive.pace(record, benefit)
        for one, after in zip(made.reaches, made.reaches[1:], strict=False):
            assert one.sooner <= after.sooner


@given(plans("a"), days)
def test_plan_years_are_whole_and_do_not_overlap(plan: Plan, day: date) -> None:
    year = plan_year(plan, day)
    walked = naive.plan_year(plan, day)
    assert walked == (None if year is None else (year.first, year.last))
    if year is None:
        return
    assert day in year
    for edge in (year.first, year.last):
        assert plan_year(plan, edge) == year
    after = plan_year(plan, year.last + timedelta(days=1))
    assert after is None or after.first == year.last + timedelta(days=1)


@given(resets, st.integers(1990, 2100))
def test_february_29_resets_on_the_28th_in_common_years(reset: MonthDay, year: int) -> None:
    day = reset_in(year, reset)
    assert day.year == year
    if reset == MonthDay(2, 29):
        assert (day + timedelta(days=1)) == date(year, 3, 1)


def test_a_leap_plan_year_holds_its_leap_day() -> None:
    plan = Plan("a", "a", facts=(Fact(Name.YEAR_STARTS, MonthDay(2, 29), ORIGIN),))
    year = plan_year(plan, date(2024, 2, 29))
    assert year is not None
    assert (year.first, year.last) == (date(2024, 2, 29), date(2025, 2, 27))
    assert plan_year(plan, date(2025, 2, 28)) != year


@given(records())
def test_not_sure_is_its_own_number(record: Record) -> None:
    counts = tally(record)
    for ledger in counts.ledgers.values():
        sure = {visit.uid for visit in (*ledger.used, *ledger.booked)}
        for visit in counts.not_sure(ledger):
            assert visit.uid not in sure
            assert visit.payer is Payer.NOT_SURE
            assert visit.day in ledger.window
            assert visit.status in {Status.PLANNED, Status.ATTENDED, Status.MISSED}


@given(records())
def test_every_visit_beside_the_count_says_why(record: Record) -> None:
    for visit, why in tally(record).nowhere:
        if why is Why.CANCELLED:
            assert visit.status in {Status.CANCELLED, Status.LATE_CANCELLED}
        if why is Why.NOT_COME:
            assert visit.status is Status.MISSED
