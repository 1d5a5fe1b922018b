"""Whether entries of the same date in earlier years are shown.

Off unless the person wants it, and never on a day after a Very hard one: what was then
may be more than today can take.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable
from datetime import date

VERY_HARD = 1


def may_show(*, wanted: bool, lately: Iterable[int | None]) -> bool:
    """``lately`` are the marks of yesterday and of today."""
    return wanted and VERY_HARD not in set(lately)


def dates_before(day: date, first_year: int) -> tuple[date, ...]:
    """The same date in the years before ``day``, newest first, not before ``first_year``."""
    found = []
    for year in range(day.year - 1, first_year - 1, -1):
        if (day.month, day.day) == (2, 28) and isleap(year) and not isleap(day.year):
            found.append(date(year, 2, 29))
        if (day.month, day.day) != (2, 29) or isleap(year):
            found.append(day.replace(year=year))
    return tuple(found)
