"""The program at three text sizes, each in the window that goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.launch import Launch
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import TEXT_PERCENT
from mbc_companion.ui.theme import theme
from tests.accessibility.walk import SIZES, StrayWindows, Walk
from tests.journeys.vaults import make_vault


@pytest.fixture(params=SIZES)
def walk(
    request: pytest.FixtureRequest, qtbot: QtBot, paths: DataPaths, tmp_path: Path
) -> Iterator[Walk]:
    make_vault(paths)
    program = Program(Launch(paths=paths))
    strays = StrayWindows(program.window)
    QApplication.instance().installEventFilter(strays)
    program.public.set(TEXT_PERCENT, request.param)
    theme().apply()
    program.window.resize(*SIZES[request.param])
    assert program.start()
    yield Walk(program, qtbot, strays)
    QApplication.instance().removeEventFilter(strays)
    program.window.close()
    program.window.deleteLater()
    QApplication.processEvents()
