"""The library at every text size and in every theme: nothing cut off, small or mute."""

from __future__ import annotations

from PySide6.QtCore import Qt

from mbc_companion.core.paths import DataPaths
from mbc_companion.showroom.driver import find, key, need, press, type_into
from tests.accessibility.walk import Walk
from tests.journeys.test_library import mark_days

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_reading_while_locked(walk: Walk) -> None:
    walk.until("Passphrase")
    walk.in_every_look("lock screen with the way to the library")
    press("Read")
    walk.until("Search topics")
    walk.in_every_look("library while locked")
    walk.qtbot.waitUntil(lambda: need("When worry or panic comes").height() > 40)
    press("When worry or panic comes")
    walk.until("Sources")
    walk.in_every_look("a topic while locked")
    walk.escape("Sources")
    walk.nothing_found()


def test_the_library(walk: Walk) -> None:
    walk.unlock()
    key(Qt.Key.Key_7, CONTROL)
    walk.until("Search topics")
    walk.in_every_look("library")
    type_into("Search topics", "scan")
    walk.until("Found")
    walk.look("library, found")
    press("Worry before a scan")
    walk.until("Sources")
    walk.in_every_look("a topic")
    press("Text")
    walk.until("Reading typeface")
    walk.look("text of a topic")
    walk.escape("Reading typeface")
    press("Breathe for two minutes")
    walk.until("Other ways")
    walk.in_every_look("breathing")
    press("Slow circle")
    walk.look("the slow circle")
    press("Other ways")
    for name in ("Name what is around you", "Let muscles go", "Write one page"):
        walk.until(name)
        press(name)
        walk.until("Other ways")
        walk.look(name)
        press("Other ways")
    walk.escape("Two minutes")
    press("All topics")
    walk.until("Search topics")
    key(Qt.Key.Key_1, CONTROL)
    walk.qtbot.waitUntil(lambda: find("Search topics") is None)
    walk.nothing_found()


def test_a_topic_on_today(walk: Walk, paths: DataPaths) -> None:
    mark_days(paths, "lonely", 4)
    walk.unlock()
    walk.until("Shown because you marked", starts=True)
    need("Not this topic").setFocus()
    walk.in_every_look("today with a topic")
    walk.nothing_found()
