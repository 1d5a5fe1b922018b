"""The program in each view, in the window that goes with its text size."""

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
from tests.accessibility import measures
from tests.accessibility.views import SEEN, SIZES, View, wear
from tests.accessibility.walk import StrayWindows, Walk
from tests.journeys.vaults import make_vault


@pytest.fixture(params=SEEN, ids=str)
def walk(
    request: pytest.FixtureRequest, qtbot: QtBot, paths: DataPaths, tmp_path: Path
) -> Iterator[Walk]:
    view: View = request.param
    make_vault(paths)
    program = Program(Launch(paths=paths))
    strays = StrayWindows(program.window)
    QApplication.instance().installEventFilter(strays)
    program.public.set(TEXT_PERCENT, view.percent)
    wear(program.public, view.looks[0])
    program.window.resize(*SIZES[view.percent])
    assert program.start()
    yield Walk(program, qtbot, strays, view.looks)
    QApplication.instance().removeEventFilter(strays)
    program.window.close()
    program.end()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = measures.summary()
    if lines:
        terminalreporter.section("targets in px, and contrast as painted (build/accessibility)")
        for line in lines:
            terminalreporter.write_line(line)
