"""Valid entries and drafts; a test names only what matters to it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mbc_companion.journal.domain import Draft, NewEntry

ZONE = ZoneInfo("America/New_York")
EVENING = datetime(2026, 7, 14, 19, 42, tzinfo=ZONE)


def at(**back: float) -> datetime:
    """The evening of the pictures, less ``back`` (days, hours, minutes)."""
    return EVENING - timedelta(**back)


def new_entry(
    text: str = "", *, when: datetime = EVENING, mood: int | None = None, feelings: tuple = ()
) -> NewEntry:
    return NewEntry(at=when, mood=mood, feelings=feelings, text=text)


def new_draft(
    text: str = "",
    *,
    when: datetime = EVENING,
    mood: int | None = None,
    feelings: tuple = (),
    uid: str = "",
) -> Draft:
    return Draft(at=when, mood=mood, feelings=feelings, text=text, uid=uid or uuid.uuid4().hex)
