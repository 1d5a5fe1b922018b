"""When the words of an entry, about to be replaced, are kept as an earlier version.

Autosave writes an entry every few seconds; a version of each would bury the one that is
looked for. Kept is how it stood at the end of a stretch of writing, and whatever lost
much at once.
"""

from __future__ import annotations

from datetime import timedelta

STRETCH = timedelta(minutes=10)
MUCH = 0.8
MOST = 50
"""Versions of one entry; the oldest go first."""


def worth_keeping(old: str, new: str, *, rested: timedelta) -> bool:
    """``rested`` is how long ``old`` stood untouched."""
    if not old.strip() or old == new:
        return False
    return rested >= STRETCH or len(new) < MUCH * len(old)
