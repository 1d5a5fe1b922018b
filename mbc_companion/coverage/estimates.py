"""A bill far above a good-faith estimate, for care that is not billed to an insurance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mbc_companion.coverage.domain import Payer
from mbc_companion.coverage.money import Payment

FAR_ABOVE_CENTS = 40_000
DISPUTE_DAYS = 120
FEE_CENTS = 2_500
"""400 dollars, 120 days and a fee of 25 dollars (facts 5e; cms.gov/nosurprises)."""


@dataclass(frozen=True)
class FarAbove:
    """``dispute_by`` is None as long as the bill has no date."""

    payment: Payment
    above: int
    dispute_by: date | None


def far_above(payment: Payment) -> FarAbove | None:
    """A bill 400 dollars or more above the estimate; None for one billed to a plan."""
    if payment.payer is Payer.PLAN or payment.estimate is None or payment.charged is None:
        return None
    above = payment.charged - payment.estimate
    if above < FAR_ABOVE_CENTS:
        return None
    billed = payment.billed_on
    return FarAbove(
        payment, above, None if billed is None else billed + timedelta(days=DISPUTE_DAYS)
    )
