"""An invented plan with its authorization and calls; never in a real vault."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from mbc_companion.core.clock import Clock, today
from mbc_companion.core.events import Events
from mbc_companion.coverage.call_record import Call, CallState
from mbc_companion.coverage.calls.repository import CallsRepository
from mbc_companion.coverage.domain import Authorization, Benefit, Plan, PlanType
from mbc_companion.coverage.facts import Fact, Name, Origin, Source
from mbc_companion.coverage.repository import CoverageRepository
from mbc_companion.storage.database import Database

PLAN_VISITS = 30
"""What is typed as the visits a plan year in the tour."""

_CALLS = (
    (36, "Video visits count the same as in person", "Dana", "88-20417"),
    (109, "20 visits authorized", "Luis", "88-17093"),
    (133, "40 mental health visits a plan year", "Anne", "88-16240"),
)


def fill_coverage(database: Database, clock: Clock) -> None:
    """One plan as in the pictures, its days counted from today."""
    where = (database, clock, Events())
    plans, calls = CoverageRepository(*where), CallsRepository(*where)
    day, zone = today(clock), clock.zone()
    plan = Plan(
        plans.new_uid(),
        "Blue Harbor PPO",
        type=PlanType.EMPLOYER,
        member_id="BH 4418 2207 61",
        phone="1-800-555-0142",
    )
    benefit = Benefit(plans.new_uid(), plan.uid)
    said = Origin(Source.CALL, day - timedelta(days=133), "88-16240")
    plans.save_plan(plan)
    plans.save_benefit(benefit)
    plans.record_facts(
        benefit.uid,
        [Fact(Name.VISITS_A_YEAR, 40, said), Fact(Name.COPAY, 2_500, said)],
    )
    plans.save_authorization(
        Authorization(
            plans.new_uid(),
            plan.uid,
            "PA-4471-2206",
            approved=20,
            first_day=day - timedelta(days=104),
            last_day=day + timedelta(days=48),
            source="call 88-17093",
        )
    )
    for back, about, who, reference in _CALLS:
        at = datetime.combine(day - timedelta(days=back), time(11, 0), tzinfo=zone)
        calls.save(Call(calls.new_uid(), at, plan.uid, about, who, reference, state=CallState.USED))
