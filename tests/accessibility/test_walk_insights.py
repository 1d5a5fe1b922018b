"""Insights at every text size and in every look: empty, with marks, as a table, the year."""

from __future__ import annotations

from PySide6.QtCore import Qt

from mbc_companion.showroom.driver import key, press
from tests.accessibility.walk import Walk

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_looking_back(walk: Walk) -> None:
    walk.unlock()
    key(Qt.Key.Key_3, CONTROL)
    walk.until("A few marks make a picture. There is no rush.")
    walk.in_every_look("insights, empty")
    key(Qt.Key.Key_1, CONTROL)
    press("Hard, 2 of 5")
    walk.until("Hard. Saved at", starts=True)
    press("Tired")
    key(Qt.Key.Key_3, CONTROL)
    walk.until("Hard on the one day with a mark")
    walk.in_every_look("insights")
    press("Year")
    walk.look("insights, the year")
    press("Table")
    walk.until("Pictures")
    walk.in_every_look("insights, table")
    walk.nothing_found()


def test_the_quiet_line_after_very_hard_days(walk: Walk) -> None:
    walk.unlock()
    for _ in range(3):
        press("Very hard, 1 of 5")
        walk.until("Very hard. Saved at", starts=True)
        press("Done")
    walk.until("Do not show this again")
    walk.in_every_look("today, after very hard days")
    press("Do not show this again")
    walk.until("Undo")
    press("Undo")
    walk.until("Do not show this again")
    walk.nothing_found()
