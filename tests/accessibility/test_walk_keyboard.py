"""The list of keys, Settings' keyboard and its search, at every size and in every look."""

from __future__ import annotations

from PySide6.QtCore import Qt

from mbc_companion.showroom.driver import key, press, type_into
from tests.accessibility.walk import Walk

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_keys_and_the_search_of_settings(walk: Walk) -> None:
    walk.unlock()
    key(Qt.Key.Key_Slash, CONTROL)
    walk.until("Print this list")
    walk.in_every_look("the list of keys")
    walk.escape("Print this list")
    key(Qt.Key.Key_Comma, CONTROL)
    walk.until("Search settings")
    press("Keyboard")
    walk.until("List of keys")
    walk.in_every_look("settings, keyboard")
    press("Ctrl N, change the key of New journal entry")
    walk.until("Now it is Ctrl N. Press the new one.")
    key(Qt.Key.Key_E, CONTROL)
    walk.until("Use this key")
    walk.look("another key")
    walk.escape("Use this key")
    type_into("Search settings", "contrast")
    walk.until("High contrast")
    walk.in_every_look("settings, one looked for")
    walk.nothing_found()
