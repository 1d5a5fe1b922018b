"""Stand-ins for what the entry screens are handed, and the looks they are walked in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.core import settings
from mbc_companion.core.errors import KnownError
from mbc_companion.core.settings import PublicSettings, Setting
from mbc_companion.ui.theme import install
from tests.accessibility.checks import all_findings

T = TypeVar("T")
LOOKS = ("light", "dark", "hc-light", "hc-dark")
SIZES = {100: (1280, 800), 150: (1024, 700), 200: (900, 620)}
WORDS = (
    *("marble", "river", "cotton", "march", "pebble", "under"),
    *("glove", "sister", "open", "basil", "north", "ticket"),
)
LISTED = (*WORDS, "act", "action", "actor", "actress", "abandon", "rival", "zoo")


def completions(beginning: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in LISTED if word.startswith(beginning)))


def is_listed(word: str) -> bool:
    return word in LISTED


@dataclass(frozen=True)
class FakeStrength:
    level: int
    seconds: float


def estimate(text: str) -> FakeStrength:
    """One step a word: five words are strong."""
    count = len(text.split())
    return FakeStrength(min(4, count - 1), 60.0 * 1000 ** (count - 1))


class Suggestions:
    """Five words, others each time."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        return f"five plain words number {self.count}"


class Kept:
    """Preferences in memory; ``trouble`` is raised instead of keeping anything."""

    def __init__(self, **values: Any) -> None:
        self.values: dict[str, Any] = values
        self.trouble: KnownError | None = None

    def get(self, setting: Setting[T]) -> T:
        value: T = self.values.get(setting.key, setting.default)
        return value

    def set(self, setting: Setting[T], value: T) -> None:
        if self.trouble is not None:
            raise self.trouble
        if not setting.accepts(value):
            raise ValueError(setting.key)
        self.values[setting.key] = value


def dress(app: QApplication, folder: Path, look: str = "light", percent: int = 100) -> None:
    """One of LOOKS at one of SIZES."""
    public = PublicSettings(folder / "dress.json")
    public.set(settings.THEME, look.removeprefix("hc-"))
    public.set(settings.HIGH_CONTRAST, look.startswith("hc-"))
    public.set(settings.TEXT_PERCENT, percent)
    install(app, public)


def stand(qtbot: QtBot, screen: QWidget, percent: int = 100) -> QWidget:
    """Show ``screen`` as the active window, as large as drawn for ``percent``."""
    qtbot.addWidget(screen)
    screen.resize(*SIZES[percent])
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    QApplication.processEvents()
    return screen


def findings(root: QWidget) -> list[str]:
    """What ``all_findings`` says once every layout has settled; one asks the next."""
    for _round in range(4):
        QApplication.processEvents()
    return [str(finding) for finding in all_findings(root)]


def tab_order(window: QWidget, qtbot: QtBot, count: int) -> list[str]:
    """The accessible names that ``count`` presses of Tab reach."""
    from PySide6.QtCore import Qt

    names = []
    for _press in range(count):
        focused = QApplication.focusWidget() or window
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        reached = QApplication.focusWidget()
        names.append(reached.accessibleName() if reached is not None else "")
    return names
