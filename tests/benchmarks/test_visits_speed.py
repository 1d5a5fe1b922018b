"""Agenda and month at 3,000 visits against the bare queries; series over ten years."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mbc_companion.appointments import zones
from mbc_companion.appointments.domain import MOST_MINUTES, Visit
from mbc_companion.appointments.listing import repository as listing
from mbc_companion.appointments.recurrence import Pace, Repeat, expand
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.events import Events
from mbc_companion.storage.connection import Raw
from mbc_companion.storage.database import Database, create_database
from mbc_companion.storage.links import Links
from mbc_companion.storage.prepared import Prepared
from tests.benchmarks.measure import ROOM, alternate, report, timed
from tests.fakes import FrozenClock

VISITS = 3_000
LIMIT = 2.0
STEPS_LIMIT = 25.0
KEY = bytes(range(32))
ZONE = ZoneInfo("America/New_York")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight years of visits, some with questions."""
    clock = FrozenClock()
    path = tmp_path_factory.mktemp("visits") / "vault.db"
    create_database(path, KEY, clock)
    database = Database.open(path, KEY, clock)
    repository = VisitRepository(database, clock, Events(), Links(database, clock))
    start = datetime(2020, 1, 6, 10, 30, tzinfo=ZONE)
    visits = [
        Visit(f"{n:032x}", start + timedelta(days=n), "America/New_York", provider_name="Dr. O")
        for n in range(VISITS)
    ]
    repository.save_many(visits)
    for visit in visits[::10]:
        repository.add_item(visit.uid, "How do I answer?")
    database.close()
    return path


@pytest.fixture
def opened(path: Path) -> Iterator[VisitRepository]:
    clock = FrozenClock()
    database = Database.open(path, KEY, clock)
    yield VisitRepository(database, clock, Events(), Links(database, clock))
    database.close()


def _bare(connection: Raw, statement: Prepared, **values: object) -> None:
    """The very statement, on the driver alone."""
    list(connection.execute(statement.words, {**statement.fixed, **values}))


@pytest.mark.budget
def test_agenda_and_month_open_in_about_the_bare_queries(opened: VisitRepository) -> None:
    now = FrozenClock().now()
    at, first, last = listing.to_micros(now), date(2026, 6, 28), date(2026, 8, 8)
    earliest = at - MOST_MINUTES * listing.MINUTE
    connection = opened._database.raw

    def ours() -> None:
        assert len(opened.rows_from(now, 9)) == 9
        assert len(opened.rows_before(now, 9)) == 9
        assert len(opened.rows_between(first, last)) == 42

    def bare() -> None:
        _bare(connection, listing.coming_rows(9), now=at, earliest=earliest)
        _bare(connection, listing.earlier_rows(9), now=at, skipped=0)
        days = {"first": first.isoformat(), "last": last.isoformat()}
        _bare(connection, listing.rows_of_days, **days)

    found = alternate(timed(ours), timed(bare), rounds=200)
    report("agenda and month at 3,000 visits against the bare queries", found.median, LIMIT)
    report("agenda and month at 3,000 visits against the bare queries, p95", found.p95, LIMIT)
    report("agenda and month at 3,000 visits", found.ours_p95, 0.05, unit="seconds, p95")
    assert found.p95 <= LIMIT * ROOM, found


def test_200_series_over_ten_years_are_laid_out_in_a_moment() -> None:
    """Against the same number of plain steps of a week, each placed in its zone."""
    repeats = [
        Repeat(pace, 1, until=date(2036, 7, 1))
        for pace in (Pace.WEEK, Pace.WEEK, Pace.WEEK, Pace.MONTH_DAY, Pace.MONTH_WEEKDAY)
    ]
    first = datetime(2026, 7, 6, 10, 30)

    def all_series() -> int:
        count = 0
        for number in range(200):
            times = expand(first + timedelta(days=number % 7), repeats[number % len(repeats)])
            count += len([zones.place(wall, ZONE) for wall in times.moments])
        return count

    started = time.perf_counter()
    made = all_series()
    ours = time.perf_counter() - started
    started = time.perf_counter()
    for number in range(made):
        (first + timedelta(weeks=number % 520)).replace(tzinfo=ZONE).astimezone(UTC)
    bare = time.perf_counter() - started
    assert made > 60_000
    report("200 series over ten years against plain steps", ours / bare, STEPS_LIMIT)
    report("200 series over ten years", ours, 2.0, unit="seconds")
    assert ours / bare <= STEPS_LIMIT
