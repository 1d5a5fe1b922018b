"""How many visits are used, booked and left, and which visits those are.

A visit counts in a benefit of a plan if and only if it is billed to that plan, its kind is
in the benefit, its local day lies in the plan year, and it was attended (or not come to,
where the benefit says that those count). A planned one is booked. Claims change nothing:
waiting and denied ones keep counting. (Ruling "Visits and coverage".)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mbc_companion.coverage.domain import (
    Authorization,
    Benefit,
    ClaimState,
    CountedVisit,
    Kind,
    Payer,
    Plan,
    Record,
    Status,
)
from mbc_companion.coverage.facts import Fact, Name, NoLimit, find
from mbc_companion.coverage.plan_years import Window, plan_year

Visits = tuple[CountedVisit, ...]


class Why(StrEnum):
    """Why a visit counts nowhere."""

    SELF_PAY = "self_pay"
    FREE = "free"
    EMPLOYEE_ASSISTANCE = "employee_assistance"
    SLIDING_SCALE = "sliding_scale"
    NOT_SURE = "not_sure"
    CANCELLED = "cancelled"
    NOT_COME = "not_come"
    OTHER_KIND = "other_kind"
    OUTSIDE_THE_PLAN = "outside_the_plan"
    NO_PLAN = "no_plan"


_BY_PAYER = {
    Payer.SELF_PAY: Why.SELF_PAY,
    Payer.IN_HOUSE_FREE: Why.FREE,
    Payer.EMPLOYEE_ASSISTANCE: Why.EMPLOYEE_ASSISTANCE,
    Payer.SLIDING_SCALE: Why.SLIDING_SCALE,
    Payer.NOT_SURE: Why.NOT_SURE,
}


@dataclass(frozen=True)
class Ledger:
    """One benefit in one plan year; visits by day. ``limit`` says who said it."""

    plan: Plan
    benefit: Benefit
    window: Window
    used: Visits = ()
    booked: Visits = ()

    @property
    def limit(self) -> Fact | None:
        return self.benefit.limit

    @property
    def limit_count(self) -> int | None:
        """None where it is not known or there is none."""
        return _count(self.limit)

    @property
    def has_no_limit(self) -> bool:
        return self.limit is not None and isinstance(self.limit.value, NoLimit)

    @property
    def left(self) -> int | None:
        """Below zero where more is used and booked than the plan lists."""
        limit = self.limit_count
        return None if limit is None else limit - len(self.used) - len(self.booked)

    @property
    def over(self) -> int:
        return max(0, -(self.left or 0))

    @property
    def to_ask(self) -> Visits:
        """Counted, although the claim was denied."""
        return tuple(visit for visit in self.used if visit.claim is ClaimState.DENIED)

    @property
    def outside_left(self) -> int | None:
        """What is left of a separate count for people outside the network."""
        limit = _count(find(self.benefit.facts, Name.OUTSIDE_VISITS))
        if limit is None:
            return None
        return limit - sum(visit.outside for visit in (*self.used, *self.booked))


@dataclass(frozen=True)
class Standing:
    """What is used, booked and left of one authorization."""

    authorization: Authorization
    used: Visits = ()
    booked: Visits = ()

    @property
    def left(self) -> int | None:
        approved = self.authorization.approved
        return None if approved is None else approved - len(self.used) - len(self.booked)


@dataclass(frozen=True)
class Tally:
    """Every ledger with a visit in it, every authorization, and what counts nowhere."""

    record: Record
    ledgers: dict[tuple[str, date], Ledger]
    standings: dict[str, Standing]
    nowhere: tuple[tuple[CountedVisit, Why], ...]

    def ledger(self, benefit: Benefit, day: date) -> Ledger | None:
        """The ledger of the plan year of ``day``, empty if nothing counts in it yet."""
        plan = self.record.plan(benefit.plan_uid)
        window = None if plan is None else plan_year(plan, day)
        if plan is None or window is None:
            return None
        return self.ledgers.get((benefit.uid, window.first)) or Ledger(plan, benefit, window)

    def of_benefit(self, benefit_uid: str) -> tuple[Ledger, ...]:
        """Its plan years with visits, by time."""
        found = [one for (uid, _first), one in self.ledgers.items() if uid == benefit_uid]
        return tuple(sorted(found, key=lambda one: one.window))

    def beside(self, ledger: Ledger) -> tuple[tuple[CountedVisit, Why], ...]:
        """Visits in its plan year that count nowhere."""
        days = [visit.day for visit, _why in self.nowhere]
        first = bisect_left(days, ledger.window.first)
        return self.nowhere[first : bisect_right(days, ledger.window.last)]

    def not_sure(self, ledger: Ledger) -> Visits:
        """Visits of its kinds in its plan year of which nobody knows who pays."""
        kinds = ledger.benefit.kinds
        return tuple(
            visit
            for visit, why in self.beside(ledger)
            if why is Why.NOT_SURE and visit.kind in kinds
        )


def in_order(visit: CountedVisit) -> tuple[date, int, str]:
    return visit.day, visit.order, visit.uid


class _Rules:
    """The record laid out so that each visit is looked at once."""

    def __init__(self, record: Record) -> None:
        self.plans = {plan.uid: plan for plan in record.plans}
        self.benefits: dict[tuple[str, Kind], Benefit] = {}
        for benefit in record.benefits:
            for kind in benefit.kinds:
                self.benefits.setdefault((benefit.plan_uid, kind), benefit)
        self.authorizations = {one.uid: one for one in record.authorizations}
        self._years: dict[str, Window] = {}

    def window(self, plan: Plan, day: date) -> Window | None:
        known = self._years.get(plan.uid)
        if known is not None and known.first <= day <= known.last:
            return known
        found = plan_year(plan, day)
        if found is not None:
            self._years[plan.uid] = found
        return found

    def why_not(self, visit: CountedVisit) -> Why | None:
        """What of the visit alone keeps it from counting; None if nothing does."""
        if visit.payer is not Payer.PLAN:
            return Why.CANCELLED if _cancelled(visit) else _BY_PAYER[visit.payer]
        if visit.plan_uid not in self.plans:
            return Why.NO_PLAN
        if _cancelled(visit):
            return Why.CANCELLED
        benefit = self.benefits.get((visit.plan_uid, visit.kind))
        if benefit is None:
            return Why.OTHER_KIND
        if visit.status is Status.MISSED and not benefit.missed_count:
            return Why.NOT_COME
        return None


def _cancelled(visit: CountedVisit) -> bool:
    return visit.status is Status.CANCELLED or visit.status is Status.LATE_CANCELLED


def tally(record: Record) -> Tally:
    """Look at every visit once, in any order, and say where it counts."""
    rules = _Rules(record)
    plans: dict[tuple[str, date], tuple[Plan, Benefit, Window]] = {}
    used: dict[tuple[str, date], list[CountedVisit]] = {}
    booked: dict[tuple[str, date], list[CountedVisit]] = {}
    by_number: dict[str, tuple[list[CountedVisit], list[CountedVisit]]] = {
        one.uid: ([], []) for one in record.authorizations
    }
    nowhere: list[tuple[CountedVisit, Why]] = []
    for visit in sorted(record.visits, key=in_order):
        why = rules.why_not(visit)
        if why is not None:
            nowhere.append((visit, why))
            continue
        plan = rules.plans[visit.plan_uid]
        window = rules.window(plan, visit.day)
        if window is None:
            nowhere.append((visit, Why.OUTSIDE_THE_PLAN))
            continue
        benefit = rules.benefits[(visit.plan_uid, visit.kind)]
        key = (benefit.uid, window.first)
        plans.setdefault(key, (plan, benefit, window))
        planned = visit.status is Status.PLANNED
        (booked if planned else used).setdefault(key, []).append(visit)
        if visit.authorization_uid and _uses_up(rules, visit):
            by_number[visit.authorization_uid][planned].append(visit)
    ledgers = {
        key: Ledger(*where, tuple(used.get(key, ())), tuple(booked.get(key, ())))
        for key, where in plans.items()
    }
    standings = {
        uid: Standing(rules.authorizations[uid], tuple(done), tuple(planned))
        for uid, (done, planned) in by_number.items()
    }
    return Tally(record, ledgers, standings, tuple(nowhere))


def _uses_up(rules: _Rules, visit: CountedVisit) -> bool:
    """A counting visit uses up the authorization it is under, within that one's days."""
    one = rules.authorizations.get(visit.authorization_uid)
    if one is None or one.plan_uid != visit.plan_uid:
        return False
    return one.holds(visit.day) and one.for_kind(visit.kind)


def _count(fact: Fact | None) -> int | None:
    value = None if fact is None else fact.value
    return value if isinstance(value, int) and not isinstance(value, bool) else None
