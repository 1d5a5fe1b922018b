"""Words that could not be saved at the lock, carried sealed to the next process."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from mbc_companion.journal.domain import Draft, Repository


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
        }
        for draft in unsaved
    ]
    return json.dumps(rows).encode()


def write(packed: bytes, repository: Repository) -> None:
    """Keep them as drafts now. Raises a KnownError if the trouble is still there."""
    drafts = [
        Draft(
            at=datetime.fromisoformat(row["at"]).astimezone(ZoneInfo(row["zone"])),
            mood=row["mood"],
            feelings=tuple(row["feelings"]),
            text=row["text"],
            uid=row["uid"],
        )
        for row in json.loads(packed)
    ]
    repository.save_drafts(drafts)
