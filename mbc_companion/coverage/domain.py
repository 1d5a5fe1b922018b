"""What a plan, an authorization and a counted visit are, and what is asked of their store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from mbc_companion.coverage.facts import Fact, Facts, MonthDay, Name, find, value_of

USUAL_ASK_DAYS = 21


class PlanSort(StrEnum):
    """What pays: an insurance, or one of the ways beside it. Self-pay needs no record."""

    INSURANCE = "insurance"
    EMPLOYEE_ASSISTANCE = "employee_assistance"
    SLIDING_SCALE = "sliding_scale"
    IN_HOUSE_FREE = "in_house_free"


class PlanType(StrEnum):
    """Decides which dates for appeals may be worked out: the first two only."""

    EMPLOYER = "employer"
    MARKETPLACE = "marketplace"
    MEDICARE = "medicare"
    MEDICARE_ADVANTAGE = "medicare_advantage"
    MEDICAID = "medicaid"
    OTHER = "other"
    NOT_KNOWN = "not_known"


class Kind(StrEnum):
    """The kinds of visit, by the words the Visits page keeps them under."""

    INDIVIDUAL_THERAPY = "individual_therapy"
    GROUP_COUNSELING = "group_counseling"
    SUPPORT_GROUP = "support_group"
    PSYCHIATRY = "psychiatry"
    PALLIATIVE_COUNSELING = "palliative_counseling"
    COUPLES_OR_FAMILY = "couples_or_family"
    ONCOLOGY = "oncology"
    SCAN = "scan"
    RESULTS = "results"
    TREATMENT = "treatment"
    OTHER = "other"


MENTAL_HEALTH = (
    Kind.INDIVIDUAL_THERAPY,
    Kind.GROUP_COUNSELING,
    Kind.PSYCHIATRY,
    Kind.PALLIATIVE_COUNSELING,
    Kind.COUPLES_OR_FAMILY,
)
"""What a plan's mental health visits hold until somebody says otherwise."""


class Status(StrEnum):
    """What became of a visit."""

    PLANNED = "planned"
    ATTENDED = "attended"
    CANCELLED = "cancelled"
    LATE_CANCELLED = "late_cancelled"
    MISSED = "missed"


class Payer(StrEnum):
    """Who a visit is billed to; PLAN is any record of ``Plan``, an assistance program too.

    EMPLOYEE_ASSISTANCE is a program of which nothing else is recorded.
    """

    PLAN = "plan"
    EMPLOYEE_ASSISTANCE = "employee_assistance"
    SLIDING_SCALE = "sliding_scale"
    IN_HOUSE_FREE = "in_house_free"
    SELF_PAY = "self_pay"
    NOT_SURE = "not_sure"


class ClaimState(StrEnum):
    """What the insurer said about one visit, as far as it is recorded."""

    NONE = "none"
    SENT = "sent"
    WAITING = "waiting"
    COVERED = "covered"
    PARTLY = "partly"
    DENIED = "denied"


class AuthorizationStatus(StrEnum):
    REQUESTED = "requested"
    APPROVED = "approved"
    PARTLY_APPROVED = "partly_approved"
    DENIED = "denied"
    EXPIRED = "expired"
    USED_UP = "used_up"
    WITHDRAWN = "withdrawn"


GRANTED = (AuthorizationStatus.APPROVED, AuthorizationStatus.PARTLY_APPROVED)


@dataclass(frozen=True)
class Plan:
    """``pace_weeks`` is the person's own pace; ``proof_due`` the sliding scale's yearly day.

    Days are the plan's own first and last; an open end is None. ``contact_uid`` refers to
    an insurer in Contacts.
    """

    uid: str
    name: str
    sort: PlanSort = PlanSort.INSURANCE
    type: PlanType = PlanType.NOT_KNOWN
    first_day: date | None = None
    last_day: date | None = None
    member_id: str = ""
    phone: str = ""
    contact_uid: str = ""
    reference: str = ""
    secondary: bool = False
    pace_weeks: int | None = None
    proof_due: date | None = None
    note: str = ""
    facts: Facts = ()

    @property
    def year_starts(self) -> MonthDay:
        """January 1 until it is known."""
        value = value_of(self.facts, Name.YEAR_STARTS)
        return value if isinstance(value, MonthDay) else MonthDay(1, 1)


@dataclass(frozen=True)
class Benefit:
    """What a plan says about some kinds of visit; a kind belongs to one benefit of a plan."""

    uid: str
    plan_uid: str
    called: str = ""
    kinds: frozenset[Kind] = frozenset(MENTAL_HEALTH)
    facts: Facts = ()

    @property
    def limit(self) -> Fact | None:
        return find(self.facts, Name.VISITS_A_YEAR)

    @property
    def missed_count(self) -> bool:
        return value_of(self.facts, Name.MISSED_COUNT) is True


@dataclass(frozen=True)
class Authorization:
    """An insurer's yes for some visits. ``kinds`` empty means every kind of the plan.

    ``approved`` and the days are None where the letter does not say. ``ask_days`` is how
    long before its end a new one is asked for.
    """

    uid: str
    plan_uid: str
    number: str = ""
    kinds: frozenset[Kind] = frozenset()
    provider: str = ""
    requested: int | None = None
    approved: int | None = None
    first_day: date | None = None
    last_day: date | None = None
    status: AuthorizationStatus = AuthorizationStatus.APPROVED
    ask_days: int = USUAL_ASK_DAYS
    source: str = ""
    renews_uid: str = ""
    note: str = ""

    @property
    def granted(self) -> bool:
        return self.status in GRANTED

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies between its first and last day."""
        after = self.first_day is None or self.first_day <= day
        return after and (self.last_day is None or day <= self.last_day)

    def for_kind(self, kind: Kind) -> bool:
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class CountedVisit:
    """What the rules need of a visit: ``day`` is local in the visit's own zone.

    ``order`` tells visits of one day apart (UTC microseconds).
    """

    uid: str
    day: date
    kind: Kind
    status: Status
    payer: Payer
    plan_uid: str = ""
    authorization_uid: str = ""
    provider: str = ""
    outside: bool = False
    claim: ClaimState = ClaimState.NONE
    order: int = 0


@dataclass(frozen=True)
class Record:
    """Everything the rules look at; the order of each part does not matter but for ``plans``."""

    plans: tuple[Plan, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    authorizations: tuple[Authorization, ...] = ()
    visits: tuple[CountedVisit, ...] = ()

    def plan(self, uid: str) -> Plan | None:
        return next((plan for plan in self.plans if plan.uid == uid), None)

    def benefits_of(self, plan_uid: str) -> tuple[Benefit, ...]:
        return tuple(one for one in self.benefits if one.plan_uid == plan_uid)

    def authorizations_of(self, plan_uid: str) -> tuple[Authorization, ...]:
        return tuple(one for one in self.authorizations if one.plan_uid == plan_uid)

    def with_visits(self, visits: Iterable[CountedVisit]) -> Record:
        return replace(self, visits=tuple(visits))


class Trouble(StrEnum):
    """What does not fit together in a plan or an authorization, to be said in words."""

    NO_NAME = "no_name"
    ENDS_BEFORE_IT_STARTS = "ends_before_it_starts"
    MORE_APPROVED_THAN_REQUESTED = "more_approved_than_requested"
    KIND_TAKEN = "kind_taken"
    OVERLAPS = "overlaps"


def plan_troubles(plan: Plan, others: Iterable[Plan] = ()) -> tuple[Trouble, ...]:
    """NO_NAME and ENDS_BEFORE_IT_STARTS stop the saving; OVERLAPS is only worth a word."""
    found = []
    if not plan.name.strip():
        found.append(Trouble.NO_NAME)
    if _backwards(plan.first_day, plan.last_day):
        found.append(Trouble.ENDS_BEFORE_IT_STARTS)
    elif plan.sort is PlanSort.INSURANCE and not plan.secondary:
        first, last = plan.first_day or date.min, plan.last_day or date.max
        for other in others:
            if other.uid == plan.uid or other.sort is not PlanSort.INSURANCE or other.secondary:
                continue
            if first <= (other.last_day or date.max) and (other.first_day or date.min) <= last:
                found.append(Trouble.OVERLAPS)
                break
    return tuple(found)


def authorization_troubles(one: Authorization) -> tuple[Trouble, ...]:
    """MORE_APPROVED_THAN_REQUESTED is only worth a word: insurers do it."""
    found = []
    if _backwards(one.first_day, one.last_day):
        found.append(Trouble.ENDS_BEFORE_IT_STARTS)
    if one.requested is not None and one.approved is not None and one.approved > one.requested:
        found.append(Trouble.MORE_APPROVED_THAN_REQUESTED)
    return tuple(found)


def _backwards(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and last < first


class PlanRepository(Protocol):
    """Every change is durable on return or raises a KnownError and changed nothing.

    All publish ``CoverageChanged``. Removing is undone by ``bring_back``.
    """

    def new_uid(self) -> str: ...

    def record(self) -> Record:
        """Plans, benefits and authorizations in one reading, without visits."""

    def plans(self) -> tuple[Plan, ...]:
        """Plans not removed: primary before secondary, the ones in force first."""

    def benefits(self) -> tuple[Benefit, ...]: ...

    def authorizations(self) -> tuple[Authorization, ...]: ...

    def save_plan(self, plan: Plan) -> None:
        """Its facts are left alone; they come through ``record_facts``."""

    def save_benefit(self, benefit: Benefit) -> None: ...

    def save_authorization(self, authorization: Authorization) -> None: ...

    def record_facts(self, subject_uid: str, facts: Iterable[Fact]) -> tuple[Name, ...]:
        """Put newer answers over older ones, which stay readable; equal ones add nothing.

        Returns what was put: the names that ``take_back_facts`` needs for an undo.
        """

    def history(self, subject_uid: str, name: Name) -> tuple[Fact, ...]:
        """Every answer there was, the newest first."""

    def take_back_facts(self, subject_uid: str, names: Iterable[Name]) -> None:
        """Undo: drop the newest answer of each."""

    def remove(self, uid: str) -> None:
        """A plan, benefit or authorization."""

    def bring_back(self, uid: str) -> None: ...
