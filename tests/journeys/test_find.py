"""Find in the real program: everything is found from anywhere, and nothing while locked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.launch import DEMO_PASSPHRASE
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.showroom import demo
from mbc_companion.showroom.driver import find, key, press, type_into
from mbc_companion.ui.find_rows import FindRow
from mbc_companion.ui.find_sheet import FindSheet
from mbc_companion.ui.shell import Shell
from tests.fakes import FrozenClock
from tests.journeys.conftest import Start

CONTROL = Qt.KeyboardModifier.ControlModifier
BOX = "Find an act, a page, your words or a person"


def _rows(program: Program) -> list[str]:
    rows = program.window.findChildren(FindRow)
    return [row.spoken() for row in rows if row.isVisible()]


def _look_for(program: Program, qtbot: QtBot, words: str, row: str) -> None:
    """Type into the box and wait for a row; nothing is pressed yet."""
    key(Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: find(BOX) is not None)
    QTest.keyClicks(QApplication.focusWidget(), words)
    qtbot.waitUntil(lambda: any(one.startswith(row) for one in _rows(program)))


def _go(program: Program, qtbot: QtBot, words: str, row: str) -> None:
    _look_for(program, qtbot, words, row)
    while not str(_active(program)).startswith(row):
        key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find(BOX) is None)


def _active(program: Program) -> str:
    (sheet,) = [one for one in program.window.findChildren(FindSheet) if one.is_open]
    return sheet.list.active.spoken() if sheet.list.active is not None else ""


def _shell(program: Program) -> Shell:
    shell = program.window.screen_shown
    assert isinstance(shell, Shell)
    return shell


def _arrives(program: Program, qtbot: QtBot, key: str) -> None:
    def there() -> bool:
        page = _shell(program).current_page
        return page is not None and page.key == key

    qtbot.waitUntil(there)


def test_everything_is_found_and_opened_by_keyboard(
    qtbot: QtBot, paths: DataPaths, start: Start, replaced: list[Command]
) -> None:
    clock = FrozenClock()
    demo.fill(paths, clock)
    program = start(clock)
    # The box is not even in the tree before the vault is open.
    qtbot.waitUntil(lambda: find("Passphrase") is not None)
    key(Qt.Key.Key_K, CONTROL)
    assert find(BOX) is None
    assert find("Find") is None
    assert not program.window.findChildren(FindSheet)
    type_into("Passphrase", DEMO_PASSPHRASE)
    press("Unlock")
    qtbot.waitUntil(lambda: find("Find") is not None, timeout=20_000)

    _go(program, qtbot, "covrage", "Coverage")
    _arrives(program, qtbot, "coverage")
    _go(program, qtbot, "okafor", "“Dr. Okafor")
    _arrives(program, qtbot, "journal")
    _go(program, qtbot, "okafor", "Dr. Lena Okafor, Monday, July 20")
    _arrives(program, qtbot, "visits")
    assert _shell(program).page("visits").place()["visit"]
    _go(program, qtbot, "okafor", "Dr. Lena Okafor, Psychologist")
    _arrives(program, qtbot, "contacts")
    _go(program, qtbot, "tired", "Tired in a way rest does not fix")
    _arrives(program, qtbot, "library")
    assert _shell(program).page("library").place()["topic"]
    _go(program, qtbot, "high contrast", "High contrast")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is (find("High contrast") or 0))

    # A lock in the middle of a search is a lock.
    _look_for(program, qtbot, "okafor", "“Dr. Okafor")
    key(Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: len(replaced) == 1)
