"""Papers at every text size and in every look: the visit brief, the list of what was shared."""

from __future__ import annotations

from PySide6.QtCore import Qt

from mbc_companion.showroom.driver import key, press, type_into
from tests.accessibility.walk import Walk

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_brief_of_a_visit_and_what_was_shared(walk: Walk) -> None:
    walk.unlock()
    key(Qt.Key.Key_4, CONTROL)
    press("Add a visit")
    walk.until("Done adds this visit")
    type_into("Add a question or a thought", "How do I answer?")
    key(Qt.Key.Key_Return)
    walk.until("More: How do I answer?")
    key(Qt.Key.Key_P, CONTROL)
    walk.until("This is exactly what prints. One page.")
    walk.in_every_look("a visit brief")
    press("From your contacts")
    walk.until("No one saved yet. You can type a name instead.")
    walk.look("who a paper is for")
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Comma, CONTROL)
    press("Paper and sharing")
    walk.until("What was shared: show the list")
    walk.in_every_look("paper and sharing")
    press("What was shared: show the list")
    walk.until("Nothing yet.", starts=True)
    walk.look("nothing was shared")
    walk.nothing_found()
