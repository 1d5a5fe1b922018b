"""Every page and sheet of the real program, at every text size: nothing cut off, small or mute."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mbc_companion.showroom.driver import find, key, need, press, type_into
from tests.accessibility.walk import Walk

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_every_page_and_sheet(walk: Walk) -> None:
    walk.until("Passphrase")
    walk.in_every_look("lock screen")
    press("Helplines")
    walk.until("Someone can talk with you")
    walk.in_every_look("helplines while locked")
    press("All helplines")
    walk.look("all helplines")
    key(Qt.Key.Key_Escape)
    walk.qtbot.waitUntil(lambda: find("Passphrase") is not None and find("Close") is None)
    walk.unlock()
    walk.in_every_look("today")
    press("Very hard, 1 of 5")
    walk.until("Very hard. Saved at", starts=True)
    walk.in_every_look("today after a mark")
    _journal(walk)
    _settings(walk)
    key(Qt.Key.Key_F9)
    walk.look("hidden")
    key(Qt.Key.Key_F9)
    walk.nothing_found()


def _journal(walk: Walk) -> None:
    key(Qt.Key.Key_N, CONTROL)
    walk.until("Your words")
    QTest.keyClicks(need("Your words"), "A line with unusuallylongwordsthatgoonandonwithoutabreak.")
    walk.until("Saved and encrypted", starts=True)
    walk.in_every_look("journal")
    for control, sheet in (
        ("Feeling, add or take away", "As many as fit, or none."),
        ("Change", "When it was"),
        ("More", "Remove this entry"),
    ):
        if find(control) is None:
            press("More")  # where there is no room for it on the page itself
            inside = {"Change": "Change the mark or the day"}.get(control, "Feelings")
            walk.until(inside)
            press(inside)
        else:
            press(control)
        walk.until(sheet)
        walk.look(f"journal, {control}")
        walk.escape("Close")
    key(Qt.Key.Key_F, CONTROL)
    walk.qtbot.waitUntil(lambda: find("Search your words") is not None)
    walk.look("journal list")
    press("Filter by mark, feeling or day")
    walk.until("From this day")
    walk.look("filter")
    walk.escape("From this day")


def _settings(walk: Walk) -> None:
    key(Qt.Key.Key_Comma, CONTROL)
    walk.until("Reading and display")
    for section in ("Reading and display", "Privacy and lock", "About"):
        press(section)
        walk.in_every_look(f"settings, {section}")
    press("Open the guide")
    walk.until("Find in this guide")
    walk.look("the guide")
    type_into("Find in this guide", "backup")
    walk.look("the guide, found")
    walk.escape("Find in this guide")
    press("Privacy and lock")
    for control, inside in (
        ("Change the passphrase", "Passphrase you use now"),
        ("Make new words", "Passphrase you use now"),
    ):
        press(control)
        walk.until(inside)
        walk.look(f"settings, {control}")
        walk.escape(inside)
