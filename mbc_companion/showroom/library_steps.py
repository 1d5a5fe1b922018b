"""The library in the tour: read behind the lock, found and kept after unlocking."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt

from mbc_companion.showroom.driver import Script, find, key, need, press, shows, type_into

STEPS = ("read while locked", "find a topic", "keep a topic")
CONTROL = Qt.KeyboardModifier.ControlModifier
_ASKED = "scared of scan"
_FOUND = "Worry before a scan"


class Notes(Protocol):
    """As ``steps.Notes``."""

    def picture(self, name: str) -> None: ...

    def done(self, step: str, *, holds: object = True) -> None: ...


def read_while_locked(notes: Notes) -> Script:
    """From the lock screen; nothing can be kept there."""
    press("Read")
    yield shows("Search topics")
    notes.picture("library-while-locked")
    yield lambda: need("When worry or panic comes").height() > 0
    press("When worry or panic comes")
    yield shows("Sources")
    private = find("Keep") or find("Your own notes") or find("Kept by you")
    notes.done("read while locked", holds=private is None)
    key(Qt.Key.Key_Escape)
    yield lambda: find("Search topics") is None and find("Sources") is None


def find_and_keep(notes: Notes) -> Script:
    """By everyday words, then with a bookmark."""
    key(Qt.Key.Key_7, CONTROL)
    yield shows("Search topics")
    notes.picture("library")
    type_into("Search topics", _ASKED)
    yield lambda: find(_FOUND) is not None and need(_FOUND).height() > 0
    press(_FOUND)
    yield shows("Do something with this")
    notes.done("find a topic")
    press("Keep")
    yield shows("Kept")
    notes.picture("topic")
    notes.done("keep a topic")
