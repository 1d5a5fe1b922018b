"""Which source pays each booked visit, and what it may cost by what is recorded.

Nothing here says what will be paid: every amount rests on a copay or share somebody named
and on what the same provider charged before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mbc_companion.coverage.bookings import Numbered, numbered
from mbc_companion.coverage.domain import (
    Benefit,
    CountedVisit,
    Payer,
    Plan,
    PlanSort,
    Record,
    Status,
)
from mbc_companion.coverage.facts import Facts, Name, number
from mbc_companion.coverage.forecast import Rule
from mbc_companion.coverage.ledger import Tally, in_order
from mbc_companion.coverage.money import Payment


class Pays(StrEnum):
    """Who pays the larger part, by what is recorded."""

    PLAN = "plan"
    ASSISTANCE = "assistance"
    SLIDING_SCALE = "sliding_scale"
    FREE = "free"
    YOU = "you"
    NOT_SURE = "not_sure"


@dataclass(frozen=True)
class Expected:
    """``cents`` is None where too little is recorded; ``steps`` marks a change of the cost."""

    visit: CountedVisit
    pays: Pays
    plan_uid: str
    cents: int | None
    past: tuple[Rule, ...] = ()
    steps: bool = False


def expected(counts: Tally, payments: Mapping[str, Payment]) -> tuple[Expected, ...]:
    """The planned visits by time; the deductible is used up on the way."""
    prices = _Prices(counts.record, payments.values())
    numbers = numbered(counts)
    found: list[Expected] = []
    planned = (v for v in counts.record.visits if v.status is Status.PLANNED)
    for visit in sorted(planned, key=in_order):
        one = _expect(visit, numbers.get(visit.uid), prices)
        before = found[-1] if found else None
        steps = before is not None and (before.cents, before.pays) != (one.cents, one.pays)
        found.append(Expected(one.visit, one.pays, one.plan_uid, one.cents, one.past, steps=steps))
    return tuple(found)


class _Prices:
    """What is known of charges and of each plan's deductible."""

    def __init__(self, record: Record, payments: Iterable[Payment]) -> None:
        self.plans = {plan.uid: plan for plan in record.plans}
        self.benefits = {
            (benefit.plan_uid, kind): benefit
            for benefit in reversed(record.benefits)
            for kind in benefit.kinds
        }
        self.open_deductible = {
            plan.uid: max(0, whole - met)
            for plan in record.plans
            if (whole := number(plan.facts, Name.DEDUCTIBLE)) is not None
            and (met := number(plan.facts, Name.DEDUCTIBLE_MET)) is not None
        }
        provider = {visit.uid: visit.provider for visit in record.visits}
        days = {visit.uid: in_order(visit) for visit in record.visits}
        self._charged: dict[str, int] = {}
        self._allowed: dict[str, int] = {}
        self._paid: dict[tuple[str, Payer], int] = {}
        known = [payment for payment in payments if payment.visit_uid in days]
        for payment in sorted(known, key=lambda one: days[one.visit_uid]):
            who = provider[payment.visit_uid]
            if payment.charged is not None:
                self._charged[who] = payment.charged
            if payment.allowed is not None:
                self._allowed[who] = payment.allowed
            if payment.paid is not None:
                self._paid[(who, payment.payer)] = payment.paid

    def charge(self, provider: str) -> int | None:
        return self._charged.get(provider)

    def allowed(self, provider: str) -> int | None:
        return self._allowed.get(provider, self._charged.get(provider))

    def paid(self, provider: str, payer: Payer) -> int | None:
        return self._paid.get((provider, payer))


def _expect(visit: CountedVisit, place: Numbered | None, prices: _Prices) -> Expected:
    without_plan = {
        Payer.IN_HOUSE_FREE: (Pays.FREE, 0),
        Payer.EMPLOYEE_ASSISTANCE: (Pays.ASSISTANCE, 0),
        Payer.SLIDING_SCALE: (Pays.SLIDING_SCALE, prices.paid(visit.provider, visit.payer)),
        Payer.NOT_SURE: (Pays.NOT_SURE, None),
    }
    if visit.payer in without_plan:
        pays, cents = without_plan[visit.payer]
        return Expected(visit, pays, "", cents)
    plan = prices.plans.get(visit.plan_uid)
    benefit = prices.benefits.get((visit.plan_uid, visit.kind))
    if visit.payer is Payer.SELF_PAY or plan is None or benefit is None or place is None:
        return Expected(visit, Pays.YOU, "", prices.charge(visit.provider))
    if place.past:
        charge = prices.charge(visit.provider)
        return Expected(visit, Pays.YOU, plan.uid, charge, place.past)
    if plan.sort is PlanSort.EMPLOYEE_ASSISTANCE:
        return Expected(visit, Pays.ASSISTANCE, plan.uid, 0)
    return Expected(visit, Pays.PLAN, plan.uid, _share(visit, plan, benefit, prices))


def _share(visit: CountedVisit, plan: Plan, benefit: Benefit, prices: _Prices) -> int | None:
    """A copay as it is; a share of the allowed amount once the deductible is used up."""
    most = number(plan.facts, Name.OUT_OF_POCKET)
    met = number(plan.facts, Name.OUT_OF_POCKET_MET)
    if most is not None and met is not None and met >= most > 0:
        return 0
    copay, percent = _terms(benefit.facts, outside=visit.outside)
    if copay is not None:
        return copay
    allowed = prices.allowed(visit.provider)
    if percent is None or allowed is None:
        return None
    first = min(allowed, prices.open_deductible.get(plan.uid, 0))
    prices.open_deductible[plan.uid] = prices.open_deductible.get(plan.uid, 0) - first
    # Half up, so that a cent never disappears.
    return first + ((allowed - first) * percent + 50) // 100


def _terms(facts: Facts, *, outside: bool) -> tuple[int | None, int | None]:
    if outside:
        return number(facts, Name.OUTSIDE_COPAY), number(facts, Name.OUTSIDE_COINSURANCE)
    return number(facts, Name.COPAY), number(facts, Name.COINSURANCE)
