"""The real program on a real vault, with the checks applied wherever a test stands."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.showroom.driver import find, key, press, type_into
from mbc_companion.ui.theme import theme
from tests.accessibility.by_ear import read
from tests.accessibility.checks import Finding, all_findings, contrasts
from tests.accessibility.measures import crowded, note
from tests.accessibility.views import wear
from tests.journeys.vaults import PASSPHRASE

REPORTS = Path(__file__).parents[2] / "build" / "accessibility"


class StrayWindows(QObject):
    """Remembers every window but ours that was ever shown, if only for a moment."""

    def __init__(self, ours: QWidget) -> None:
        super().__init__()
        self._ours = ours
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        # The name of an icon that has the focus is shown in a tool tip, and is meant to be.
        tip = isinstance(watched, QWidget) and watched.windowType() is Qt.WindowType.ToolTip
        if shown and not tip and watched.isWindow() and watched is not self._ours:
            self.seen.append(type(watched).__name__)
        return False


class Walk:
    """The program on a real vault, with the checks applied wherever it stands."""

    def __init__(
        self, program: Program, qtbot: QtBot, strays: StrayWindows, looks: tuple[str, ...]
    ) -> None:
        self.program = program
        self.qtbot = qtbot
        self._looks = looks
        self.strays = strays
        self.found: list[str] = []
        self.places: list[str] = []

    def until(self, name: str, *, starts: bool = False) -> None:
        self.qtbot.waitUntil(lambda: find(name, starts=starts) is not None, timeout=20_000)

    def look(self, place: str) -> None:
        """What is found there, and still found when the layout has come to rest."""
        self.places.append(place)
        found: list[Finding | str] = []
        for _ in range(3):
            QApplication.processEvents()
            window = self.program.window
            inks = tuple(contrasts(window))
            found = [*all_findings(window, inks=inks), *crowded(window), *read(window)]
            if not found:
                break
        note(window, place, inks)
        self.found += [f"{place}: {one}" for one in found]

    def escape(self, gone: str) -> None:
        key(Qt.Key.Key_Escape)
        self.qtbot.waitUntil(lambda: find(gone) is None)

    def in_every_look(self, place: str) -> None:
        """The checks in each look of this walk, the one it stands in first."""
        now = self._looks.index(theme().name)
        for name in (*self._looks[now:], *self._looks[:now]):
            wear(self.program.public, name)
            self.look(f"{place}, {name}")

    def unlock(self) -> None:
        """From the lock screen to Today."""
        self.until("Passphrase")
        type_into("Passphrase", PASSPHRASE)
        press("Unlock")
        self.until("How is it right now?")

    def nothing_found(self) -> None:
        self._report()
        assert not self.found, "\n".join(self.found)
        assert not self.strays.seen, self.strays.seen

    def _report(self) -> None:
        """Every place that was stood at and what was found, for whoever asks what was seen."""
        REPORTS.mkdir(parents=True, exist_ok=True)
        name = os.environ["PYTEST_CURRENT_TEST"].split("::")[-1].split(" ")[0]
        counted = f"{len(self.places)} places, {len(self.found)} errors and warnings"
        lines = [counted, *self.places, *self.found]
        (REPORTS / f"{name}.txt").write_text("\n".join(lines) + "\n")
