"""Valid visits; a test names only what matters to it."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from mbc_companion.appointments.domain import Mode, Payment, Visit

ZONE = ZoneInfo("America/New_York")
MONDAY = datetime(2026, 7, 20, 10, 30, tzinfo=ZONE)


def new_visit(when: datetime = MONDAY, **changes: Any) -> Visit:
    """Dr. Lena Okafor by video, as in the pictures."""
    visit = Visit(
        uid=uuid.uuid4().hex,
        at=when,
        zone=str(when.tzinfo),
        provider_name="Dr. Lena Okafor",
        mode=Mode.VIDEO,
        payment=Payment.PLAN,
    )
    return replace(visit, **changes)


def local(year: int, month: int, day: int, hour: int = 10, minute: int = 30) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)
