"""A series goes out as one repeat with its exceptions, and comes back as the same visits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mbc_companion.appointments import zones
from mbc_companion.appointments.domain import Status, Visit
from mbc_companion.appointments.recurrence import Pace, Repeat, expand, slot
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.events import Events
from mbc_companion.exchange.calendars.domain import (
    ALL_DAY_MINUTES,
    Occasion,
    Outgoing,
    OutgoingSeries,
    Round,
    Rule,
)
from mbc_companion.exchange.calendars.grouping import grouped
from mbc_companion.exchange.calendars.reading import read
from mbc_companion.exchange.calendars.repository import VisitsArrival, Wanted, outgoing
from mbc_companion.exchange.calendars.writing import written
from mbc_companion.exchange.limits import Budget
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links
from tests.fakes import FrozenClock

HERE = ZoneInfo("America/New_York")
SERIES = "5" * 32
MADE = datetime(2026, 7, 14, 12, tzinfo=UTC)
_NIGHTS = (
    datetime(2027, 3, 14, 2, 30),
    datetime(2027, 3, 7, 2, 0),
    datetime(2026, 11, 1, 1, 30),
    datetime(2026, 10, 25, 1, 59),
    datetime(2026, 1, 31, 2, 30),
    datetime(2028, 2, 29, 0, 0),
)
_FIRSTS = st.one_of(
    st.sampled_from(_NIGHTS),
    st.datetimes(datetime(2015, 1, 1), datetime(2060, 1, 1)).map(
        lambda one: one.replace(second=0, microsecond=0)
    ),
)
_REPEATS = st.builds(
    Repeat,
    st.sampled_from(list(Pace)),
    st.integers(1, 6),
    st.none(),
    st.integers(2, 40),
) | st.builds(
    lambda pace, every, days: (pace, every, days),
    st.sampled_from(list(Pace)),
    st.integers(1, 6),
    st.integers(0, 900),
)


@dataclass(frozen=True)
class Made:
    """A series as the vault may hold it: what is left of it, by the wall time it was given."""

    first: datetime
    repeat: Repeat
    zone: ZoneInfo
    visits: dict[datetime, Outgoing]

    @property
    def whole(self) -> OutgoingSeries | None:
        repeat = self.repeat
        return grouped(
            SERIES,
            Rule(repeat.pace.value, repeat.every, repeat.until, repeat.count),
            expand(self.first, repeat).moments,
            self.visits,
            partial(zones.place, zone=self.zone),
        )


@st.composite
def _made(draw: st.DrawFn) -> Made:
    first, wished = draw(_FIRSTS), draw(_REPEATS)
    if isinstance(wished, tuple):
        pace, every, days = wished
        wished = Repeat(pace, every, first.date() + timedelta(days=days))
    zone = ZoneInfo(draw(st.sampled_from(["America/New_York", "Europe/London", "Asia/Kathmandu"])))
    visits = {}
    for number, wall in enumerate(expand(first, wished).moments):
        fate = draw(st.sampled_from(["as given"] * 6 + ["removed", "moved", "off", "longer"]))
        if fate == "removed":
            continue
        one = Outgoing(
            f"{number:032x}", zones.place(wall, zone), 50, "Dr. Okafor", "", False, (60,)
        )
        if fate == "moved":
            hours = draw(st.integers(-40, 40))
            one = replace(
                one, at=(one.at.astimezone(UTC) + timedelta(hours=hours)).astimezone(zone)
            )
        elif fate == "off":
            one = replace(one, cancelled=True, reminders=())
        elif fate == "longer":
            one = replace(one, minutes=80, title="Dr. Reyes")
        visits[wall] = one
    return Made(first, wished, zone, visits)


def _told(at: datetime, minutes: int, title: str, *, off: bool) -> tuple[object, ...]:
    return at.astimezone(UTC), minutes, title, off


@settings(max_examples=150)
@given(_made())
def test_every_visit_left_comes_back_at_its_moment_and_no_other(made: Made) -> None:
    whole = made.whole
    if whole is None:
        return
    file = written([whole], neutral="Appointment", made_at=MADE)
    found = list(read(file, HERE, Budget(len(file))))
    assert all(isinstance(one, (Occasion, Round)) for one in found)
    back = [
        _told(one.at, one.minutes, one.title, off=one.cancelled)
        for one in found
        if isinstance(one, Occasion)
    ]
    expected = [
        _told(one.at, one.minutes, one.title, off=one.cancelled) for one in made.visits.values()
    ]
    assert sorted(back, key=repr) == sorted(expected, key=repr)


@settings(max_examples=100)
@given(_made())
def test_the_rule_means_to_another_reader_what_it_means_here(made: Made) -> None:
    """Read by dateutil: the wall times of the rule, less those left out, are the visits."""
    whole = made.whole
    if whole is None:
        return
    master = Calendar.from_ical(written([whole], neutral="A", made_at=MADE)).walk("VEVENT")[0]
    said = re.sub(r"UNTIL=(\d{8})T\w+", r"UNTIL=\1T235959", master["RRULE"].to_ical().decode())
    if whole.rule.until is not None:
        said = re.sub(r"UNTIL=\w+", f"UNTIL={whole.rule.until:%Y%m%d}T235959", said)
    told = rrule.rrulestr(said, dtstart=whole.first)
    assert set(told) - set(whole.left_out) == set(made.visits)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/London", "Asia/Kathmandu"])
def test_the_zone_in_the_file_tells_the_clock_as_the_zone_does(zone: str) -> None:
    """Every hour of the days around the nights on which clocks change, and of plain days."""
    known = ZoneInfo(zone)
    at = datetime(2026, 7, 20, 10, 30, tzinfo=known)
    one = Outgoing("a" * 32, at, 50, "", "", cancelled=False, reminders=())
    (told,) = Calendar.from_ical(written([one], neutral="A", made_at=MADE)).timezones
    theirs = told.to_tz(lookup_tzid=False)
    for day in (date(2026, 7, 20), date(2026, 10, 25), date(2026, 11, 1), date(2027, 3, 14)):
        for hour in range(24):
            wall = datetime.combine(day, datetime.min.time()).replace(hour=hour)
            if not zones.skipped(wall, known) and not zones.twice(wall, known):
                offset = wall.replace(tzinfo=theirs).utcoffset()
                assert offset == wall.replace(tzinfo=known).utcoffset()


def test_a_whole_day_repeats_as_whole_days() -> None:
    first, repeat = datetime(2026, 7, 20), Repeat(Pace.WEEK, 1, None, 4)
    visits = {
        wall: Outgoing("a" * 32, wall.replace(tzinfo=HERE), ALL_DAY_MINUTES, "", "", False, ())
        for wall in expand(first, repeat).moments
    }
    del visits[datetime(2026, 7, 27)]
    whole = Made(first, repeat, HERE, visits).whole
    assert whole is not None
    file = written([whole], neutral="A", made_at=MADE)
    assert b"DTSTART;VALUE=DATE:20260720" in file
    assert b"EXDATE;VALUE=DATE:20260727" in file
    found = [one for one in read(file, HERE, Budget(len(file))) if isinstance(one, Occasion)]
    assert [one.at.day for one in found] == [20, 3, 10]
    assert {one.minutes for one in found} == {ALL_DAY_MINUTES}


@pytest.fixture
def visits(fresh: Database, clock: FrozenClock) -> VisitRepository:
    return VisitRepository(fresh, clock, Events(), Links(fresh, clock))


def _booked(visits: VisitRepository, clock: FrozenClock) -> tuple[str, ...]:
    """Six Mondays, of which the second was removed, the third moved, the fourth called off."""
    at = datetime(2026, 7, 20, 10, 30, tzinfo=HERE)
    first = Visit(uid=visits.new_uid(), at=at, zone=HERE.key, provider_name="Dr. Okafor")
    booked = visits.repeat(first, Repeat(Pace.WEEK, 1, None, 6)).uids
    visits.remove([booked[1]])
    moved, off = visits.visit(booked[2]), visits.visit(booked[3])
    assert moved is not None
    assert off is not None
    visits.save(replace(moved, at=moved.at + timedelta(days=1, hours=4)))
    visits.save(replace(off, status=Status.CANCELLED))
    return booked


def _file(database: Database, clock: FrozenClock, **chosen: date) -> bytes:
    going = outgoing(database, clock, titles=True, first=chosen.get("first"))
    return written(going, neutral="Appointment", made_at=clock.now())


def _found(content: bytes) -> list[Occasion | Round]:
    return [
        one
        for one in read(content, HERE, Budget(len(content)))
        if isinstance(one, Occasion | Round)
    ]


def test_a_series_is_one_event_and_known_again(
    fresh: Database, clock: FrozenClock, visits: VisitRepository
) -> None:
    _booked(visits, clock)
    file = _file(fresh, clock)
    assert (file.count(b"BEGIN:VEVENT"), file.count(b"RRULE:")) == (3, 1)
    arrival = VisitsArrival(fresh, clock, _found(file), ".ics")
    assert not arrival.look(lambda: None).brings


def test_one_moved_in_another_calendar_moves_here(
    fresh: Database, clock: FrozenClock, visits: VisitRepository
) -> None:
    booked = _booked(visits, clock)
    first = visits.visit(booked[0])
    assert first is not None
    moved = (
        f"BEGIN:VEVENT\r\nUID:{first.series_uid}@companion\r\nDTSTAMP:20260714T120000Z\r\n"
        "RECURRENCE-ID;TZID=America/New_York:20260824T103000\r\n"
        "DTSTART;TZID=America/New_York:20260825T160000\r\nDURATION:PT50M\r\nEND:VEVENT\r\n"
    ).encode()
    file = _file(fresh, clock).replace(b"END:VCALENDAR", moved + b"END:VCALENDAR")
    arrival = VisitsArrival(fresh, clock, _found(file), ".ics")
    outlook = arrival.look(lambda: None)
    assert (outlook.new, outlook.changed) == (0, 1)
    arrival.bring(lambda: None, lambda _done, _whole: None)
    last = visits.visit(booked[5])
    assert last is not None
    assert f"{last.at:%m-%d %H:%M}" == "08-25 16:00"


def test_elsewhere_it_is_a_series_again(
    fresh: Database, clock: FrozenClock, visits: VisitRepository, vault: Database
) -> None:
    _booked(visits, clock)
    other = VisitRepository(vault, clock, Events(), Links(vault, clock))
    before = {row.uid for row in other.all_rows()}
    arrival = VisitsArrival(vault, clock, _found(_file(fresh, clock)), ".ics")
    arrival.wanted = Wanted(past=True)
    arrival.look(lambda: None)
    arrival.bring(lambda: None, lambda _done, _whole: None)
    rows = [row for row in other.all_rows() if row.uid not in before]
    assert [f"{row.at:%m-%d %H:%M}" for row in rows] == [
        "07-20 10:30",
        "08-04 14:30",
        "08-17 10:30",
        "08-24 10:30",
    ]
    first = other.visit(rows[0].uid)
    assert first is not None
    assert len(other.rest_of_series(first)) == 4
    assert first.slot == slot(datetime(2026, 7, 20, 10, 30))


def test_chosen_days_narrow_a_series(
    fresh: Database, clock: FrozenClock, visits: VisitRepository
) -> None:
    _booked(visits, clock)
    found = [
        one
        for one in _found(_file(fresh, clock, first=date(2026, 8, 5)))
        if isinstance(one, Occasion) and not one.cancelled
    ]
    assert [f"{one.at:%m-%d}" for one in found] == ["08-17", "08-24"]
