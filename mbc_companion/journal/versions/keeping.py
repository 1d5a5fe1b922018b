"""When an entry, about to be changed, is kept as an earlier version.

Autosave writes an entry every few seconds; a version of each would bury the one that is
looked for. Kept is how it stood at the end of a stretch of writing, whatever lost much at
once, and whatever loses a photo, which cannot be typed again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mbc_companion.journal.own.naming import folded
from mbc_companion.journal.versions.domain import Earlier

STRETCH = timedelta(minutes=10)
MUCH = 0.8
MOST = 50
"""Versions of one entry; the oldest go first."""


def worth_keeping(old: Earlier, new: Earlier, *, rested: timedelta) -> bool:
    """``rested`` is how long ``old`` stood untouched."""
    if old.blank or same(old, new):
        return False
    fewer = len(new.text) < MUCH * len(old.text)
    return rested >= STRETCH or fewer or bool(set(old.photos) - set(new.photos))


def same(one: Earlier, other: Earlier) -> bool:
    """A tag written in capitals here and small there is the same tag."""
    return _told(one) == _told(other)


def _told(one: Earlier) -> Earlier:
    return replace(one, tags=tuple(dict.fromkeys(folded(tag) for tag in one.tags)))
