"""A visit stays at its wall time, also when clocks change or a zone is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import whenever
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.appointments import zones

NEW_YORK = ZoneInfo("America/New_York")
_NAMES = (
    *("America/New_York", "America/St_Johns", "Europe/Berlin", "Europe/Dublin"),
    *("Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca", "UTC"),
)
_walls = st.datetimes(datetime(1990, 1, 1), datetime(2036, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@given(wall=_walls, name=st.sampled_from(_NAMES))
def test_a_second_library_finds_the_same_moment(wall: datetime, name: str) -> None:
    other = whenever.PlainDateTime(wall).assume_tz(name, disambiguation="compatible")
    assert zones.place(wall, ZoneInfo(name)).timestamp() == other.timestamp()


@given(
    name=st.sampled_from([one for one in _NAMES if one not in ("Asia/Kathmandu", "UTC")]),
    number=st.integers(0, 20),
    minutes=st.integers(-90, 90),
)
def test_it_agrees_on_the_nights_when_clocks_change(name: str, number: int, minutes: int) -> None:
    moment = whenever.ZonedDateTime(2019, 1, 1, tz=name)
    for _ in range(number + 1):
        moment = moment.next_transition() or moment
    wall = moment.to_plain().to_stdlib() + timedelta(minutes=minutes)
    other = whenever.PlainDateTime(wall).assume_tz(name, disambiguation="compatible")
    assert zones.place(wall, ZoneInfo(name)).timestamp() == other.timestamp()


def test_half_past_two_on_the_spring_night_is_half_past_three() -> None:
    wall = datetime(2027, 3, 14, 2, 30)
    assert zones.place(wall, NEW_YORK).isoformat() == "2027-03-14T03:30:00-04:00"
    assert zones.skipped(wall, NEW_YORK)
    assert not zones.twice(wall, NEW_YORK)


def test_half_past_one_on_the_autumn_night_is_the_first_one() -> None:
    wall = datetime(2026, 11, 1, 1, 30)
    assert zones.place(wall, NEW_YORK).isoformat() == "2026-11-01T01:30:00-04:00"
    assert zones.twice(wall, NEW_YORK)
    assert not zones.skipped(wall, NEW_YORK)


@given(wall=_walls, name=st.sampled_from(_NAMES), fold=st.sampled_from([0, 1]))
def test_what_is_kept_comes_back_as_it_was(wall: datetime, name: str, fold: int) -> None:
    moment = wall.replace(tzinfo=ZoneInfo(name), fold=fold).astimezone(UTC)
    shown = moment.astimezone(ZoneInfo(name))
    back = zones.restore(moment, shown.replace(tzinfo=None, fold=0), name)
    assert (back.timestamp(), back.isoformat()) == (moment.timestamp(), shown.isoformat())


@pytest.mark.parametrize("gone", ["America/Lost_City", "", "../etc", "America", "a\x00b"])
def test_a_zone_that_is_no_longer_known_keeps_moment_and_wall_time(gone: str) -> None:
    moment, wall = datetime(2026, 7, 20, 14, 30, tzinfo=UTC), datetime(2026, 7, 20, 10, 30)
    back = zones.restore(moment, wall, gone)
    assert back == moment
    assert back.replace(tzinfo=None) == wall


def test_rules_that_changed_since_leave_the_agreed_wall_time() -> None:
    """Kept when the zone was still four hours behind; it is five now."""
    moment, wall = datetime(2026, 12, 7, 14, 30, tzinfo=UTC), datetime(2026, 12, 7, 10, 30)
    back = zones.restore(moment, wall, "America/New_York")
    assert back.isoformat() == "2026-12-07T10:30:00-05:00"
