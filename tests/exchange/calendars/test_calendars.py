"""Appointments come in with their zones, repeats and exceptions, once; ours go out neutral."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.appointments.domain import Kind, Status, Visit
from mbc_companion.appointments.recurrence import Pace
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.events import Events
from mbc_companion.exchange.calendars.domain import ALL_DAY_MINUTES, Occasion, Outgoing, Round
from mbc_companion.exchange.calendars.reading import read
from mbc_companion.exchange.calendars.repository import VisitsArrival, Wanted, outgoing
from mbc_companion.exchange.calendars.writing import written
from mbc_companion.exchange.domain import Skipped, Why
from mbc_companion.exchange.limits import Budget
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links
from tests.exchange.full import digest
from tests.fakes import FrozenClock

HERE = ZoneInfo("America/New_York")


def calendar_of(*events: str, zones: str = "") -> bytes:
    inside = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    words = f"BEGIN:VCALENDAR\nVERSION:2.0\n{zones}{inside}END:VCALENDAR\n"
    return words.replace("\n", "\r\n").encode()


def read_all(content: bytes) -> list[Occasion | Round | Skipped]:
    return list(read(content, HERE, Budget(len(content))))


def occasions(content: bytes) -> list[Occasion]:
    return [one for one in read_all(content) if isinstance(one, Occasion)]


def _nothing() -> None:
    """Nobody waits."""


def _bring(
    database: Database, clock: FrozenClock, content: bytes, wanted: Wanted | None = None
) -> VisitsArrival:
    arrival = VisitsArrival(database, clock, read_all(content), ".ics")
    arrival.wanted = wanted or Wanted()
    arrival.look(_nothing)
    arrival.bring(_nothing, lambda _done, _whole: None)
    return arrival


@pytest.fixture
def visits(fresh: Database, clock: FrozenClock) -> VisitRepository:
    return VisitRepository(fresh, clock, Events(), Links(fresh, clock))


WEEKLY = "UID:w\nSUMMARY:Dr. Okafor\nDTSTART;TZID=America/New_York:20260720T103000\n"
OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Our Town
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:-0500
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("start", "wall", "zone"),
    [
        ("DTSTART:20260720T143000Z", "10:30", "America/New_York"),
        ("DTSTART:20260720T103000", "10:30", "America/New_York"),
        ("DTSTART;TZID=America/Denver:20260720T103000", "10:30", "America/Denver"),
        ("DTSTART;TZID=Pacific Standard Time:20260720T103000", "10:30", "America/Los_Angeles"),
        ("DTSTART;TZID=Our Town:20260720T103000", "11:30", "America/New_York"),
    ],
)
def test_a_time_keeps_the_zone_it_is_in(start: str, wall: str, zone: str) -> None:
    (one,) = occasions(calendar_of(f"UID:a\n{start}\nDURATION:PT45M", zones=OWN_ZONE))
    assert (f"{one.at:%H:%M}", one.zone, one.minutes) == (wall, zone, 45)


def test_a_whole_day_is_a_whole_day_and_goes_out_as_one() -> None:
    (one,) = occasions(calendar_of("UID:a\nDTSTART;VALUE=DATE:20260720\nDTEND;VALUE=DATE:20260721"))
    assert (one.minutes, one.at.hour) == (ALL_DAY_MINUTES, 0)
    out = Outgoing("a" * 32, one.at, one.minutes, "", "", cancelled=False, reminders=())
    assert b"DTSTART;VALUE=DATE:20260720" in written([out], neutral="A", made_at=one.at)


def test_a_repeat_with_exceptions_becomes_a_series_of_ours(
    fresh: Database, clock: FrozenClock, visits: VisitRepository
) -> None:
    content = calendar_of(
        f"{WEEKLY}RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=MO\n"
        "EXDATE;TZID=America/New_York:20260727T103000\n"
        "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT2H\nEND:VALARM",
        "UID:w\nRECURRENCE-ID;TZID=America/New_York:20260803T103000\n"
        "DTSTART;TZID=America/New_York:20260804T150000\nSUMMARY:Dr. Okafor",
        "UID:w\nRECURRENCE-ID;TZID=America/New_York:20260810T103000\n"
        "DTSTART;TZID=America/New_York:20260810T103000\nSTATUS:CANCELLED",
    )
    _bring(fresh, clock, content)
    found = [visits.visit(row.uid) for row in visits.all_rows()]
    assert [f"{one.at:%m-%d %H:%M}" for one in found if one] == [
        "07-20 10:30",
        "08-04 15:00",
        "08-17 10:30",
    ]
    first = found[0]
    assert first is not None
    series = visits.series(first.series_uid)
    assert series is not None
    assert (series.repeat.pace, series.repeat.count) == (Pace.WEEK, 5)
    assert first.reminders == (120,)
    assert len(visits.rest_of_series(first)) == 3


@pytest.mark.parametrize(
    ("start", "rule", "pace"),
    [
        ("20260720T103000", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20260901T000000Z", "week"),
        ("20260720T103000", "FREQ=MONTHLY;COUNT=3", "month_day"),
        ("20260720T103000", "FREQ=MONTHLY;BYDAY=3MO;COUNT=3", "month_weekday"),
        ("20260720T103000", "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4", None),
        ("20260731T103000", "FREQ=MONTHLY;COUNT=3", None),
        ("20260720T103000", "FREQ=DAILY;COUNT=3", None),
        ("20260720T103000", "FREQ=YEARLY;COUNT=3", None),
    ],
)
def test_a_repeat_we_do_not_have_comes_as_single_visits(
    start: str, rule: str, pace: str | None
) -> None:
    content = calendar_of(f"UID:r\nDTSTART;TZID=America/New_York:{start}\nRRULE:{rule}")
    found = read_all(content)
    rounds = [one for one in found if isinstance(one, Round)]
    assert [one.pace for one in rounds] == ([] if pace is None else [pace])
    occasions = [one for one in found if isinstance(one, Occasion)]
    assert 3 <= len(occasions) <= 4
    assert all(bool(one.slot) == bool(rounds) for one in occasions)


def test_a_repeat_without_an_end_and_one_that_never_happens_end_anyway() -> None:
    read_all(calendar_of(WEEKLY.strip()))
    began = time.process_time()
    forever = calendar_of(f"{WEEKLY}RRULE:FREQ=DAILY")
    never = calendar_of(f"{WEEKLY}RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31")
    seconds = calendar_of(f"{WEEKLY}RRULE:FREQ=SECONDLY;BYMONTHDAY=31")
    assert len(occasions(forever)) == 520
    assert len(occasions(never)) == 1
    assert isinstance(read_all(seconds)[0], Skipped)
    assert time.process_time() - began < 2


def test_a_time_clocks_skip_is_later_and_one_that_comes_twice_the_first() -> None:
    spring, autumn = occasions(
        calendar_of(
            "UID:s\nDTSTART;TZID=America/New_York:20270314T023000",
            "UID:f\nDTSTART;TZID=America/New_York:20261101T013000",
        )
    )
    assert spring.at.isoformat() == "2027-03-14T03:30:00-04:00"
    assert autumn.at.isoformat() == "2026-11-01T01:30:00-04:00"


def test_a_second_time_adds_nothing_and_a_moved_one_moves(
    fresh: Database, clock: FrozenClock, visits: VisitRepository
) -> None:
    content = calendar_of(f"{WEEKLY}SEQUENCE:1")
    _bring(fresh, clock, content, Wanted(Kind.INDIVIDUAL_THERAPY))
    (row,) = visits.all_rows()
    visit = visits.visit(row.uid)
    assert visit is not None
    visits.save(replace(visit, notes="Bring the letter."))
    once = digest(fresh)
    assert not VisitsArrival(fresh, clock, read_all(content), ".ics").look(_nothing).brings
    assert digest(fresh) == once

    moved = calendar_of(f"{WEEKLY.replace('T103000', 'T140000')}SEQUENCE:2")
    arrival = _bring(fresh, clock, moved)
    after = visits.visit(row.uid)
    assert after is not None
    assert (after.at.hour, after.notes, after.kind) == (
        14,
        "Bring the letter.",
        Kind.INDIVIDUAL_THERAPY,
    )
    arrival.take_back()
    back = visits.visit(row.uid)
    assert back is not None
    assert back.at.hour == 10


def test_what_is_called_off_there_is_called_off_here_and_never_comes_new(
    fresh: Database, clock: FrozenClock, visits: VisitRepository
) -> None:
    gone = calendar_of(f"{WEEKLY}STATUS:CANCELLED")
    outlook = VisitsArrival(fresh, clock, read_all(gone), ".ics").look(_nothing)
    assert (outlook.new, outlook.called_off) == (0, 1)
    _bring(fresh, clock, calendar_of(WEEKLY.strip()))
    _bring(fresh, clock, gone)
    (row,) = visits.all_rows()
    assert row.status is Status.CANCELLED


def test_what_is_recorded_already_no_calendar_changes(
    fresh: Database, clock: FrozenClock, visits: VisitRepository
) -> None:
    _bring(fresh, clock, calendar_of(WEEKLY.strip()))
    (row,) = visits.all_rows()
    visit = visits.visit(row.uid)
    assert visit is not None
    visits.save(replace(visit, status=Status.ATTENDED))
    gone = calendar_of(f"{WEEKLY}STATUS:CANCELLED")
    assert not VisitsArrival(fresh, clock, read_all(gone), ".ics").look(_nothing).brings


def test_earlier_ones_come_only_when_asked_for(
    fresh: Database, clock: FrozenClock, visits: VisitRepository
) -> None:
    content = calendar_of("UID:p\nDTSTART:20260601T100000Z\nSUMMARY:Scan")
    outlook = VisitsArrival(fresh, clock, read_all(content), ".ics").look(_nothing)
    assert (outlook.new, outlook.past) == (0, 1)
    _bring(fresh, clock, content, Wanted(Kind.SCAN, past=True))
    (row,) = visits.all_rows()
    assert (row.status, row.kind) == (Status.ATTENDED, Kind.SCAN)


def test_taking_it_back_leaves_nothing_of_it(fresh: Database, clock: FrozenClock) -> None:
    before = digest(fresh)
    content = calendar_of(f"{WEEKLY}RRULE:FREQ=WEEKLY;COUNT=5")
    _bring(fresh, clock, content).take_back()
    assert digest(fresh) == before


def test_a_broken_event_is_told_and_spoils_no_other() -> None:
    found = read_all(
        calendar_of("UID:x\nDTSTART:2026bad", "UID:y\nSUMMARY:No day", WEEKLY.strip())
        + b"BEGIN:VEVENT\r\nUID:z\r\n"
    )
    assert [one.why for one in found if isinstance(one, Skipped)] == [
        Why.UNREADABLE,
        Why.NO_DATE,
        Why.UNREADABLE,
    ]
    assert len([one for one in found if isinstance(one, Occasion)]) == 1


def test_ours_go_out_neutral_unless_chosen_and_are_known_again(
    vault: Database, clock: FrozenClock
) -> None:
    plain = written(
        outgoing(vault, clock, titles=False), neutral="Appointment", made_at=clock.now()
    )
    assert b"Okafor" not in plain
    named = written(outgoing(vault, clock, titles=True), neutral="Appointment", made_at=clock.now())
    assert b"Okafor" in named
    for file in (plain, named):
        assert not VisitsArrival(vault, clock, read_all(file), ".ics").look(_nothing).brings


_MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda one: one.replace(second=0, microsecond=0)
)


@given(
    moment=_MOMENTS,
    zone=st.sampled_from(["America/New_York", "Asia/Kathmandu", "Europe/London", "UTC"]),
    minutes=st.integers(1, 600),
    title=st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=40),
)
def test_what_is_written_is_read_again(
    moment: datetime, zone: str, minutes: int, title: str
) -> None:
    at = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    out = Outgoing("b" * 32, at, minutes, title, "", cancelled=False, reminders=(60,))
    (back,) = occasions(written([out], neutral="Appointment", made_at=at))
    assert back.at == at
    assert (back.uid, back.minutes, back.reminders) == (out.uid, minutes, (60,))
    assert back.title == (title.strip() or "Appointment")


def test_a_visit_in_a_zone_without_a_name_goes_out_at_the_same_instant(
    fresh: Database, clock: FrozenClock, visits: VisitRepository
) -> None:
    at = clock.now() + timedelta(days=1)
    visits.save(Visit(uid="c" * 32, at=at, zone="Nowhere/Land"))
    (one,) = occasions(written(outgoing(fresh, clock, titles=False), neutral="A", made_at=at))
    assert one.at == at
