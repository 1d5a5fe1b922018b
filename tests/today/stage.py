"""Today in a real window and shell, with check-ins in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mbc_companion.core.settings import PublicSettings, Setting
from mbc_companion.today.page import TodayPage
from mbc_companion.today.recovery_line import RecoveryLine
from mbc_companion.ui.navigation import Group
from mbc_companion.ui.shell import Shell
from mbc_companion.ui.theme import install
from mbc_companion.ui.window import CompanionWindow
from tests.fakes import FrozenClock
from tests.today.fakes import FakeCheckIns


class TodayStage:
    """``name`` can be changed; ``asked`` lists (signal, words) as they come."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        clock: FrozenClock,
        *,
        settings: Iterable[tuple[Setting[Any], Any]] = (),
        marks: Iterable[tuple[int, int, int]] = (),
        recovery_line: RecoveryLine | None = None,
    ) -> None:
        self.clock = clock
        self.name = "Ruth"
        self.asked: list[tuple[str, str]] = []
        public = PublicSettings(folder / "public.json")
        for setting, value in settings:
            public.set(setting, value)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        install(app, public)
        self.check_ins = FakeCheckIns(clock)
        for hour, minute, level in marks:
            self.check_ins.seed(hour, minute, level)
        self.window = CompanionWindow(public, clock)
        qtbot.addWidget(self.window)
        self.shell = Shell(self.window.keys)
        self.page = TodayPage(
            self.check_ins, clock, first_name=lambda: self.name, recovery_line=recovery_line
        )
        self._listen()
        self.shell.add_page(self.page, icon="sun-horizon", group=Group.ME)
        self.shell.show_unlocked(10)
        self.window.show_screen(self.shell)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def _listen(self) -> None:
        page = self.page
        page.write_requested.connect(lambda words: self.asked.append(("write", words)))
        page.help_requested.connect(lambda: self.asked.append(("help", "")))
        page.recovery_requested.connect(lambda: self.asked.append(("recovery", "")))

    def mark(self, level: int) -> None:
        """One click on a mark."""
        button = self.page.card.question.marks.buttons[level - 1]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def toggle(self, *feelings: str) -> None:
        for feeling in feelings:
            chip = self.page.card.answer.chips[feeling]
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)

    @property
    def saved(self) -> list[tuple[int, tuple[str, ...]]]:
        """What the vault would hold: level and feelings, oldest first."""
        return [(mark.level, mark.feelings) for mark in self.check_ins.marks]


MakeToday = Callable[..., TodayStage]


def words_on(stage: TodayStage) -> list[str]:
    """Every visible label of the window."""
    labels = stage.window.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key pressed wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget(), key, held)
