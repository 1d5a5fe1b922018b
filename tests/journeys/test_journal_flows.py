"""Flows 1, 6 and 19 of the design, counted: by mouse, by keyboard alone, by accessible name.

A click is one press of the mouse, one key with what is held, or one act of a screen reader.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from mbc_companion.core.paths import DataPaths
from mbc_companion.journal.insights.pens_widget import screen_pens
from mbc_companion.journal.insights.plot_widget import MarksPlot
from mbc_companion.showroom import driver
from mbc_companion.showroom.driver import find, need
from tests.journeys.conftest import Start
from tests.journeys.test_library import mark_days
from tests.journeys.vaults import make_vault

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class Hand:
    """Does what a person does, and counts it."""

    def __init__(self) -> None:
        self.clicks = 0

    def since(self) -> int:
        """The clicks since this was asked last."""
        clicks, self.clicks = self.clicks, 0
        return clicks

    def click(self, name: str) -> None:
        self.clicks += 1
        driver.press(name)

    def key(self, code: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.clicks += 1
        driver.key(code, held)

    def act(self, name: str) -> None:
        self.clicks += 1
        face = QAccessible.queryAccessibleInterface(need(name)).actionInterface()
        face.doAction(face.actionNames()[0])


@pytest.fixture
def hand(qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]) -> Hand:
    make_vault(paths)
    mark_days(paths, "tired", 3)
    start()
    unlock()
    qtbot.waitUntil(lambda: find("How is it right now?") is not None)
    return Hand()


def _saved() -> bool:
    return find("Hard. Saved at", starts=True) is not None


def _writes() -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and driver.accessible_name(focused) == "Your words"


def _plot() -> MarksPlot | None:
    found = [one for one in driver._top().findChildren(MarksPlot) if one.isVisible()]
    return found[0] if found else None


def _tables() -> list[QTableView]:
    return [one for one in driver._top().findChildren(QTableView) if one.isVisible()]


def test_by_mouse(hand: Hand, qtbot: QtBot) -> None:
    hand.click("Hard, 2 of 5")
    qtbot.waitUntil(_saved)
    assert hand.since() == 1
    hand.click("Done")
    qtbot.waitUntil(lambda: find("How is it right now?") is not None)
    assert hand.since() == 1
    hand.click("Journal")
    qtbot.waitUntil(lambda: find("New entry") is not None)
    hand.since()
    hand.click("New entry")
    qtbot.waitUntil(_writes)
    assert hand.since() == 1
    hand.click("Insights")
    qtbot.waitUntil(lambda: _plot() is not None)
    plot = _plot()
    assert plot is not None
    day = list(plot._days)[-1]
    where = plot.mark_area(day, QRectF(plot.rect()), screen_pens()).center().toPoint()
    hand.clicks += 1
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(where))
    qtbot.waitUntil(lambda: find("Your words") is not None)
    assert hand.since() == 2


def test_by_keyboard_alone(hand: Hand, qtbot: QtBot) -> None:
    hand.key(Key.Key_M, CONTROL)
    hand.key(Key.Key_2)
    qtbot.waitUntil(_saved)
    assert hand.since() == 2
    hand.key(Key.Key_N, CONTROL)
    qtbot.waitUntil(_writes)
    assert hand.since() == 1
    hand.key(Key.Key_3, CONTROL)
    qtbot.waitUntil(lambda: _plot() is not None)
    assert hand.since() == 1
    while QApplication.focusWidget() is not _plot():
        hand.key(Key.Key_Tab)
        assert hand.clicks < 12
    hand.key(Key.Key_Left)
    hand.key(Key.Key_Return)
    qtbot.waitUntil(lambda: find("Your words") is not None)


def test_by_accessible_name(hand: Hand, qtbot: QtBot) -> None:
    hand.act("Hard, 2 of 5")
    qtbot.waitUntil(_saved)
    hand.act("Done")
    qtbot.waitUntil(lambda: find("How is it right now?") is not None)
    assert hand.since() == 2
    hand.act("Journal")
    qtbot.waitUntil(lambda: find("New entry") is not None)
    hand.since()
    hand.act("New entry")
    qtbot.waitUntil(_writes)
    assert hand.since() == 1
    # A picture has no parts for a screen reader: its table has, one act further.
    hand.act("Insights")
    qtbot.waitUntil(lambda: find("Table") is not None)
    hand.act("Table")
    qtbot.waitUntil(lambda: bool(_tables()))
    _tables()[0].setFocus()
    hand.key(Key.Key_Return)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    assert hand.since() == 3
