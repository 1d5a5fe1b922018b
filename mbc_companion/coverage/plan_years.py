"""Plan years: from the reset day to the day before the next, within the plan's own days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from mbc_companion.coverage.domain import Plan
from mbc_companion.coverage.facts import MonthDay

DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Window:
    """Both days belong to it."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def reset_in(year: int, reset: MonthDay) -> date:
    """The reset day of ``year``; February 29 is the 28th in a common year (ruling)."""
    if (reset.month, reset.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28)
    return date(year, reset.month, reset.day)


def plan_year(plan: Plan, day: date) -> Window | None:
    """The plan year ``day`` lies in, cut to the plan's own days; None outside of them."""
    reset = plan.year_starts
    started = reset_in(day.year, reset)
    year = day.year if started <= day else day.year - 1
    first, last = reset_in(year, reset), reset_in(year + 1, reset) - DAY
    first = max(first, plan.first_day or first)
    last = min(last, plan.last_day or last)
    return Window(first, last) if first <= day <= last else None


def nearest_year(plan: Plan, today: date) -> Window | None:
    """The plan year of today, else the first one to come or the last one there was."""
    here = plan_year(plan, today)
    if here is not None:
        return here
    if plan.first_day is not None and today < plan.first_day:
        return plan_year(plan, plan.first_day)
    return plan_year(plan, plan.last_day) if plan.last_day is not None else None
