"""What is written about a visit is what is read, on a real encrypted file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mbc_companion.appointments.domain import Item, Kind, Mode, Payment, Status
from mbc_companion.appointments.recurrence import Pace, Repeat
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import VisitsChanged
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import End, Links
from mbc_companion.storage.use_days import record_use
from tests.appointments.factories import MONDAY, local, new_visit
from tests.fakes import FrozenClock


def _days(repository: VisitRepository) -> list[str]:
    return [row.at.strftime("%m-%d %H:%M") for row in repository.all_rows()]


def test_a_visit_comes_back_as_it_was_saved(
    repository: VisitRepository, changes: list[VisitsChanged]
) -> None:
    visit = new_visit(
        kind=Kind.PSYCHIATRY,
        mode=Mode.PHONE,
        minutes=25,
        provider_uid="a" * 32,
        place="2nd floor",
        status=Status.LATE_CANCELLED,
        payment=Payment.SLIDING_SCALE,
        notes="one\x00\r\ntwo",
        after="Breathe before calls.",
        feeling=4,
        techniques=("talking", "breathing"),
        reminders=(1440, 15),
    )
    repository.save(visit)
    found = repository.visit(visit.uid)
    assert found == replace(visit, notes="one\ntwo")
    assert found is not None
    assert found.at.tzinfo == visit.at.tzinfo
    assert changes == [VisitsChanged((visit.uid,))]


def test_too_long_is_said_and_nothing_is_changed(repository: VisitRepository) -> None:
    visit = new_visit(notes="short")
    repository.save(visit)
    with pytest.raises(TooLong):
        repository.save(replace(visit, notes="x" * 1_000_001))
    assert repository.visit(visit.uid) == visit


def test_a_visit_of_a_forgotten_zone_is_shown_at_its_wall_time(
    repository: VisitRepository,
) -> None:
    visit = new_visit(zone="America/Lost_City")
    repository.save(visit)
    (row,) = repository.rows_between(MONDAY.date(), MONDAY.date())
    assert row.at == MONDAY
    assert (row.at.hour, row.at.minute, row.zone) == (10, 30, "America/Lost_City")
    found = repository.visit(visit.uid)
    assert found is not None
    repository.save(found)
    assert repository.visit(visit.uid) == found


# -- lists -------------------------------------------------------------------------------------


def test_a_visit_is_coming_up_until_it_ends(repository: VisitRepository) -> None:
    visit, later = new_visit(), new_visit(local(2026, 7, 27))
    repository.save_many([later, visit])
    during = MONDAY + timedelta(minutes=49)
    over = MONDAY + timedelta(minutes=50)
    assert [row.uid for row in repository.rows_from(during, 9)] == [visit.uid, later.uid]
    assert repository.rows_before(during, 9) == ()
    assert [row.uid for row in repository.rows_from(over, 9)] == [later.uid]
    assert [row.uid for row in repository.rows_before(over, 9)] == [visit.uid]
    assert repository.next_planned(during) == visit
    assert repository.next_planned(over) == later
    repository.save(replace(visit, status=Status.CANCELLED))
    assert repository.next_planned(during) == later


def test_days_are_local_days_in_the_visit_s_own_zone(repository: VisitRepository) -> None:
    late = new_visit(local(2026, 7, 20, 23, 30))
    assert late.at.astimezone(UTC).date() == date(2026, 7, 21)
    repository.save(late)
    assert len(repository.rows_between(date(2026, 7, 20), date(2026, 7, 20))) == 1
    assert repository.rows_between(date(2026, 7, 21), date(2026, 7, 31)) == ()


def test_scan_days_are_scans_and_results_that_were_not_called_off(
    repository: VisitRepository,
) -> None:
    repository.save_many(
        [
            new_visit(),
            new_visit(local(2026, 7, 21), kind=Kind.SCAN),
            new_visit(local(2026, 7, 22), kind=Kind.RESULTS, status=Status.ATTENDED),
            new_visit(local(2026, 7, 23), kind=Kind.SCAN, status=Status.CANCELLED),
        ]
    )
    found = repository.scan_days(date(2026, 7, 1), date(2026, 7, 31))
    assert [(one.day.day, one.kind, one.attended) for one in found] == [
        (21, Kind.SCAN, False),
        (22, Kind.RESULTS, True),
    ]
    assert len(repository.visit_days(date(2026, 7, 20), date(2026, 7, 23))) == 3


def test_a_provider_removed_after_300_visits_keeps_its_name_on_all(
    repository: VisitRepository,
) -> None:
    start = local(2020, 1, 6)
    several = [new_visit(start + timedelta(weeks=n), provider_uid="c" * 32) for n in range(300)]
    repository.save_many(several)
    assert repository.count_with("c" * 32) == 300
    rows = repository.rows_with("c" * 32, 5)
    assert [row.uid for row in rows] == [one.uid for one in several[:-6:-1]]
    assert {row.provider_name for row in repository.all_rows()} == {"Dr. Lena Okafor"}


def test_the_note_after_a_visit_comes_back_before_the_next_with_the_same_person(
    repository: VisitRepository,
) -> None:
    first = new_visit(local(2026, 7, 6), after="Start with sleep.")
    other = new_visit(local(2026, 7, 8), after="Not for her.", provider_name="Dr. Ames")
    blank, coming = new_visit(local(2026, 7, 13)), new_visit()
    repository.save_many([first, other, blank, coming])
    assert repository.note_before(coming) == first
    assert repository.note_before(first) is None


# -- repeats -----------------------------------------------------------------------------------


def test_a_repeat_books_each_visit_at_the_same_wall_time(repository: VisitRepository) -> None:
    visit = new_visit(local(2026, 10, 19), payment=Payment.SELF_PAY, after="Only mine.")
    booked = repository.repeat(visit, Repeat(count=4))
    assert not booked.capped
    assert _days(repository) == ["10-19 10:30", "10-26 10:30", "11-02 10:30", "11-09 10:30"]
    rows = repository.all_rows()
    assert [row.uid for row in rows] == list(booked.uids)
    assert rows[0].uid == visit.uid
    hours = [row.at.astimezone(UTC).hour for row in rows]
    assert hours == [14, 14, 15, 15], "clocks go back on November 1"
    assert {row.payment for row in rows} == {Payment.SELF_PAY}
    assert [row.has_after for row in rows] == [True, False, False, False]
    series = repository.series(rows[3].series_uid)
    assert series is not None
    assert (series.repeat.count, series.first) == (4, "2026-10-19T10:30")


def test_a_moved_visit_can_be_moved_again_and_stays_when_the_rest_moves(
    repository: VisitRepository,
) -> None:
    visit = new_visit()
    uids = repository.repeat(visit, Repeat(count=4)).uids
    second = repository.visit(uids[1])
    assert second is not None
    repository.save(replace(second, at=local(2026, 7, 28, 14, 0)))
    repository.save(replace(second, at=local(2026, 7, 30, 9, 0)))
    assert _days(repository) == ["07-20 10:30", "07-30 09:00", "08-03 10:30", "08-10 10:30"]
    first = repository.visit(uids[0])
    assert first is not None
    later = replace(first, at=local(2026, 7, 21, 16, 0))
    booked = repository.repeat(later, Repeat(count=4))
    assert _days(repository) == ["07-21 16:00", "07-30 09:00", "08-04 16:00", "08-11 16:00"]
    assert sorted(booked.uids) == sorted(uids)


@pytest.mark.parametrize("by_removing", [True, False])
def test_a_skipped_visit_stays_skipped_when_the_rest_changes(
    repository: VisitRepository, *, by_removing: bool
) -> None:
    uids = repository.repeat(new_visit(), Repeat(count=4)).uids
    second = repository.visit(uids[1])
    assert second is not None
    if by_removing:
        repository.remove([uids[1]])
    else:
        repository.save(replace(second, status=Status.CANCELLED))
    for hour, number in ((10, 5), (14, 5), (14, 6)):
        first = repository.visit(uids[0])
        assert first is not None
        repository.repeat(replace(first, at=first.at.replace(hour=hour)), Repeat(count=number))
    planned = [row.at for row in repository.all_rows() if row.status is Status.PLANNED]
    assert [(at.day, at.hour) for at in planned] == [
        (20, 14),
        (3, 14),
        (10, 14),
        (17, 14),
        (24, 14),
    ]
    if by_removing:
        repository.bring_back([uids[1]])
        assert len(repository.all_rows()) == 6


def test_changing_the_rest_keeps_questions_and_what_was(repository: VisitRepository) -> None:
    uids = repository.repeat(new_visit(), Repeat(count=6)).uids
    repository.add_item(uids[3], "Could Mondays move to afternoons?")
    first = repository.visit(uids[0])
    assert first is not None
    repository.save(replace(first, status=Status.ATTENDED))
    third = repository.visit(uids[2])
    assert third is not None
    shorter = Repeat(Pace.WEEK, 1, until=date(2026, 8, 10))
    booked = repository.repeat(replace(third, mode=Mode.IN_PERSON), shorter)
    assert booked.removed == uids[4:]
    rows = {row.uid: row for row in repository.all_rows()}
    assert [rows[uid].mode for uid in uids[:4]] == [
        Mode.VIDEO,
        Mode.VIDEO,
        Mode.IN_PERSON,
        Mode.IN_PERSON,
    ]
    assert rows[uids[3]].open_items == 1
    before, after = (repository.series(rows[uid].series_uid) for uid in (uids[0], uids[3]))
    assert before is not None
    assert after is not None
    assert before.repeat.until == date(2026, 8, 3)
    assert after.repeat == shorter
    repository.bring_back(booked.removed)
    assert len(repository.all_rows()) == 6


def test_ending_a_series_takes_the_rest_out_and_can_be_undone(
    repository: VisitRepository,
) -> None:
    uids = repository.repeat(new_visit(), Repeat(count=4)).uids
    second = repository.visit(uids[1])
    assert second is not None
    assert len(repository.rest_of_series(second)) == 3
    booked = repository.repeat(second, None)
    assert booked.removed == uids[2:]
    assert _days(repository) == ["07-20 10:30", "07-27 10:30"]
    repository.bring_back(booked.removed)
    assert len(repository.all_rows()) == 4


def test_a_spring_night_does_not_count_as_moved_by_hand(repository: VisitRepository) -> None:
    """2:30 am does not exist on March 14; that visit is at 3:30 and still one of the series."""
    uids = repository.repeat(new_visit(local(2027, 3, 7, 2, 30)), Repeat(count=3)).uids
    assert _days(repository) == ["03-07 02:30", "03-14 03:30", "03-21 02:30"]
    first = repository.visit(uids[0])
    assert first is not None
    repository.repeat(replace(first, at=local(2027, 3, 7, 9, 0)), Repeat(count=3))
    assert _days(repository) == ["03-07 09:00", "03-14 09:00", "03-21 09:00"]


# -- what to bring -------------------------------------------------------------------------------


def test_what_to_bring_keeps_its_order_and_comes_back(
    repository: VisitRepository, links: Links
) -> None:
    visit = new_visit()
    repository.save(visit)
    repository.add_item(visit.uid, "  How do I answer?  ")
    uid = repository.add_item(visit.uid, "one hour where nobody…", entry_uid="e" * 32)
    first, second = repository.items(visit.uid)
    assert (first.text, second.text) == ("How do I answer?", "one hour where nobody…")
    (link,) = links.leading_from(End("entry", "e" * 32))
    assert (link.uid, link.target) == (uid, End("visit", visit.uid))
    repository.put_items(visit.uid, [second, Item(first.uid, first.text, asked=True)])
    assert [item.asked for item in repository.items(visit.uid)] == [False, True]
    (row,) = repository.all_rows()
    assert row.open_items == 1
    repository.put_items(visit.uid, [first])
    assert links.leading_from(End("entry", "e" * 32)) == ()
    repository.put_items(visit.uid, [first, second])
    assert repository.items(visit.uid) == (first, second)
    assert len(links.leading_to(End("visit", visit.uid))) == 1
    with pytest.raises(ValueError, match=r"^$"):
        repository.add_item(visit.uid, "  \n ")


# -- Removed --------------------------------------------------------------------------------------


def test_removed_goes_for_good_after_thirty_days_and_five_days_of_use(
    repository: VisitRepository, database: Database, clock: FrozenClock, links: Links
) -> None:
    visit = new_visit()
    repository.save(visit)
    repository.add_item(visit.uid, "Words of mine.", entry_uid="e" * 32)
    record_use(database, clock.now().date())
    repository.remove([visit.uid])
    assert repository.visit(visit.uid) is None
    assert [row.uid for row in repository.removed(9)] == [visit.uid]
    clock.advance(days=400)
    assert repository.purge_removed() == 0, "the clock jumped; five days of use have not passed"
    repository.bring_back([visit.uid])
    assert repository.visit(visit.uid) == visit
    assert len(repository.items(visit.uid)) == 1
    repository.remove([visit.uid])
    for _ in range(5):
        clock.advance(days=7)
        record_use(database, clock.now().date())
    assert repository.purge_removed() == 1
    assert links.leading_from(End("entry", "e" * 32)) == ()
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM visit_item").scalar_one() == 0


def test_a_clock_that_jumps_back_a_year_loses_nothing(
    repository: VisitRepository, clock: FrozenClock
) -> None:
    visit = new_visit()
    repository.save(visit)
    clock.instant = datetime(2025, 7, 14, 12, tzinfo=UTC)
    repository.save(replace(visit, notes="later"))
    repository.remove([visit.uid])
    assert repository.purge_removed() == 0
    repository.bring_back([visit.uid])
    assert repository.next_planned(clock.now()) is not None
