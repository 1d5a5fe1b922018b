"""The demo: a year of invented entries, labelled on every page, gone at exit."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.launch import DEMO_PASSPHRASE, Launch
from mbc_companion.core.paths import DataPaths
from mbc_companion.showroom.demo import fill
from mbc_companion.showroom.driver import find, press, type_into


def test_the_demo_says_what_it_is_and_leaves_nothing(qtbot: QtBot, paths: DataPaths) -> None:
    fill(paths)
    program = Program(Launch(paths=paths, demo=True))
    program.start()
    qtbot.addWidget(program.window)
    qtbot.waitUntil(lambda: find("Sample data", starts=True) is not None)
    type_into("Passphrase", DEMO_PASSPHRASE)
    press("Unlock")
    qtbot.waitUntil(lambda: find("How is it right now?") is not None, timeout=20_000)
    assert find("Sample data", starts=True) is not None
    press("Journal")
    qtbot.waitUntil(lambda: find("Entries") is not None)
    assert find("Sample data", starts=True) is not None
    program.window.close()
    assert not paths.root.exists()
