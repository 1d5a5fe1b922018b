""" "Where was I?": somebody who lost the thread goes back by one key and one press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.showroom.driver import find, key, press
from mbc_companion.ui.quiet_sheet import QuietAct
from mbc_companion.ui.shell import Shell
from tests.journeys.conftest import Start
from tests.journeys.vaults import make_vault

CONTROL = Qt.KeyboardModifier.ControlModifier


def _places(program: Program) -> list[str]:
    acts = program.window.findChildren(QuietAct)
    return [act.text() for act in acts if act.isVisible()]


def _page(program: Program) -> str:
    shell = program.window.screen_shown
    assert isinstance(shell, Shell)
    assert shell.current_page is not None
    return shell.current_page.key


def _option(command: Command, name: str) -> str:
    words = command.arguments
    return words[words.index(name) + 1]


def _open(qtbot: QtBot) -> None:
    key(Qt.Key.Key_J, CONTROL)
    qtbot.waitUntil(lambda: find("Where was I?") is not None)


def test_the_last_places_are_one_press_away_also_after_the_lock(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Callable[[], None],
    replaced: list[Command],
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    key(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    QTest.keyClicks(QApplication.focusWidget(), "Ask about the new cough")
    key(Qt.Key.Key_Comma, CONTROL)
    qtbot.waitUntil(lambda: _page(program) == "settings")
    press("About")
    key(Qt.Key.Key_3, CONTROL)
    qtbot.waitUntil(lambda: _page(program) == "insights")
    _open(qtbot)
    assert find("Now: Insights") is not None
    assert _places(program) == ["About", "“Ask about the new cough”", "Today"]
    press("“Ask about the new cough”")
    qtbot.waitUntil(lambda: _page(program) == "journal")
    qtbot.waitUntil(lambda: find("Where was I?") is None)
    assert find("Your words").toPlainText() == "Ask about the new cough"  # type: ignore[union-attr]
    key(Qt.Key.Key_1, CONTROL)
    key(Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: len(replaced) == 1)

    program = start(lock_descriptor=int(_option(replaced[0], "--lock-descriptor")))
    unlock()
    _open(qtbot)
    assert _places(program)[0] == "“Ask about the new cough”"
    key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: find("Where was I?") is None)


def test_a_call_left_half_way_stands_first(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    key(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "call your ins")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find("Stop here for now") is not None)
    press("Stop here for now")
    qtbot.waitUntil(lambda: find("Stop here for now") is None)
    key(Qt.Key.Key_1, CONTROL)
    _open(qtbot)
    assert _places(program)[0] == "Your call to the insurer waits"
    press("Your call to the insurer waits")
    qtbot.waitUntil(lambda: find("Stop here for now") is not None)
