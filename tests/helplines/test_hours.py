"""Open or closed, by the line's own clock, through every clock change."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.helplines.directory import read_directory
from mbc_companion.helplines.hours import (
    Always,
    ClosedUntil,
    OpenAlways,
    OpenUntil,
    Span,
    Week,
    state,
)
from tests.helplines.extract import DIRECTORY

NEW_YORK = ZoneInfo("America/New_York")
# Daylight saving in both halves of the year, half-hour shifts, none, and a day left out (2011).
ZONES = ["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "Europe/Dublin"]
CANCERCARE = next(s for s in read_directory(DIRECTORY).services if s.uid == "cancercare").hours

instants = st.datetimes(datetime(2010, 1, 1), datetime(2037, 12, 31)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)
minutes = st.integers(0, 24 * 60 - 1)


def _spans(marks: list[int]) -> tuple[Span, ...]:
    ends = [time(mark // 60, mark % 60) for mark in sorted(marks)]
    return tuple(Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False))


days = st.lists(minutes, max_size=6, unique=True).map(_spans)
weeks = st.builds(
    Week,
    st.sampled_from(ZONES).map(ZoneInfo),
    st.tuples(*[days] * 7).filter(any),
)


def eastern(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-07-14T09:59:59", ClosedUntil(eastern("2026-07-14T10:00"))),
        ("2026-07-14T10:00:00", OpenUntil(eastern("2026-07-14T18:00"))),
        ("2026-07-14T17:59:59", OpenUntil(eastern("2026-07-14T18:00"))),
        ("2026-07-14T18:00:00", ClosedUntil(eastern("2026-07-15T10:00"))),
        ("2026-07-17T16:59:00", OpenUntil(eastern("2026-07-17T17:00"))),
        ("2026-07-17T17:00:00", ClosedUntil(eastern("2026-07-20T10:00"))),
        ("2026-07-18T12:00:00", ClosedUntil(eastern("2026-07-20T10:00"))),
    ],
)
def test_cancercare_through_a_week(now: str, expected: object) -> None:
    assert isinstance(CANCERCARE, Week)
    assert state(CANCERCARE, eastern(now)) == expected
    assert state(CANCERCARE, eastern(now).astimezone(ZoneInfo("Pacific/Honolulu"))) == expected


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [("2026-03-07", 15), ("2026-03-09", 14), ("2026-10-30", 14), ("2026-11-02", 15)],
)
def test_ten_in_the_morning_stays_ten_through_daylight_saving(day: str, utc_hour: int) -> None:
    every_day = Week(NEW_YORK, (((Span(time(10), time(18))),),) * 7)
    moment = datetime.fromisoformat(day).replace(hour=utc_hour, tzinfo=UTC)
    assert isinstance(state(every_day, moment), OpenUntil)
    assert isinstance(state(every_day, moment - timedelta(seconds=1)), ClosedUntil)


def test_an_hour_the_clock_skips_or_repeats() -> None:
    night = Week(NEW_YORK, ((Span(time(1, 30), time(2, 30)),),) * 7)
    skipped = state(night, datetime(2026, 3, 8, 6, 45, tzinfo=UTC))
    assert skipped == OpenUntil(datetime(2026, 3, 8, 7, 30, tzinfo=UTC))
    repeated = state(night, datetime(2026, 11, 1, 6, 45, tzinfo=UTC))
    assert repeated == OpenUntil(datetime(2026, 11, 1, 7, 30, tzinfo=UTC))


@given(instants)
def test_always_is_always(now: datetime) -> None:
    assert state(Always(), now) == OpenAlways()


@given(weeks, instants)
def test_the_change_lies_ahead_and_is_the_next_one(week: Week, now: datetime) -> None:
    found = state(week, now)
    assert not isinstance(found, OpenAlways)
    change = found.closes if isinstance(found, OpenUntil) else found.opens
    assert change > now
    before = state(week, now + (change - now) / 2)
    assert before == found
    assert state(week, change - timedelta(microseconds=1)) == found
    after = state(week, change)
    assert isinstance(after, OpenUntil) is isinstance(found, ClosedUntil)


@given(weeks, instants)
def test_open_is_what_the_wall_clock_says_on_an_ordinary_day(week: Week, now: datetime) -> None:
    local = now.astimezone(week.zone)
    around = [(local + timedelta(hours=h)).utcoffset() for h in range(-48, 49, 6)]
    if len(set(around)) > 1:
        return
    spans = week.days[local.weekday()]
    inside = any(span.opens <= local.time() < span.closes for span in spans)
    assert isinstance(state(week, now), OpenUntil) is inside


@given(weeks, instants)
def test_the_answer_does_not_depend_on_the_zone_asked_from(week: Week, now: datetime) -> None:
    assert state(week, now) == state(week, now.astimezone(ZoneInfo("Asia/Tokyo")))


@given(instants)
def test_a_week_with_one_minute_is_found(now: datetime) -> None:
    week = Week(NEW_YORK, ((), (), (), (), (), (), (Span(time(2, 15), time(2, 16)),)))
    found = state(week, now)
    assert isinstance(found, ClosedUntil | OpenUntil)
