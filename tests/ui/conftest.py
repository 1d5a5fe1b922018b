"""The stage the tests of the shell play on, and a window for the widgets of the kit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from tests.fakes import FrozenClock
from tests.ui.shell_stage import Stage

Shown = Callable[..., QWidget]


@pytest.fixture
def make_stage(qtbot: QtBot, tmp_path: Path, clock: FrozenClock) -> Callable[..., Stage]:
    def make(**settings: Any) -> Stage:
        return Stage(qtbot, tmp_path, clock, **settings)

    return make


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    return make_stage()


@pytest.fixture
def shown(qtbot: QtBot, look: Theme) -> Shown:
    """Puts widgets under each other into an active window that lives as long as the test."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        kept.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show
