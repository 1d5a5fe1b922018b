"""Money in whole cents of one currency, typed and written; never a floating point number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from mbc_companion.coverage.domain import ClaimState, Payer
from mbc_companion.coverage.facts import MOST_CENTS

_TYPED = re.compile(r"\$?\s*(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d{0,2}))?\s*\$?", re.ASCII)


class NotMoney(ValueError):
    """No amount can be read from it."""


class BelowZero(NotMoney):
    """An amount with a minus."""


class TooMuch(NotMoney):
    """More than a million."""


def read(text: str) -> int:
    """Whole cents from "45", "$45.50" or "1,200". Raises NotMoney, BelowZero, TooMuch."""
    said = " ".join(text.split())
    if said.startswith(("-", "\N{MINUS SIGN}")):
        raise BelowZero
    found = _TYPED.fullmatch(said)
    if found is None or not (found[1] or found[2]):
        raise NotMoney
    whole = int((found[1] or "0").replace(",", ""))
    cents = whole * 100 + int((found[2] or "").ljust(2, "0") or 0)
    if cents > MOST_CENTS:
        raise TooMuch
    return cents


def words(cents: int) -> str:
    """As in $1,204.50; whole dollars without the zeros."""
    sign, cents = ("-" if cents < 0 else ""), abs(cents)
    dollars, rest = divmod(cents, 100)
    return f"{sign}${dollars:,}" + (f".{rest:02d}" if rest else "")


@dataclass(frozen=True)
class Payment:
    """The money of one visit and who it is billed to; amounts are cents, None if not known.

    ``claim_on`` is when the claim went out, ``billed_on`` the day of the bill, ``superbill``
    the parts found on it, ``estimate`` a good-faith estimate in writing.
    """

    visit_uid: str
    payer: Payer = Payer.NOT_SURE
    plan_uid: str = ""
    authorization_uid: str = ""
    outside: bool = False
    claim: ClaimState = ClaimState.NONE
    claim_on: date | None = None
    reference: str = ""
    charged: int | None = None
    allowed: int | None = None
    plan_paid: int | None = None
    owed: int | None = None
    paid: int | None = None
    reimbursed: int | None = None
    estimate: int | None = None
    billed_on: date | None = None
    superbill: frozenset[str] = frozenset()
    note: str = ""
