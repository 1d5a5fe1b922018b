"""Earlier versions as the screens see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mbc_companion.journal.domain import Draft, Feelings, Scales


@dataclass(frozen=True)
class Version:
    """``written_at`` is when it was last changed, in the entry's own zone."""

    number: int
    written_at: datetime


@dataclass(frozen=True)
class Earlier:
    """An entry as it stood once; its day and whether it was a sealed letter are not kept.

    ``words_only``: kept by a release that kept nothing beside the words. ``scales`` are in
    the order of their keys.
    """

    text: str
    mood: int | None = None
    feelings: Feelings = ()
    scales: Scales = ()
    tags: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    starred: bool = False
    words_only: bool = False

    @classmethod
    def of(cls, draft: Draft) -> Earlier:
        return cls(
            text=draft.text,
            mood=draft.mood,
            feelings=draft.feelings,
            scales=tuple(sorted(draft.scales)),
            tags=draft.tags,
            photos=draft.photos,
            starred=draft.starred,
        )

    @property
    def blank(self) -> bool:
        """Nothing that could be missed."""
        chosen = self.feelings or self.scales or self.tags or self.photos
        return not self.text.strip() and self.mood is None and not chosen


class Versions(Protocol):
    """Both may raise a KnownError."""

    def of(self, uid: str) -> tuple[Version, ...]:
        """The earlier versions of an entry, newest first, for 30 days."""

    def earlier(self, number: int) -> Earlier | None:
        """One of them, with those of its photos that are still kept; None if it is gone."""
