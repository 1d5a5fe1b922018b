"""A repeat falls on the days a person means; a second library that knows no dateutil agrees."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import whenever
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.appointments.recurrence import (
    MOST,
    MOST_EVERY,
    Backwards,
    Pace,
    Repeat,
    expand,
    pair,
    slot,
    year_after,
)

MONDAY = datetime(2026, 7, 20, 10, 30)
_starts = st.datetimes(datetime(1990, 1, 1), datetime(2150, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


def _days(first: datetime, **repeat: object) -> list[date]:
    return [moment.date() for moment in expand(first, Repeat(**repeat)).moments]  # type: ignore[arg-type]


# -- the second library: plain counting with whenever's own calendar ---------------------------


def _weeks(first: whenever.Date, every: int, number: int) -> whenever.Date:
    return first.add(weeks=every * number)


def _months(first: whenever.Date, every: int, number: int) -> whenever.Date:
    """whenever takes the last day of a shorter month, counted from the first date."""
    return first.add(months=every * number)


def _weekdays(first: whenever.Date, every: int, number: int) -> whenever.Date:
    place = (first.day - 1) // 7 + 1
    month = first.replace(day=1).add(months=every * number)
    return month.nth_weekday_of_month(place if place < 5 else -1, first.day_of_week())


COUNTED = {Pace.WEEK: _weeks, Pace.MONTH_DAY: _months, Pace.MONTH_WEEKDAY: _weekdays}


@given(
    first=_starts,
    pace=st.sampled_from(Pace),
    every=st.integers(1, MOST_EVERY),
    count=st.integers(1, 60),
)
def test_a_second_library_finds_the_same_days(
    first: datetime, pace: Pace, every: int, count: int
) -> None:
    found = _days(first, pace=pace, every=every, count=count)
    start = whenever.Date(first.date())
    counted = [COUNTED[pace](start, every, number).to_stdlib() for number in range(count)]
    last = start.add(years=10).to_stdlib()
    assert found == [day for day in counted if day <= last]


@given(first=_starts, pace=st.sampled_from(Pace), every=st.integers(1, 8), days=st.integers(0, 900))
def test_the_last_day_is_kept_and_nothing_before_it_is_left_out(
    first: datetime, pace: Pace, every: int, days: int
) -> None:
    until = first.date() + timedelta(days=days)
    times = expand(first, Repeat(pace, every, until=until))
    start = whenever.Date(first.date())
    following = COUNTED[pace](start, every, len(times.moments)).to_stdlib()
    assert not times.capped
    assert times.moments[0] == first
    assert times.moments[-1].date() <= until < following


# -- sentences a person would say ---------------------------------------------------------------


def test_a_year_of_mondays() -> None:
    days = _days(MONDAY, until=year_after(MONDAY.date()))
    assert len(days) == 53
    assert (days[0], days[-1]) == (date(2026, 7, 20), date(2027, 7, 19))
    assert {day.weekday() for day in days} == {0}


def test_the_31st_is_the_last_day_of_shorter_months() -> None:
    days = _days(datetime(2027, 10, 31, 9), pace=Pace.MONTH_DAY, count=6)
    assert [day.isoformat()[2:] for day in days] == [
        "27-10-31",
        "27-11-30",
        "27-12-31",
        "28-01-31",
        "28-02-29",
        "28-03-31",
    ]


def test_a_fifth_friday_is_the_last_friday() -> None:
    days = _days(datetime(2026, 7, 31, 9), pace=Pace.MONTH_WEEKDAY, count=3)
    assert days == [date(2026, 7, 31), date(2026, 8, 28), date(2026, 9, 25)]


def test_ten_thousand_visits_are_cut_and_said() -> None:
    times = expand(MONDAY, Repeat(count=10_000))
    assert times.capped
    assert len(times.moments) == MOST
    for endless in (Repeat(), Repeat(pace=Pace.MONTH_DAY), Repeat(until=date(2199, 1, 1))):
        assert expand(MONDAY, endless).capped
    assert not expand(MONDAY, Repeat(count=MOST)).capped


def test_the_last_years_of_the_calendar_do_not_break_it() -> None:
    times = expand(datetime(2199, 12, 20, 23, 59), Repeat(count=40))
    assert [moment.day for moment in times.moments] == [20, 27]
    assert times.capped


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(Backwards):
        expand(MONDAY, Repeat(until=date(2026, 7, 19)))
    for wrong in ({"count": 0}, {"every": 0}, {"every": MOST_EVERY + 1}):
        with pytest.raises(ValueError, match=r"^$"):
            Repeat(**wrong)


# -- what becomes of the visits of a series that is changed --------------------------------------

_WEEKLY = [slot(MONDAY + timedelta(weeks=n)) for n in range(1, 7)]
_FORTNIGHTLY = _WEEKLY[1::2]
_TUESDAYS = [slot(MONDAY + timedelta(weeks=n, days=1)) for n in range(1, 7)]


def test_a_new_end_moves_no_visit() -> None:
    shorter = pair(_WEEKLY, _WEEKLY[:2], stayed=True)
    assert (shorter.kept, shorter.left_over) == (((0, 0), (1, 1)), (2, 3, 4, 5))
    longer = pair(_WEEKLY[:2], _WEEKLY, stayed=True)
    assert (longer.kept, longer.added) == (((0, 0), (1, 1)), (2, 3, 4, 5))


def test_every_two_weeks_instead_of_every_week_drops_every_other() -> None:
    found = pair(_WEEKLY, _FORTNIGHTLY, stayed=True)
    assert found.kept == ((1, 0), (3, 1), (5, 2))
    assert found.left_over == (0, 2, 4)


def test_another_weekday_moves_each_in_turn() -> None:
    found = pair(_WEEKLY, _TUESDAYS, stayed=False)
    assert found.kept == tuple((n, n) for n in range(6))
    assert pair(_WEEKLY, _WEEKLY, stayed=False).kept == found.kept


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)), st.booleans())
def test_no_visit_is_lost_or_doubled(old: set[int], new: set[int], stayed: bool) -> None:
    before = [slot(MONDAY + timedelta(days=n)) for n in sorted(old)]
    after = [slot(MONDAY + timedelta(days=n)) for n in sorted(new)]
    found = pair(before, after, stayed=stayed)
    assert sorted([here for here, _ in found.kept] + list(found.left_over)) == list(range(len(old)))
    assert sorted([there for _, there in found.kept] + list(found.added)) == list(range(len(new)))
