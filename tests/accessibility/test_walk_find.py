"""Find at every text size and in every look: offered, found, nothing found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mbc_companion.showroom.driver import find, key, type_keys
from tests.accessibility.walk import Walk

CONTROL = Qt.KeyboardModifier.ControlModifier
BOX = "Find an act, a page, your words or a person"


def test_find(walk: Walk) -> None:
    walk.unlock()
    key(Qt.Key.Key_K, CONTROL)
    walk.until(BOX)
    walk.in_every_look("find, before anything is typed")
    type_keys("insur")
    walk.until("Call your insurer")
    walk.in_every_look("find, found")
    QApplication.focusWidget().clear()  # type: ignore[union-attr]
    type_keys("qqxxz")
    walk.until("Nothing with those letters. Try a shorter word.")
    walk.in_every_look("find, nothing found")
    walk.escape(BOX)
    assert find("Find") is not None
    key(Qt.Key.Key_J, CONTROL)
    walk.until("Where was I?")
    walk.in_every_look("where was I")
    walk.escape("Where was I?")
    walk.nothing_found()
