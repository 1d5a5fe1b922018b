"""Drives real widgets by their accessible names with the events a person makes."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Condition = Callable[[], object]
Script = Generator[Condition, None, None]
PATIENCE_SECONDS = 60.0


class NotThere(Exception):
    """A name that should be on the screen is not; the message is our own name for it."""


def _top() -> QWidget:
    window = next((w for w in QApplication.topLevelWidgets() if w.isVisible()), None)
    if window is None:
        raise NotThere("window")
    return window


def accessible_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def find(name: str, *, starts: bool = False, within: QWidget | None = None) -> QWidget | None:
    """The visible widget with this accessible name; a control before a label."""
    hits = []
    for widget in (within or _top()).findChildren(QWidget):
        if not widget.isVisible():
            continue
        called = accessible_name(widget)
        if called == name or (starts and called.startswith(name)):
            hits.append(widget)
    hits.sort(key=lambda w: w.focusPolicy() == Qt.FocusPolicy.NoFocus)
    return hits[0] if hits else None


def need(name: str, *, starts: bool = False, within: QWidget | None = None) -> QWidget:
    widget = find(name, starts=starts, within=within)
    if widget is None:
        raise NotThere(name)
    return widget


class Shows:
    """True when something with this name is on the screen."""

    def __init__(self, name: str, *, starts: bool) -> None:
        self.name = name
        self._starts = starts

    def __call__(self) -> bool:
        return find(self.name, starts=self._starts) is not None


def shows(name: str, *, starts: bool = False) -> Condition:
    """To be yielded by a script: go on when ``name`` is there."""
    return Shows(name, starts=starts)


def press(name: str, *, starts: bool = False, within: QWidget | None = None) -> None:
    """Click the middle of a control."""
    widget = need(name, starts=starts, within=within)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def type_into(name: str, words: str) -> None:
    """Focus a field and type, key by key."""
    widget = need(name)
    widget.setFocus()
    QTest.keyClicks(widget, words)


def type_keys(words: str) -> None:
    """Type where the focus is."""
    focus = QApplication.focusWidget()
    if focus is None:
        raise NotThere("focus")
    for line_number, line in enumerate(words.split("\n")):
        if line_number:
            QTest.keyClick(focus, Qt.Key.Key_Return)
        QTest.keyClicks(focus, line)


def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or _top(), code, modifiers)


def picture(folder: Path, name: str) -> None:
    """Save what the window shows."""
    folder.mkdir(parents=True, exist_ok=True)
    _top().grab().save(str(folder / f"{name}.png"))


class Driver(QObject):
    """Runs a script beside the event loop; each yielded condition is waited for."""

    def __init__(self, script: Script, failed: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._script = script
        self._failed = failed
        self._condition: Condition | None = None
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(15)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        try:
            if self._condition is not None and not self._condition():
                if time.monotonic() - self._since > PATIENCE_SECONDS:
                    wanted = getattr(self._condition, "name", "what the step waited for")
                    raise NotThere(wanted)
                return
            self._timer.stop()
            self._condition = next(self._script)
            self._since = time.monotonic()
            self._timer.start()
        except StopIteration:
            self._timer.stop()
        except Exception as error:  # noqa: BLE001 - whatever broke the script ends the tour
            self._timer.stop()
            self._failed(error)
