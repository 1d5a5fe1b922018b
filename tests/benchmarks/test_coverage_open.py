"""Opening Coverage at ten years, 5 plans and 3,000 visits, against its bare queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mbc_companion.appointments.domain import Payment as Pays
from mbc_companion.appointments.domain import Status, Visit
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.events import Events
from mbc_companion.coverage.call_record import Call
from mbc_companion.coverage.calls.repository import CallsRepository
from mbc_companion.coverage.claims.repository import ClaimsRepository
from mbc_companion.coverage.domain import Payer
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.overview import Desk
from mbc_companion.coverage.repository import CoverageRepository
from mbc_companion.session.counted_visits import LentVisits
from mbc_companion.storage.database import Database, create_database
from mbc_companion.storage.links import Links
from tests.benchmarks.measure import ROOM, alternate, report, timed
from tests.benchmarks.test_coverage_speed import TODAY, ten_years
from tests.fakes import FrozenClock

LIMIT = 2.0
KEY = bytes(range(32))
ZONE = ZoneInfo("America/New_York")


def _clock() -> FrozenClock:
    clock = FrozenClock()
    clock.instant = datetime(TODAY.year, TODAY.month, TODAY.day, 16, tzinfo=UTC)
    return clock


def _desk(database: Database) -> tuple[Desk, VisitRepository]:
    where = (database, _clock(), Events())
    visits = VisitRepository(*where, Links(database, where[1]))
    stores = (CoverageRepository(*where), CallsRepository(*where), ClaimsRepository(*where))
    return Desk(*stores, LentVisits(visits)), visits


def _fill(database: Database) -> None:
    desk, visits = _desk(database)
    plans, claims = desk.plans, desk.claims
    assert isinstance(plans, CoverageRepository)
    assert isinstance(claims, ClaimsRepository)
    record = ten_years()
    for plan in record.plans:
        plans.save_plan(plan)
        plans.record_facts(plan.uid, plan.facts)
    for benefit in record.benefits:
        plans.save_benefit(benefit)
        plans.record_facts(benefit.uid, benefit.facts)
    for paper in record.authorizations:
        plans.save_authorization(paper)
    kept = [
        Visit(
            one.uid,
            datetime(one.day.year, one.day.month, one.day.day, 10, 30, tzinfo=ZONE),
            "America/New_York",
            status=Status(one.status.value),
            payment=Pays.PLAN,
            provider_name="Dr. Lena Okafor",
        )
        for one in record.visits
    ]
    visits.save_many(kept)
    claims.save_payments(
        Payment(one.uid, Payer.PLAN, one.plan_uid, one.authorization_uid, charged=18_000)
        for one in record.visits
    )
    for number in range(20):
        at = _clock().now().astimezone(ZONE) - timedelta(weeks=number)
        desk.calls.save(Call(f"{number:032x}", at, "p0", "30 visits", "Dana", "88-1"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "vault.db"
    create_database(path, KEY, _clock())
    opened = Database.open(path, KEY, _clock())
    _fill(opened)
    yield opened
    opened.close()


@pytest.mark.budget
def test_coverage_opens_in_about_its_bare_queries(database: Database) -> None:
    desk, _visits = _desk(database)
    raw: Any = database.raw
    asked: list[str] = []
    raw.set_trace_callback(asked.append)
    made = desk.overview(TODAY)
    raw.set_trace_callback(None)
    assert len(made.forecasts) == 10
    assert len(made.visits) > 400
    queries = [one for one in asked if one.lstrip().upper().startswith(("SELECT", "WITH"))]

    def bare() -> None:
        for words in queries:
            raw.execute(words).fetchall()

    found = alternate(timed(lambda: desk.overview(TODAY)), timed(bare), rounds=60)
    report("opening Coverage against its bare queries", found.median, LIMIT)
    report("opening Coverage against its bare queries, p95", found.p95, LIMIT)
    report("opening Coverage", found.ours_p95, 0.1, unit="seconds, p95")
    assert found.p95 <= LIMIT * ROOM, found
