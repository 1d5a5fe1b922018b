"""The box of Find: what is shown, what the keys do, what a screen reader hears."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import DiskTrouble
from mbc_companion.ui import find_sheet
from mbc_companion.ui.find_sheet import FindSheet
from mbc_companion.ui.finding import Group, Hit, Run, Stopped
from tests.fakes import FrozenClock
from tests.ui.shell_stage import Stage


class _Run:
    """Finds at once, or waits until it is stopped."""

    def __init__(self, found: object, *, waits: bool = False) -> None:
        self._found = found
        self._waits = waits
        self.stopped = threading.Event()

    def run(self) -> object:
        if self._waits:
            self.stopped.wait(10)
            raise Stopped
        if isinstance(self._found, Exception):
            raise self._found
        return self._found

    def stop(self) -> None:
        self.stopped.set()


class _World:
    """Four acts, and words in a file."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.runs: list[_Run] = []
        self.slow = False
        self.trouble: Exception | None = None

    def _hit(self, group: Group, words: str, key: str = "") -> Hit:
        return Hit(group, words, f"about {words}", "plus", lambda: self.done.append(words), key)

    def start(self) -> Sequence[Hit]:
        return [self._hit(Group.DO, "Check in", "Ctrl M")]

    def names(self, typed: str) -> Sequence[Hit]:
        acts = [self._hit(Group.DO, f"Act {n}") for n in range(5)]
        return [self._hit(Group.PEOPLE, "Maya"), *acts] if "zz" not in typed else []

    def begin(self, typed: str) -> Run:
        self.runs.append(_Run(self.trouble or typed, waits=self.slow))
        return self.runs[-1]

    def hits(self, found: object) -> Sequence[Hit]:
        return [self._hit(Group.WORDS, str(found))] if "zz" not in str(found) else []


@pytest.fixture
def world() -> _World:
    return _World()


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(find_sheet, "announce", lambda _widget, words: said.append(words))
    return said


@pytest.fixture
def sheet(
    qtbot: QtBot, tmp_path: Path, clock: FrozenClock, world: _World, spoken: list[str]
) -> FindSheet:
    stage = Stage(qtbot, tmp_path, clock)
    made = FindSheet(stage.window, world)
    made.open()
    made.stage = stage  # type: ignore[attr-defined]
    return made


def _words(sheet: FindSheet) -> list[str]:
    return [row.text() for row in sheet.list.rows()]


def _type(sheet: FindSheet, words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def test_groups_stand_in_their_order_with_three_rows_at_most(
    qtbot: QtBot, sheet: FindSheet
) -> None:
    assert _words(sheet) == ["Check in"]
    _type(sheet, "ab")
    wanted = ["Act 0", "Act 1", "Act 2", "ab", "Maya"]
    qtbot.waitUntil(lambda: _words(sheet) == wanted)
    assert sheet.box.count.text() == "5 found"


def test_what_is_called_just_so_is_what_enter_opens(
    qtbot: QtBot, sheet: FindSheet, world: _World
) -> None:
    _type(sheet, "maya")
    qtbot.waitUntil(lambda: len(_words(sheet)) == 5)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: world.done == ["Maya"])


def test_one_letter_looks_for_nothing(sheet: FindSheet, world: _World) -> None:
    _type(sheet, "a")
    assert not world.runs
    assert _words(sheet) == ["Check in"]


def test_arrows_move_and_enter_opens_once_the_box_is_gone(
    qtbot: QtBot, sheet: FindSheet, world: _World, spoken: list[str]
) -> None:
    _type(sheet, "ab")
    qtbot.waitUntil(lambda: len(_words(sheet)) == 5)
    line = QApplication.focusWidget()
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert "Act 1, about Act 1, 2 of 5" in spoken
    QTest.keyClick(line, Qt.Key.Key_Up)
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert sheet.list.active is sheet.list.rows()[-1]
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: world.done == ["Maya"])


def test_the_count_and_the_active_row_are_spoken(
    qtbot: QtBot, sheet: FindSheet, spoken: list[str]
) -> None:
    _type(sheet, "ab")
    qtbot.waitUntil(lambda: "5 found. Act 0, about Act 0" in spoken)


def test_it_is_read_out_as_a_combo_box_with_a_list(qtbot: QtBot, sheet: FindSheet) -> None:
    _type(sheet, "ab")
    qtbot.waitUntil(lambda: len(_words(sheet)) == 5)
    roles = [
        QAccessible.queryAccessibleInterface(part).role()
        for part in (sheet, sheet.box, sheet.line, sheet.list, sheet.list.rows()[0])
    ]
    role = QAccessible.Role
    assert roles == [role.Dialog, role.ComboBox, role.EditableText, role.List, role.ListItem]
    states = [QAccessible.queryAccessibleInterface(row).state() for row in sheet.list.rows()]
    assert [bool(state.selected) for state in states] == [True, False, False, False, False]


def test_more_letters_stop_the_search_before(qtbot: QtBot, sheet: FindSheet, world: _World) -> None:
    world.slow = True
    _type(sheet, "abc")
    assert world.runs[0].stopped.is_set()
    assert not world.runs[1].stopped.is_set()
    # What is known by name does not wait for the file.
    qtbot.waitUntil(lambda: _words(sheet) == ["Act 0", "Act 1", "Act 2", "Maya"])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert world.runs[1].stopped.is_set()


def test_enter_does_not_wait_for_the_file(sheet: FindSheet, world: _World, qtbot: QtBot) -> None:
    world.slow = True
    _type(sheet, "ab")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: world.done == ["Act 0"])


def test_nothing_found_says_so(qtbot: QtBot, sheet: FindSheet, spoken: list[str]) -> None:
    _type(sheet, "zz")
    qtbot.waitUntil(sheet.nothing.isVisible)
    assert sheet.nothing.text() == "Nothing with those letters. Try a shorter word."
    assert not sheet.list.isVisible()
    qtbot.waitUntil(lambda: sheet.nothing.text() in spoken)


def test_a_file_that_cannot_be_read_is_said_and_names_are_still_found(
    qtbot: QtBot, sheet: FindSheet, world: _World
) -> None:
    world.trouble = DiskTrouble("SQLITE_IOERR")
    _type(sheet, "ab")
    qtbot.waitUntil(sheet.nothing.isVisible)
    assert _words(sheet) == ["Act 0", "Act 1", "Act 2", "Maya"]


def test_a_press_on_a_row_opens_it_and_one_beside_the_box_closes_it(
    qtbot: QtBot, sheet: FindSheet, world: _World
) -> None:
    with qtbot.waitSignal(sheet.closed):
        QTest.mouseClick(sheet.list.rows()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: world.done == ["Check in"])


def test_tab_reaches_every_row_and_close(qtbot: QtBot, sheet: FindSheet) -> None:
    _type(sheet, "ab")
    qtbot.waitUntil(lambda: len(_words(sheet)) == 5)
    reached = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [*sheet.list.rows(), sheet.shut]
    assert sheet.list.active is sheet.list.rows()[-1]
