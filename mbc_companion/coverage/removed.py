"""What was removed from Coverage and can still come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class What(StrEnum):
    """The things of this room that can be removed by themselves."""

    PLAN = "plan"
    AUTHORIZATION = "authorization"
    CALL = "call"
    DENIAL = "denial"
    PAYMENT = "payment"


@dataclass(frozen=True)
class Removed:
    """``name`` as it was written, perhaps empty; of a payment the uid of its visit.

    ``day`` is that of a call; ``at`` is UTC.
    """

    uid: str
    what: What
    name: str
    about: str
    plan_uid: str
    day: date | None
    at: datetime
