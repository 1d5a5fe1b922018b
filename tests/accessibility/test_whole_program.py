"""Every page and sheet of the real program, at every text size: nothing cut off, small or mute."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.launch import Launch
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import HIGH_CONTRAST, TEXT_PERCENT, THEME
from mbc_companion.showroom.driver import find, key, need, press, type_into
from mbc_companion.ui.theme import theme
from tests.accessibility.checks import all_findings
from tests.journeys.vaults import PASSPHRASE, make_vault

CONTROL = Qt.KeyboardModifier.ControlModifier
SIZES = {100: (1280, 800), 150: (1024, 700), 200: (900, 620)}
LOOKS = [("light", False), ("dark", False), ("light", True), ("dark", True)]


class StrayWindows(QObject):
    """Remembers every window but ours that was ever shown, if only for a moment."""

    def __init__(self, ours: QWidget) -> None:
        super().__init__()
        self._ours = ours
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and watched is not self._ours:
            self.seen.append(type(watched).__name__)
        return False


class Walk:
    """The program on a real vault, with the checks applied wherever it stands."""

    def __init__(self, program: Program, qtbot: QtBot, strays: StrayWindows) -> None:
        self.program = program
        self.qtbot = qtbot
        self.strays = strays
        self.found: list[str] = []

    def until(self, name: str, *, starts: bool = False) -> None:
        self.qtbot.waitUntil(lambda: find(name, starts=starts) is not None, timeout=20_000)

    def look(self, place: str) -> None:
        QApplication.processEvents()
        self.found += [f"{place}: {f}" for f in all_findings(self.program.window)]

    def escape(self, gone: str) -> None:
        key(Qt.Key.Key_Escape)
        self.qtbot.waitUntil(lambda: find(gone) is None)


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


def _in_every_look(walk: Walk, place: str) -> None:
    for name, contrast in LOOKS:
        walk.program.public.set(THEME, name)
        walk.program.public.set(HIGH_CONTRAST, contrast)
        theme().apply()
        walk.look(f"{place}, {theme().name}")


def test_every_page_and_sheet(walk: Walk) -> None:
    walk.until("Passphrase")
    _in_every_look(walk, "lock screen")
    press("Helplines")
    walk.until("Someone can talk with you")
    _in_every_look(walk, "helplines while locked")
    press("All helplines")
    walk.look("all helplines")
    key(Qt.Key.Key_Escape)
    walk.qtbot.waitUntil(lambda: find("Passphrase") is not None and find("Close") is None)
    type_into("Passphrase", PASSPHRASE)
    press("Unlock")
    walk.until("How is it right now?")
    _in_every_look(walk, "today")
    press("Very hard, 1 of 5")
    walk.until("Very hard. Saved at", starts=True)
    _in_every_look(walk, "today after a mark")
    _journal(walk)
    _settings(walk)
    key(Qt.Key.Key_F9)
    walk.look("hidden")
    key(Qt.Key.Key_F9)
    assert not walk.found, "\n".join(walk.found)
    assert not walk.strays.seen


def _journal(walk: Walk) -> None:
    key(Qt.Key.Key_N, CONTROL)
    walk.until("Your words")
    QTest.keyClicks(need("Your words"), "A line with unusuallylongwordsthatgoonandonwithoutabreak.")
    walk.until("Saved and encrypted", starts=True)
    _in_every_look(walk, "journal")
    for control, sheet in (
        ("Feeling, add or take away", "As many as fit, or none."),
        ("Change", "When it was"),
        ("More", "Remove this entry"),
    ):
        if find(control) is None:
            press("More")  # where there is no room for it on the page itself
            inside = {"Change": "Change the mark or the day"}.get(control, "Feelings")
            walk.until(inside)
            press(inside)
        else:
            press(control)
        walk.until(sheet)
        walk.look(f"journal, {control}")
        walk.escape("Close")
    key(Qt.Key.Key_F, CONTROL)
    walk.qtbot.waitUntil(lambda: find("Search your words") is not None)
    walk.look("journal list")
    press("Filter by mark, feeling or day")
    walk.until("From this day")
    walk.look("filter")
    walk.escape("From this day")


def _settings(walk: Walk) -> None:
    key(Qt.Key.Key_Comma, CONTROL)
    walk.until("Reading and display")
    for section in ("Reading and display", "Privacy and lock", "About"):
        press(section)
        _in_every_look(walk, f"settings, {section}")
    press("Privacy and lock")
    for control, inside in (
        ("Change the passphrase", "Passphrase you use now"),
        ("Make new words", "Passphrase you use now"),
    ):
        press(control)
        walk.until(inside)
        walk.look(f"settings, {control}")
        walk.escape(inside)
