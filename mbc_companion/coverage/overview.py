"""Everything the Coverage page and Today's card say, read once and put together."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from mbc_companion.coverage.bookings import suggest_all, usual_plan
from mbc_companion.coverage.call_record import Call, CallRepository
from mbc_companion.coverage.dates_ahead import Ahead, Reminder, Sources, dates_ahead
from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.domain import (
    CountedVisit,
    Kind,
    Payer,
    PlanRepository,
    PlanSort,
    Record,
    Status,
)
from mbc_companion.coverage.forecast import Forecast, forecast
from mbc_companion.coverage.ledger import Tally, tally
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.plan_years import nearest_year

BEFORE = timedelta(days=366)
"""How far before the present plan years visits are read: the pace goes back over a reset."""


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A visit as Visits keeps it; ``day`` is local in its own zone, ``pays`` its payment word.

    ``order`` is its start in UTC microseconds; ``provider`` a name, ``called`` how a row
    shows it.
    """

    uid: str
    day: date
    kind: Kind
    status: Status
    pays: str = Payer.NOT_SURE.value
    provider: str = ""
    called: str = ""
    order: int = 0


class VisitReads(Protocol):
    """What Coverage reads of Visits; ``session`` hands in who keeps to it."""

    def between(self, first: date, last: date) -> tuple[VisitFacts, ...]:
        """Visits not removed, whose local day is in the range, both days included."""

    def set_pays(self, uid: str, pays: str) -> None:
        """Keep the payment word of one visit."""


class ClaimReads(Protocol):
    """What is read of the money of visits; ``claims.repository`` keeps to it."""

    def payments(self, only: Container[str] | None = None) -> dict[str, Payment]: ...

    def denials(self) -> tuple[Denial, ...]: ...

    def reminders(self) -> tuple[Reminder, ...]: ...

    def put_away(self) -> frozenset[str]: ...


@dataclass(frozen=True)
class Overview:
    """``forecasts`` has one for each benefit of a plan in force, the main one first."""

    today: date
    tally: Tally
    forecasts: tuple[Forecast, ...]
    payments: Mapping[str, Payment]
    denials: tuple[Denial, ...]
    calls: tuple[Call, ...]
    ahead: tuple[Ahead, ...]
    reminders: tuple[Reminder, ...]
    visits: Mapping[str, VisitFacts]

    @property
    def sources(self) -> Sources:
        """Where its dates come from."""
        return Sources(
            self.forecasts,
            self.record.plans,
            self.denials,
            tuple(self.payments.values()),
            self.reminders,
            self.calls,
        )

    @property
    def record(self) -> Record:
        return self.tally.record

    @property
    def main(self) -> Forecast | None:
        """The one the page is about."""
        return self.forecasts[0] if self.forecasts else None

    def of_plan(self, plan_uid: str) -> tuple[Forecast, ...]:
        return tuple(one for one in self.forecasts if one.ledger.plan.uid == plan_uid)


@dataclass(frozen=True)
class Desk:
    """The stores of this room and what is read of Visits."""

    plans: PlanRepository
    calls: CallRepository
    claims: ClaimReads
    visits: VisitReads

    def overview(self, today: date) -> Overview:
        """Read and count. Raises a KnownError."""
        record = self.plans.record()
        plans = record.plans
        years = [year for plan in plans if (year := nearest_year(plan, today)) is not None]
        first = min([year.first for year in years], default=today) - BEFORE
        facts = self.visits.between(first, date.max)
        payments = self.claims.payments({one.uid for one in facts})
        whole = record.with_visits(counted(one, payments.get(one.uid), record) for one in facts)
        undecided = frozenset(one.uid for one in facts if one.uid not in payments)
        counts = tally(suggest_all(whole, undecided))
        forecasts = _forecasts(counts, today)
        denials, reminders = self.claims.denials(), self.claims.reminders()
        calls = self.calls.calls()
        paid = tuple(payments.values())
        sources = Sources(forecasts, plans, denials, paid, reminders, calls)
        return Overview(
            today,
            counts,
            forecasts,
            payments,
            denials,
            calls,
            dates_ahead(sources, today, self.claims.put_away()),
            reminders,
            {one.uid: one for one in facts},
        )


def _forecasts(counts: Tally, today: date) -> tuple[Forecast, ...]:
    """Plans in force first, in the order of the record; then those that ended or will begin."""
    now: list[Forecast] = []
    other: list[Forecast] = []
    for plan in counts.record.plans:
        year = nearest_year(plan, today)
        for benefit in counts.record.benefits_of(plan.uid):
            ledger = None if year is None else counts.ledger(benefit, year.first)
            if ledger is not None and year is not None:
                inside = today in year
                at = today if inside else year.first
                (now if inside else other).append(forecast(counts, ledger, max(at, today)))
    now.sort(key=lambda one: one.ledger.plan.sort is not PlanSort.INSURANCE)
    return (*now, *other)


_BY_PLAN = frozenset({Payer.PLAN.value, "authorization"})
_BY_WORD = {one.value: one for one in Payer if one is not Payer.NOT_SURE}


_counted: dict[str, tuple[VisitFacts, Payment, CountedVisit]] = {}


def counted(visit: VisitFacts, payment: Payment | None, record: Record) -> CountedVisit:
    """A visit as the rules take it: its own payment word first, then what is recorded of it."""
    if payment is None or not payment.plan_uid or visit.pays not in _BY_PLAN:
        return _count(visit, payment, record)
    # Such a visit is counted alike whatever else is on record, and most of them are such.
    known = _counted.get(visit.uid)
    if known is not None and known[0] is visit and known[1] is payment:
        return known[2]
    made = _count(visit, payment, record)
    _counted[visit.uid] = visit, payment, made
    return made


def _count(visit: VisitFacts, payment: Payment | None, record: Record) -> CountedVisit:
    payer, plan_uid = _who(visit, payment, record)
    here = (visit.uid, visit.day, visit.kind, visit.status, payer, plan_uid)
    if payment is None:
        return CountedVisit(*here, provider=visit.provider, order=visit.order)
    under = payment.authorization_uid if plan_uid else ""
    return CountedVisit(*here, under, visit.provider, payment.outside, payment.claim, visit.order)


def _who(visit: VisitFacts, payment: Payment | None, record: Record) -> tuple[Payer, str]:
    word = visit.pays
    if word in _BY_PLAN:
        if payment is not None and payment.plan_uid:
            return Payer.PLAN, payment.plan_uid
        plan = usual_plan(record, visit.day)
        return (Payer.PLAN, plan) if plan else (Payer.NOT_SURE, "")
    if word == Payer.EMPLOYEE_ASSISTANCE.value:
        programs = [p for p in record.plans if p.sort is PlanSort.EMPLOYEE_ASSISTANCE]
        chosen = payment.plan_uid if payment else ""
        program = next((p for p in programs if p.uid == chosen), next(iter(programs), None))
        return (Payer.PLAN, program.uid) if program else (Payer.EMPLOYEE_ASSISTANCE, "")
    if word in _BY_WORD:
        return _BY_WORD[word], ""
    if payment is not None:
        return payment.payer, payment.plan_uid
    return Payer.NOT_SURE, ""
