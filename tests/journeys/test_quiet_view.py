"""A day when anything more is too much: five acts, from the hardest mark, out with one key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.showroom.driver import find, key, need, press
from mbc_companion.ui.quiet_sheet import QuietAct
from tests.journeys.conftest import Start
from tests.journeys.vaults import kept_entries, make_vault

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_one_word_is_kept_and_not_today_locks(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Callable[[], None],
    replaced: list[Command],
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    press("Hard, 2 of 5")
    qtbot.waitUntil(lambda: find("Done") is not None)
    # Offered only after the hardest mark.
    assert find("Only what helps") is None
    press("Undo")
    qtbot.waitUntil(lambda: find("Very hard, 1 of 5") is not None)
    press("Very hard, 1 of 5")
    qtbot.waitUntil(lambda: find("Only what helps") is not None)
    press("Only what helps")
    qtbot.waitUntil(lambda: find("Not today") is not None)
    acts = [one.text() for one in program.window.findChildren(QuietAct) if one.isVisible()]
    assert acts == ["Someone I would call", "Helplines", "Breathe", "One word", "Not today"]
    need("One word").setFocus()
    key(Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "tired")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find("Saved and encrypted. That is enough.") is not None)
    key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: find("Not today") is None)
    # And the same way in from Find.
    key(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "bad day")
    qtbot.waitUntil(lambda: find("Five large acts and nothing else") is None)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find("Not today") is not None)
    press("Not today")
    qtbot.waitUntil(lambda: len(replaced) == 1)
    assert "tired" in [entry.text for entry in kept_entries(paths)]
