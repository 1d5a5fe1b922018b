"""What Coverage says of visits in Visits: past which limits, and a day that moves with its zone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
import shiboken6

from mbc_companion.appointments.domain import Payment, Visit
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.coverage.domain import Authorization, Benefit, Plan
from mbc_companion.coverage.facts import Fact, Name
from mbc_companion.coverage.overview import Desk
from mbc_companion.session.counted_visits import Counting, LentVisits
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links
from mbc_companion.ui.theme import Theme
from tests.appointments.factories import local, new_visit
from tests.appointments.page_kit import Kit, make_kit
from tests.coverage.kit import BENEFIT, NUMBER, ORIGIN, PLAN, Stores


@dataclass
class Both:
    """The two rooms on one file, joined as a session joins them."""

    stores: Stores
    visits: VisitRepository
    counting: Counting


@pytest.fixture
def both(stores: Stores, database: Database) -> Both:
    """A plan of 5 visits, 3 of them authorized until September 7."""
    clock, events = stores.clock, stores.events
    visits = VisitRepository(database, clock, events, Links(database, clock))
    stores.plans.save_plan(Plan(PLAN, "Blue Harbor PPO", last_day=date(2026, 12, 31)))
    stores.plans.save_benefit(Benefit(BENEFIT, PLAN))
    stores.plans.record_facts(BENEFIT, [Fact(Name.VISITS_A_YEAR, 5, ORIGIN)])
    stores.plans.save_authorization(
        Authorization(NUMBER, PLAN, approved=3, last_day=date(2026, 9, 7))
    )
    desk = Desk(stores.plans, stores.calls, stores.claims, LentVisits(visits))
    return Both(stores, visits, Counting(desk, clock, events))


@pytest.fixture
def page(look: Theme, both: Both) -> Iterator[Callable[[], Kit]]:
    made: list[Kit] = []

    def make() -> Kit:
        where = (both.visits, both.stores.clock, both.stores.events)
        made.append(make_kit(*where, counting=both.counting))
        made[-1].page.entered()
        made[-1].settle()
        return made[-1]

    yield make
    for kit in made:
        kit.page.end()
        kit.host.close()
        shiboken6.delete(kit.host)


def _weekly(count: int) -> list[Visit]:
    first = local(2026, 8, 10)
    return [new_visit(first + timedelta(weeks=n)) for n in range(count)]


def test_visits_past_a_limit_are_named_run_by_run(both: Both) -> None:
    assert both.counting.past_limits(_weekly(3)) == ()
    assert both.counting.past_limits(_weekly(6)) == (
        "August 31 to September 7, 2 visits: past the authorization's count",
        "September 14: past the plan year's count, after the authorization ends",
    )


def test_visits_of_somebody_else_who_pays_lie_past_nothing(both: Both) -> None:
    mine = [replace(one, payment=Payment.SELF_PAY) for one in _weekly(9)]
    assert both.counting.past_limits(mine) == ()


def test_a_visit_after_the_plan_has_ended_is_named(both: Both) -> None:
    late = new_visit(local(2027, 1, 11))
    assert both.counting.past_limits([late]) == ("January 11, 2027: after the plan ends",)


def test_booking_a_series_says_so_before_it_is_saved_and_blocks_nothing(
    both: Both, page: Callable[[], Kit]
) -> None:
    visit = new_visit(local(2026, 8, 10))
    both.visits.save(visit)
    kit = page()
    kit.page.open_visit(visit.uid)
    kit.settle()
    limits = kit.page.editor.limits
    assert not limits.isVisible(), "one visit fits"
    kit.click("Every week")
    kit.typed("Until", "6 times")
    said = limits.text().splitlines()
    assert kit.page.editor.open.unsaved
    assert len(both.visits.all_rows()) == 1
    assert said[1:3] == [
        "August 31 to September 7, 2 visits: past the authorization's count",
        "September 14: past the plan year's count, after the authorization ends",
    ]
    assert limits.isVisible()
    assert kit.page.editor.open.save()
    kit.page.editor.refresh()
    assert limits.text().splitlines() == said, "what was made is not counted twice"
    kit.typed("Until", "3 times")
    assert not limits.isVisible(), "the ones about to go do not count"
    kit.click("Done")
    assert len(both.visits.all_rows()) == 3


def _used_and_booked(both: Both, day: date) -> int:
    overview = both.counting.overview()
    ledger = overview.tally.ledger(overview.record.benefits[0], day)
    assert ledger is not None
    return len(ledger.used) + len(ledger.booked)


def test_a_zone_that_moves_a_visit_to_another_day_moves_one_count(both: Both) -> None:
    plan = both.stores.plans.plans()[0]
    both.stores.plans.save_plan(replace(plan, last_day=None))
    late = new_visit(local(2026, 12, 31, 22))
    both.visits.save(late)
    both.visits.save(new_visit(local(2026, 12, 28)))
    both.visits.save(new_visit(local(2027, 1, 4)))
    old, new = date(2026, 12, 31), date(2027, 1, 1)
    assert (_used_and_booked(both, old), _used_and_booked(both, new)) == (2, 1)
    london = late.at.astimezone(ZoneInfo("Europe/London"))
    both.visits.save(replace(late, at=london, zone="Europe/London"))
    assert (_used_and_booked(both, old), _used_and_booked(both, new)) == (1, 2)
    both.visits.save(late)
    assert (_used_and_booked(both, old), _used_and_booked(both, new)) == (2, 1)
