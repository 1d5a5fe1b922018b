"""Dates that run out, quietly: at 60, 30, 14 and 7 days, until put away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mbc_companion.coverage.call_record import Call
from mbc_companion.coverage.denial_clocks import YOURS, Denial, Step, dues
from mbc_companion.coverage.domain import Plan, PlanType
from mbc_companion.coverage.estimates import far_above
from mbc_companion.coverage.forecast import Forecast
from mbc_companion.coverage.money import Payment

STAGES = (60, 30, 14, 7)


class What(StrEnum):
    """What a date is about."""

    ASK = "ask"
    AUTHORIZATION_ENDS = "authorization_ends"
    UNUSED = "unused"
    PLAN_ENDS = "plan_ends"
    APPEAL = "appeal"
    EXTERNAL_REVIEW = "external_review"
    DISPUTE = "dispute"
    PROOF = "proof"
    CALL_AGAIN = "call_again"
    REMIND = "remind"


@dataclass(frozen=True)
class Ahead:
    """``about`` is a name to show, ``count`` visits where there are any.

    ``stage`` is the step it has come to (60, 30, 14 or 7 days, or 0 once the day is here);
    putting it away lasts until the next one.
    """

    what: What
    subject_uid: str
    day: date
    about: str
    stage: int
    count: int | None = None

    @property
    def key(self) -> str:
        return f"{self.what.value}:{self.subject_uid}:{self.day.isoformat()}:{self.stage}"


@dataclass(frozen=True)
class Reminder:
    """A day the person asked to be reminded on; ``what`` it was asked for."""

    uid: str
    day: date
    subject_uid: str
    about: str


def stage_of(day: date, today: date) -> int | None:
    """The step ``day`` has come to; None as long as it is more than 60 days away."""
    days = (day - today).days
    if days <= 0:
        return 0
    reached = [stage for stage in STAGES if days <= stage]
    return min(reached, default=None)


@dataclass(frozen=True)
class _Dated:
    what: What
    uid: str
    day: date
    about: str
    count: int | None = None
    lasts: int = 30
    """Days after ``day`` for which it is still said."""


@dataclass(frozen=True)
class Sources:
    """Where dates come from."""

    forecasts: tuple[Forecast, ...] = ()
    plans: tuple[Plan, ...] = ()
    denials: tuple[Denial, ...] = ()
    payments: tuple[Payment, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    calls: tuple[Call, ...] = ()


def dates_ahead(
    sources: Sources, today: date, put_away: frozenset[str] = frozenset()
) -> tuple[Ahead, ...]:
    """What is worth saying today, the nearest first."""
    found = [
        Ahead(one.what, one.uid, one.day, one.about, stage, one.count)
        for one in _dated(sources, today)
        if (stage := stage_of(one.day, today)) is not None and (today - one.day).days <= one.lasts
    ]
    found += [
        Ahead(What.REMIND, one.uid, one.day, one.about, 0)
        for one in sources.reminders
        if one.day <= today
    ]
    found += [
        Ahead(What.CALL_AGAIN, one.uid, one.next_call_on, one.who, 0)
        for one in sources.calls
        if one.next_call_on is not None and one.next_call_on <= today
        if not any(later.plan_uid == one.plan_uid and later.at > one.at for later in sources.calls)
    ]
    return tuple(sorted((one for one in found if one.key not in put_away), key=_nearest))


def _dated(sources: Sources, today: date) -> list[_Dated]:
    plans = sources.plans
    types: Mapping[str, PlanType] = {plan.uid: plan.type for plan in plans}
    return [
        *(one for each in sources.forecasts for one in _of_forecast(each, today)),
        *(_Dated(What.PROOF, p.uid, p.proof_due, p.name) for p in plans if p.proof_due),
        *(one for denial in sources.denials for one in _of_denial(denial, types)),
        *(one for payment in sources.payments for one in _of_payment(payment)),
    ]


@dataclass(frozen=True)
class Coming:
    """The day a date comes to its next step, and the ``Ahead.key`` it will have then."""

    day: date
    key: str


def coming(sources: Sources, today: date, days: int = 60) -> tuple[Coming, ...]:
    """Steps after ``today``, as they are known now."""
    last = today + timedelta(days=days)
    steps = [
        (one.day - timedelta(days=stage), Ahead(one.what, one.uid, one.day, one.about, stage))
        for one in _dated(sources, today)
        if one.day <= last + timedelta(days=max(STAGES))
        for stage in (*STAGES, 0)
    ]
    steps += [
        (one.day, Ahead(What.REMIND, one.uid, one.day, one.about, 0)) for one in sources.reminders
    ]
    steps += [
        (one.next_call_on, Ahead(What.CALL_AGAIN, one.uid, one.next_call_on, one.who, 0))
        for one in sources.calls
        if one.next_call_on is not None
    ]
    return tuple(
        Coming(day, one.key)
        for day, one in sorted(steps, key=lambda pair: pair[0])
        if today < day <= last
    )


def _nearest(one: Ahead) -> tuple[date, str, str]:
    return one.day, one.what.value, one.subject_uid


def _of_forecast(forecast: Forecast, today: date) -> Iterable[_Dated]:
    plan, window = forecast.ledger.plan, forecast.ledger.window
    renewed = {ask.standing.authorization.renews_uid for ask in forecast.asks}
    for ask in forecast.asks:
        one = ask.standing.authorization
        over = one.last_day is not None and one.last_day < today
        if one.uid in renewed or over:
            continue
        if ask.day is not None:
            yield _Dated(What.ASK, one.uid, ask.day, one.number, ask.standing.left, lasts=60)
        if one.last_day is not None and ask.standing.left:
            left = ask.standing.left
            yield _Dated(What.AUTHORIZATION_ENDS, one.uid, one.last_day, one.number, left, 0)
    if plan.last_day is not None and plan.last_day == window.last:
        yield _Dated(What.PLAN_ENDS, plan.uid, plan.last_day, plan.name, forecast.ledger.left, 0)
    elif forecast.lapses:
        uid = forecast.ledger.benefit.uid
        yield _Dated(What.UNUSED, uid, window.last, plan.name, forecast.lapses, 0)


def _of_denial(denial: Denial, types: Mapping[str, PlanType]) -> Iterable[_Dated]:
    whats = {Step.APPEAL: What.APPEAL, Step.EXTERNAL_REVIEW: What.EXTERNAL_REVIEW}
    for due in dues(denial, types.get(denial.plan_uid, PlanType.NOT_KNOWN)):
        if due.step in YOURS and due.day is not None:
            yield _Dated(whats[due.step], denial.uid, due.day, denial.about, lasts=7)


def _of_payment(payment: Payment) -> Iterable[_Dated]:
    found = far_above(payment)
    if found is not None and found.dispute_by is not None:
        yield _Dated(What.DISPUTE, payment.visit_uid, found.dispute_by, "", lasts=0)
