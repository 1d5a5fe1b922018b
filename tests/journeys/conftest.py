"""The real program on a real vault; only the replacement of the process is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core import successor
from mbc_companion.core.clock import Clock
from mbc_companion.core.launch import Launch
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.showroom.driver import find, press, type_into
from tests.journeys.vaults import PASSPHRASE

Start = Callable[..., Program]


@pytest.fixture
def replaced(monkeypatch: pytest.MonkeyPatch) -> list[Command]:
    """What this process would have become."""
    commands: list[Command] = []
    monkeypatch.setattr(successor, "replace", commands.append)
    return commands


@pytest.fixture
def start(qtbot: QtBot, paths: DataPaths, replaced: list[Command]) -> Iterator[Start]:
    """Start the program as at first, or as the successor a lock would start."""
    running: list[Program] = []

    def begin(clock: Clock | None = None, **told: object) -> Program:
        for program in running:
            _bury(program)
        running.clear()
        told = {"paths": paths, **told}
        program = Program(Launch(**told), clock)  # type: ignore[arg-type]
        running.append(program)
        program.start()
        return program

    yield begin
    for program in running:
        program.window.close()
        program.end()
        _bury(program)


def _bury(program: Program) -> None:
    program.window.hide()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def unlock(qtbot: QtBot) -> Callable[[], None]:
    def opened() -> bool:
        return find("Help now") is not None

    def act() -> None:
        qtbot.waitUntil(lambda: find("Passphrase") is not None)
        type_into("Passphrase", PASSPHRASE)
        press("Unlock")
        qtbot.waitUntil(opened, timeout=20_000)

    return act
