"""Everything that asks for the lock, and everything it may find open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.app.desktop import SCREEN, SLEEP, SWITCHED, DesktopWatch
from mbc_companion.app.program import Program
from mbc_companion.showroom.driver import find, key, need, press, type_into
from mbc_companion.ui.settings_page import SettingsPage
from mbc_companion.ui.settings_page_data import BACKUP, DATA
from tests.fakes import FrozenClock

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "half a sentence nobody else reads"
Trigger = Callable[[Program, FrozenClock], None]


def _say(reason: str) -> Trigger:
    def act(program: Program, _clock: FrozenClock) -> None:
        watch = program.findChild(DesktopWatch)
        assert isinstance(watch, DesktopWatch)
        watch.lock_needed.emit(reason)

    return act


def _idle(program: Program, clock: FrozenClock) -> None:
    clock.advance(seconds=601)
    watch = program.findChild(DesktopWatch)
    assert isinstance(watch, DesktopWatch)
    watch.woke.emit()


def _key(_program: Program, _clock: FrozenClock) -> None:
    key(Qt.Key.Key_L, CONTROL)


TRIGGERS: dict[str, Trigger] = {
    "asked": _key,
    "idle-10": _idle,
    SLEEP: _say(SLEEP),
    SCREEN: _say(SCREEN),
    SWITCHED: _say(SWITCHED),
}


def new_entry(qtbot: QtBot) -> None:
    key(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    QTest.keyClicks(need("Your words"), WORDS)


def _nothing(qtbot: QtBot) -> None:
    """Today, as after unlocking."""


def _sheet(qtbot: QtBot) -> None:
    new_entry(qtbot)
    press("Feeling, add or take away")
    qtbot.waitUntil(lambda: find("As many as fit, or none.") is not None)


def _search(qtbot: QtBot) -> None:
    new_entry(qtbot)
    key(Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(lambda: find("Search your words") is not None)
    type_into("Search your words", WORDS)


def _hidden(qtbot: QtBot) -> None:
    new_entry(qtbot)
    key(Qt.Key.Key_F9)


def _help(qtbot: QtBot) -> None:
    new_entry(qtbot)
    key(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: find("Someone can talk with you") is not None)


def _find(qtbot: QtBot) -> None:
    new_entry(qtbot)
    key(Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClicks(need_focus(), "half a")


def _paper(qtbot: QtBot) -> None:
    new_entry(qtbot)
    key(Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: find("Entries on the page") is not None)


def _in_settings(button: str, then: str) -> Callable[[QtBot], None]:
    def act(qtbot: QtBot) -> None:
        new_entry(qtbot)
        key(Qt.Key.Key_Comma, CONTROL)
        qtbot.waitUntil(lambda: find("Your data") is not None)
        (page,) = (w for w in QApplication.allWidgets() if isinstance(w, SettingsPage))
        page.show_section(DATA if then == "Choose a folder" else BACKUP)
        qtbot.waitUntil(lambda: find(button) is not None)
        press(button)
        qtbot.waitUntil(lambda: find(then) is not None)

    return act


def need_focus() -> QWidget:
    """What is typed into."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


STATES = {
    "today": (_nothing, False),
    "half-typed entry": (new_entry, True),
    "open sheet": (_sheet, True),
    "search text": (_search, True),
    "hidden": (_hidden, True),
    "help over an entry": (_help, True),
    "find": (_find, True),
    "paper sheet": (_paper, True),
    "restore sheet": (_in_settings("Choose a copy", "Close"), True),
    "bringing in": (_in_settings("Bring in contacts or visits", "Choose a folder"), True),
}
