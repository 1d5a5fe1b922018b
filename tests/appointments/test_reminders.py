"""Reminders come in time, once, never in quiet hours and never with a private word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.appointments.domain import Status
from mbc_companion.appointments.reminders import Quiet, Reminder, at, due
from mbc_companion.appointments.reminding.repository import Habits, ReminderRepository
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.storage.database import Database
from tests.appointments.factories import MONDAY, ZONE, local, new_visit
from tests.fakes import FrozenClock

QUIET = Quiet()
NEVER = Quiet(time(0), time(0))


def test_the_day_before_and_an_hour_before() -> None:
    assert due(MONDAY, 1440, QUIET, ZONE) == local(2026, 7, 19, 10, 30)
    assert due(MONDAY, 60, QUIET, ZONE) == local(2026, 7, 20, 9, 30)


def test_what_falls_into_quiet_hours_comes_just_before_them() -> None:
    early = local(2026, 7, 20, 7, 15)
    assert due(early, 60, QUIET, ZONE) == local(2026, 7, 19, 21, 59)
    late = local(2026, 7, 20, 23, 30)
    assert due(late, 60, QUIET, ZONE) == local(2026, 7, 20, 21, 59)
    assert due(early, 60, NEVER, ZONE) == local(2026, 7, 20, 6, 15)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 5 * 1440),
    st.times(),
    st.times(),
)
def test_no_reminder_is_late_or_in_quiet_hours(
    starts: datetime, minutes: int, begin: time, end: time
) -> None:
    quiet = Quiet(begin.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0))
    zone = ZoneInfo("America/New_York")
    found = due(starts, minutes, quiet, zone)
    assert found <= starts - timedelta(minutes=minutes)
    local_clock = found.astimezone(zone).time().replace(tzinfo=None)
    if found != starts - timedelta(minutes=minutes):
        assert not quiet.holds(local_clock) or quiet.holds(
            (datetime.combine(found.date(), local_clock) - timedelta(minutes=1)).time()
        )


def _reminder(due_at: datetime, starts: datetime = MONDAY, uid: str = "v") -> Reminder:
    return Reminder(f"{uid}{due_at.isoformat()}", uid, due_at, starts)


def test_of_two_that_are_due_one_is_said_and_none_after_the_start() -> None:
    day, hour = _reminder(MONDAY - timedelta(days=1)), _reminder(MONDAY - timedelta(hours=1))
    found = at(MONDAY - timedelta(minutes=30), [hour, day], QUIET, ZONE)
    assert found.say == (hour,)
    assert set(found.done) == {day.id, hour.id}
    over = at(MONDAY, [hour, day], QUIET, ZONE)
    assert over.say == ()
    assert set(over.done) == {day.id, hour.id}


def test_at_night_only_what_cannot_wait_is_said() -> None:
    night = local(2026, 7, 20, 3, 0)
    waits = _reminder(night - timedelta(hours=1))
    soon = _reminder(night - timedelta(hours=1), local(2026, 7, 20, 6, 30), "w")
    assert at(night, [waits, soon], QUIET, ZONE).say == (soon,)
    assert at(local(2026, 7, 20, 7, 0), [waits], QUIET, ZONE).say == (waits,)


# -- in the file -----------------------------------------------------------------------------


@pytest.fixture
def habits() -> list[Habits]:
    """The last one is in force."""
    return [Habits()]


@pytest.fixture
def kept(database: Database, clock: FrozenClock, habits: list[Habits]) -> ReminderRepository:
    return ReminderRepository(database, clock, lambda: habits[-1])


def test_every_planned_visit_has_its_reminders_with_ids_that_stay(
    kept: ReminderRepository, repository: VisitRepository, habits: list[Habits]
) -> None:
    own = new_visit(local(2026, 7, 22), reminders=(15,))
    none = new_visit(local(2026, 7, 23), reminders=())
    off = new_visit(local(2026, 7, 24), status=Status.CANCELLED)
    repository.save_many([new_visit(), own, none, off])
    waiting = kept.waiting()
    assert [one.due for one in waiting] == [
        local(2026, 7, 19, 10, 30),
        local(2026, 7, 20, 9, 30),
        local(2026, 7, 22, 10, 15),
    ]
    assert len({one.id for one in waiting}) == 3
    assert kept.waiting() == waiting
    assert kept.visit_of(waiting[2].id) == own.uid
    habits.append(Habits(on=False))
    assert kept.waiting() == ()
    habits.append(Habits(before=(60,)))
    assert len(kept.waiting()) == 2


def test_a_moved_visit_is_reminded_of_again_and_a_removed_one_never(
    kept: ReminderRepository, repository: VisitRepository
) -> None:
    visit = new_visit()
    repository.save(visit)
    kept.said(one.id for one in kept.waiting())
    assert kept.waiting() == ()
    repository.save(replace(visit, at=local(2026, 7, 21)))
    assert [one.due.day for one in kept.waiting()] == [20, 21]
    repository.remove([visit.uid])
    assert kept.waiting() == ()


def test_put_off_is_said_again_at_its_new_time(
    kept: ReminderRepository, repository: VisitRepository, clock: FrozenClock
) -> None:
    repository.save(new_visit())
    first, _second = kept.waiting()
    kept.said([first.id])
    again = clock.now() + timedelta(minutes=10)
    kept.put_off({first.id: again})
    assert kept.waiting()[0] == Reminder(first.id, first.visit_uid, again, first.starts)


def test_a_clock_that_jumps_back_a_year_says_nothing_twice(
    kept: ReminderRepository, repository: VisitRepository, clock: FrozenClock
) -> None:
    repository.save(new_visit())
    kept.said([kept.waiting()[0].id])
    clock.advance(days=-365)
    assert kept.waiting() == ()
    clock.advance(days=365)
    assert len(kept.waiting()) == 1
