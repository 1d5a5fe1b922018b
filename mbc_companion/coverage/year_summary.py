"""One plan year in numbers: visits by who paid, and the sums of what is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mbc_companion.coverage.domain import CountedVisit, Payer, Plan, Status
from mbc_companion.coverage.ledger import in_order
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.plan_years import Window


class Amount(StrEnum):
    """The six amounts of a visit."""

    CHARGED = "charged"
    ALLOWED = "allowed"
    PLAN_PAID = "plan_paid"
    OWED = "owed"
    PAID = "paid"
    REIMBURSED = "reimbursed"


@dataclass(frozen=True)
class Sum:
    """``known`` of the ``visits`` have the amount recorded; the others are not guessed."""

    cents: int
    known: int


@dataclass(frozen=True)
class YearSummary:
    """Attended visits in ``window`` whoever paid; ``own`` is paid less what came back."""

    plan: Plan
    window: Window
    visits: tuple[CountedVisit, ...]
    by_payer: Mapping[tuple[Payer, str], int]
    sums: Mapping[Amount, Sum]

    @property
    def own(self) -> int:
        return self.sums[Amount.PAID].cents - self.sums[Amount.REIMBURSED].cents


def year_summary(
    plan: Plan,
    window: Window,
    visits: tuple[CountedVisit, ...],
    payments: Mapping[str, Payment],
) -> YearSummary:
    """Visits billed to another plan are in that plan's summary and not in this one."""
    inside = sorted((v for v in visits if _belongs(v, plan, window)), key=in_order)
    sums = {}
    for amount in Amount:
        known = [
            cents
            for visit in inside
            if visit.uid in payments
            and (cents := getattr(payments[visit.uid], amount.value)) is not None
        ]
        sums[amount] = Sum(sum(known), len(known))
    by_payer = Counter((visit.payer, visit.plan_uid) for visit in inside)
    return YearSummary(plan, window, tuple(inside), dict(by_payer), sums)


def _belongs(visit: CountedVisit, plan: Plan, window: Window) -> bool:
    if visit.day not in window or visit.status is not Status.ATTENDED:
        return False
    return visit.payer is not Payer.PLAN or visit.plan_uid == plan.uid
