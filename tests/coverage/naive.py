"""The rules written down a second time, as slowly and plainly as they read.

Every number is counted anew over all visits; a plan year is found by walking day by day; a
forecast by booking one visit after the other. Nothing is taken from the program's rules but
the words for plans and visits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mbc_companion.coverage.domain import Benefit, CountedVisit, Payer, Plan, Record, Status
from mbc_companion.coverage.facts import MonthDay, Name, value_of

DAY = timedelta(days=1)


def is_reset(day: date, reset: MonthDay) -> bool:
    if (day.month, day.day) == (reset.month, reset.day):
        return True
    tomorrow = day + DAY
    leap = (reset.month, reset.day) == (2, 29)
    return leap and (day.month, day.day) == (2, 28) and (tomorrow.month, tomorrow.day) == (3, 1)


def in_plan(plan: Plan, day: date) -> bool:
    if plan.first_day is not None and day < plan.first_day:
        return False
    return plan.last_day is None or day <= plan.last_day


def plan_year(plan: Plan, day: date) -> tuple[date, date] | None:
    if not in_plan(plan, day):
        return None
    first = day
    while not is_reset(first, plan.year_starts) and in_plan(plan, first - DAY):
        first -= DAY
    last = day
    while not is_reset(last + DAY, plan.year_starts) and in_plan(plan, last + DAY):
        last += DAY
    return first, last


def home(record: Record, visit: CountedVisit) -> Benefit | None:
    """The benefit of its plan that holds the visit's kind."""
    for benefit in record.benefits:
        if benefit.plan_uid == visit.plan_uid and visit.kind in benefit.kinds:
            return benefit
    return None


def is_used(record: Record, visit: CountedVisit) -> bool:
    benefit = home(record, visit)
    if benefit is None or visit.payer is not Payer.PLAN:
        return False
    missed = visit.status is Status.MISSED and value_of(benefit.facts, Name.MISSED_COUNT) is True
    return visit.status is Status.ATTENDED or missed


def is_booked(record: Record, visit: CountedVisit) -> bool:
    planned = visit.payer is Payer.PLAN and visit.status is Status.PLANNED
    return planned and home(record, visit) is not None


@dataclass(frozen=True)
class Count:
    """One benefit in one plan year."""

    used: int
    booked: int
    left: int | None


def limit_of(benefit: Benefit) -> int | None:
    value = value_of(benefit.facts, Name.VISITS_A_YEAR)
    return value if type(value) is int else None


def count(record: Record, benefit: Benefit, year: tuple[date, date]) -> Count:
    used = booked = 0
    for visit in record.visits:
        inside = year[0] <= visit.day <= year[1]
        if not inside or home(record, visit) != benefit:
            continue
        used += is_used(record, visit)
        booked += is_booked(record, visit)
    limit = limit_of(benefit)
    return Count(used, booked, None if limit is None else limit - used - booked)


def recount(record: Record, first: date, last: date) -> dict[tuple[str, date], Count]:
    """Every benefit in every plan year with a day between ``first`` and ``last``."""
    found: dict[tuple[str, date], Count] = {}
    for plan in record.plans:
        day = first
        while day <= last:
            year = plan_year(plan, day)
            if year is None:
                day += DAY
                continue
            for benefit in record.benefits:
                if benefit.plan_uid == plan.uid:
                    found[(benefit.uid, year[0])] = count(record, benefit, year)
            day = year[1] + DAY
    return found


def authorization_left(record: Record, uid: str) -> int | None:
    one = next(a for a in record.authorizations if a.uid == uid)
    if one.approved is None:
        return None
    plans = {plan.uid: plan for plan in record.plans}
    left = one.approved
    for visit in record.visits:
        right = visit.authorization_uid == uid and visit.plan_uid == one.plan_uid
        if not right or not one.holds(visit.day) or (one.kinds and visit.kind not in one.kinds):
            continue
        plan = plans.get(visit.plan_uid)
        if plan is None or plan_year(plan, visit.day) is None:
            continue
        left -= is_used(record, visit) or is_booked(record, visit)
    return left


def pace(record: Record, benefit: Benefit) -> int:
    days = sorted(
        visit.day
        for visit in record.visits
        if is_used(record, visit) and home(record, visit) == benefit and counted_day(record, visit)
    )
    if len(days) < 4:
        return 1
    gaps = sorted(
        [(days[-1] - days[-2]).days, (days[-2] - days[-3]).days, (days[-3] - days[-4]).days]
    )
    weeks = 1
    while weeks < 4 and gaps[1] >= 7 * weeks + 3.5:
        weeks += 1
    return weeks


def counted_day(record: Record, visit: CountedVisit) -> bool:
    plan = next(plan for plan in record.plans if plan.uid == visit.plan_uid)
    return plan_year(plan, visit.day) is not None


def count_reach(record: Record, benefit: Benefit, today: date) -> date | str | None:
    """Book one visit after the other until the plan year's count is used up.

    Gives the last day, "none" if no visit is left, "whole" if the year ends first, None
    where there is no limit or it is not known.
    """
    plan = next(plan for plan in record.plans if plan.uid == benefit.plan_uid)
    year = plan_year(plan, today)
    assert year is not None
    left = count(record, benefit, year).left
    if left is None:
        return None
    if left <= 0:
        return "none"
    step = timedelta(weeks=plan.pace_weeks or pace(record, benefit))
    taken = [
        visit.day
        for visit in record.visits
        if (is_used(record, visit) or is_booked(record, visit))
        and home(record, visit) == benefit
        and counted_day(record, visit)
    ]
    day = today
    if taken and max(taken) + step > today:
        day = max(taken) + step
    last = None
    while left > 0:
        if day > year[1]:
            return "whole"
        last, left, day = day, left - 1, day + step
    return last
