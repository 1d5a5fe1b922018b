"""Words that could not be saved at the lock, carried sealed to the next process."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mbc_companion.core.text import MAX_ENTRY_CHARACTERS
from mbc_companion.journal import folding
from mbc_companion.journal.details import packing
from mbc_companion.journal.domain import Draft


def pack(unsaved: tuple[Draft, ...]) -> bytes:
    """The drafts as bytes, to be sealed before they leave this process."""
    rows = [
        {
            "uid": draft.uid,
            "at": draft.at.isoformat(),
            "zone": str(draft.at.tzinfo),
            "mood": draft.mood,
            "feelings": list(draft.feelings),
            "text": draft.text,
            "details": packing.pack(draft),
        }
        for draft in unsaved
    ]
    return json.dumps(rows).encode()


def unpack(packed: bytes, new_uid: Callable[[], str]) -> tuple[Draft, ...]:
    """What ``pack`` took, as drafts that can be saved.

    A text longer than one entry holds was never saved for that reason; it comes back
    as several drafts one after the other, and no letter is left out.
    """
    drafts = []
    for row in json.loads(packed):
        at = datetime.fromisoformat(row["at"]).astimezone(ZoneInfo(row["zone"]))
        parts = folding.entries(row["text"], MAX_ENTRY_CHARACTERS, MAX_ENTRY_CHARACTERS)
        for place, text in enumerate(parts):
            drafts.append(
                Draft(
                    at=at + timedelta(microseconds=place),
                    mood=None if place else row["mood"],
                    feelings=() if place else tuple(row["feelings"]),
                    text=text,
                    uid=new_uid() if place else row["uid"],
                    **({} if place else packing.unpack(row.get("details", {}))),
                )
            )
    return tuple(drafts)
