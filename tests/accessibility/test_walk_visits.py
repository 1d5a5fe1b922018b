"""Visits at every text size and in every look: empty, agenda, day, one visit, its sheets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mbc_companion.showroom.driver import key, need, press, type_into, type_keys
from tests.accessibility.walk import Walk

CONTROL = Qt.KeyboardModifier.ControlModifier


def _add(walk: Walk, *, day: str) -> None:
    press("Add a visit")
    walk.until("Done adds this visit")
    need("Day").setFocus()
    key(Qt.Key.Key_A, CONTROL)
    type_keys(day)
    key(Qt.Key.Key_Return)
    press("Done")
    walk.until("Added:", starts=True)
    # What a toast lies over is out of sight only until it is dismissed.
    press("Dismiss")


def test_agenda_and_month(walk: Walk) -> None:
    walk.unlock()
    key(Qt.Key.Key_4, CONTROL)
    walk.until("No visits booked. Add one when you know the day.")
    walk.in_every_look("visits, empty")
    _add(walk, day="in 3 days")
    walk.until("Coming up")
    walk.in_every_look("visits, one coming up")
    _add(walk, day="yesterday")
    walk.until("Record it:", starts=True)
    walk.in_every_look("visits, one to record")
    key(Qt.Key.Key_1, CONTROL)
    walk.until("Open visit:", starts=True)
    walk.in_every_look("today, with the next visit")
    walk.nothing_found()


def test_one_visit_and_its_sheets(walk: Walk) -> None:
    walk.unlock()
    key(Qt.Key.Key_4, CONTROL)
    press("Add a visit")
    walk.until("Done adds this visit")
    walk.in_every_look("a new visit")
    press("Other")
    walk.until("Every few weeks")
    # Rows that appear ask for more height, and what scrolls gives it one step later.
    for _ in range(5):
        QApplication.processEvents()
    walk.look("a repeat")
    type_into("Add a question or a thought", "How do I answer?")
    key(Qt.Key.Key_Return)
    walk.until("More: How do I answer?")
    press("More: How do I answer?")
    walk.until("We spoke about it")
    walk.look("one thing to bring")
    walk.escape("We spoke about it")
    press("Who:", starts=True)
    walk.until("Somebody new")
    walk.look("who it is with")
    walk.escape("Somebody new")
    press("Pick a day")
    walk.until("Month after")
    walk.look("a day to pick")
    walk.nothing_found()


def test_recording(walk: Walk) -> None:
    walk.unlock()
    key(Qt.Key.Key_4, CONTROL)
    _add(walk, day="yesterday")
    press("Record it:", starts=True)
    walk.until("What became of it?")
    walk.look("what became of it")
    press("Did not happen")
    walk.until("I was not there")
    walk.look("did not happen")
    press("Back")
    press("Moved")
    walk.until("When is it now?")
    walk.look("moved")
    press("Back")
    press("Happened")
    walk.until("All of this is optional")
    walk.in_every_look("happened")
    press("Done")
    walk.until("Recorded:", starts=True)
    walk.look("recorded")
    walk.nothing_found()
