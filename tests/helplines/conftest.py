"""A window of any size with the Help sheet over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.core.settings import HIGH_CONTRAST, TEXT_PERCENT, THEME, PublicSettings
from mbc_companion.helplines.directory import load_directory
from mbc_companion.helplines.own import Yours
from mbc_companion.helplines.sheet import HelpSheet
from mbc_companion.ui.theme import Theme
from tests.fakes import FakeDialogs, FrozenClock
from tests.helplines.extract import DIRECTORY


@dataclass
class Stage:
    """The window, what it held the focus in, and the sheet."""

    window: QWidget
    under: QPushButton
    sheet: HelpSheet
    dialogs: FakeDialogs


def settle() -> None:
    """Let layouts and queued calls finish."""
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def dress(look: Theme, tmp_path: Path) -> Callable[..., None]:
    """Theme and text size, as Settings would set them."""

    def dressed(*, name: str = "light", percent: int = 100, contrast: bool = False) -> None:
        public = PublicSettings(tmp_path / "dress.json")
        public.set(THEME, name)
        public.set(TEXT_PERCENT, percent)
        public.set(HIGH_CONTRAST, contrast)
        look.use(public)

    return dressed


@pytest.fixture
def stage(qtbot: QtBot, look: Theme, clock: FrozenClock) -> Iterator[Callable[..., Stage]]:
    """Opens Help over a window of ``size``; ``directory`` may be a path that is not there."""
    sheets: list[HelpSheet] = []

    def opened(
        size: tuple[int, int] = (1280, 800),
        directory: Path = DIRECTORY,
        yours: Yours | None = None,
    ) -> Stage:
        window = QWidget()
        window.resize(*size)
        under = QPushButton("Under", window)
        QVBoxLayout(window).addWidget(under)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        under.setFocus()
        dialogs = FakeDialogs()
        shown = load_directory(directory)
        sheet = HelpSheet(window, shown, clock, dialogs, locked=True, yours=yours)
        sheets.append(sheet)
        sheet.open()
        settle()
        return Stage(window, under, sheet, dialogs)

    yield opened
    for sheet in sheets:
        if shiboken6.isValid(sheet):
            sheet.close()
