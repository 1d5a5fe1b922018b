"""Helplines someone added, and notes about helplines; kept elsewhere, shown here.

This room knows no vault: whoever has one hands in ``HelplineNotes``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from mbc_companion.helplines.domain import Topic

MAX_PUBLIC = 200
"""Characters of one entry of the setting ``public_helplines``."""


class NoteKind(Enum):
    """What happened with a number."""

    CALLED = "called"
    DID_NOT_WORK = "did_not_work"
    NOTE = "note"


@dataclass(frozen=True)
class Note:
    """``at`` is aware, in the zone it happened in."""

    uid: str
    kind: NoteKind
    at: datetime
    text: str


@dataclass(frozen=True)
class OwnHelpline:
    """Nothing of it was checked by us; ``number`` is as it was typed.

    ``is_public``: its name and number also stand in a file anyone at this computer can
    read, so that it shows while locked.
    """

    name: str
    number: str
    what_for: str = ""
    topics: tuple[Topic, ...] = ()
    hours_words: str = ""
    is_public: bool = False
    uid: str = ""


@dataclass(frozen=True)
class TrustedPerson:
    """Somebody a person trusts; ``role`` is who they are ("my sister"), may be empty."""

    name: str
    role: str
    number: str


class HelplineNotes(Protocol):
    """Changes are durable on return or raise a KnownError."""

    def notes(self, helpline: str) -> tuple[Note, ...]:
        """About the helpline of this id, the last first."""

    def add_note(self, helpline: str, kind: NoteKind, text: str = "") -> str:
        """Gives its uid."""

    def change_note(self, note: str, text: str) -> None:
        """Other words for a note."""

    def remove_note(self, note: str) -> None:
        """For good."""

    def own(self) -> tuple[OwnHelpline, ...]:
        """By name."""

    def save_own(self, helpline: OwnHelpline) -> str:
        """A new one without a uid; gives the uid."""

    def remove_own(self, uid: str) -> None:
        """Move to Removed."""

    def removed_own(self) -> tuple[OwnHelpline, ...]:
        """The last removed first."""

    def bring_back_own(self, uid: str) -> None:
        """Move out of Removed."""

    def remove_own_for_good(self, uid: str) -> None:
        """Delete a removed one, with the notes about it."""


@dataclass(frozen=True)
class Yours:
    """What of a person's own Help now may show at this moment.

    While locked: helplines marked public, and nothing else. ``notes`` is None then.
    """

    trusted: tuple[TrustedPerson, ...] = ()
    helplines: tuple[OwnHelpline, ...] = ()
    notes: HelplineNotes | None = None


def pack_public(helplines: Iterable[OwnHelpline]) -> list[str]:
    """What the public setting holds: name and number, nothing else that was typed."""
    packed = []
    for one in helplines:
        text = json.dumps([one.name, one.number], ensure_ascii=False)
        if one.is_public and len(text) <= MAX_PUBLIC:
            packed.append(text)
    return packed


def fits_public(helpline: OwnHelpline) -> bool:
    """Name and number are short enough for the public file."""
    return len(json.dumps([helpline.name, helpline.number], ensure_ascii=False)) <= MAX_PUBLIC


def unpack_public(packed: Iterable[str]) -> tuple[OwnHelpline, ...]:
    """What ``pack_public`` wrote; anything else in that unsigned file is left out."""
    found = []
    for text in packed:
        try:
            pair = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair):
            name, number = (part.strip() for part in pair)
            if number and name.isprintable() and number.isprintable():
                found.append(OwnHelpline(name, number, is_public=True))
    return tuple(found)
