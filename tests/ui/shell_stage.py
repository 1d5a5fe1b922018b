"""A window with two plain pages and Settings, for the tests of the shell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.core.settings import PublicSettings
from mbc_companion.ui import keys as declared
from mbc_companion.ui.hide_cover import HideCover
from mbc_companion.ui.navigation import Group
from mbc_companion.ui.page import Page
from mbc_companion.ui.shell import Shell
from mbc_companion.ui.theme import install
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.window import CompanionWindow
from tests.fakes import FrozenClock


class PlainPage(Page):
    """Counts what the shell tells it."""

    def __init__(self, key: str, title: str, *acts: str) -> None:
        super().__init__()
        self.key = key
        self.words = title
        self.told: list[str] = []
        self.kept: dict[str, Any] = {}
        self.acts = [Button(act, icon="plus") for act in acts]
        self.first = QLineEdit()
        self.first.setAccessibleName(f"Words of {title}")
        self.first.setMinimumHeight(48)
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addStretch(1)

    def title(self) -> str:
        return self.words

    def top_actions(self) -> list[QWidget]:
        return list(self.acts)

    def entered(self) -> None:
        self.told.append("entered")

    def leaving(self) -> None:
        self.told.append("leaving")

    def place(self) -> dict[str, Any]:
        return {"caret": self.first.cursorPosition()}

    def restore_place(self, place: dict[str, Any]) -> None:
        self.kept = place

    def focus_first(self) -> None:
        self.first.setFocus()


class Stage:
    """The window, shown and active, with its shell and pages."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: FrozenClock, **settings: Any) -> None:
        self.public = PublicSettings(folder / "public.json")
        for setting, value in settings.pop("settings", ()):
            self.public.set(setting, value)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        install(app, self.public)
        self.window = CompanionWindow(self.public, clock)
        qtbot.addWidget(self.window)
        self.shell = Shell(self.window.keys)
        self.today = PlainPage("today", "Today")
        self.journal = PlainPage("journal", "Journal", "New entry")
        self.settings = PlainPage("settings", "Settings")
        for page, icon, group, key in (
            (self.today, "sun-horizon", Group.ME, declared.TODAY),
            (self.journal, "notebook", Group.ME, declared.JOURNAL),
            (self.settings, "sliders-horizontal", Group.BOTTOM, declared.SETTINGS),
        ):
            self.shell.add_page(page, icon=icon, group=group, shortcut=key)
        self.shell.show_unlocked(10)
        self.window.show_screen(self.shell)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


class Heard(QObject):
    """Counts a signal."""

    def __init__(self, signal: SignalInstance) -> None:
        super().__init__()
        self.times = 0
        signal.connect(self._count)

    def _count(self) -> None:
        self.times += 1


def cover_of(stage: Stage) -> HideCover:
    found = stage.window.findChild(HideCover)
    assert found is not None
    return found
