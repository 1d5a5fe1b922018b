"""Somebody without a mouse: only Tab, arrows, Enter, Space, Esc, the declared keys and typing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.showroom import driver
from mbc_companion.showroom.driver import find

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
# Longer than the way around any page.
_MOST = 150


class Hands:
    """Nothing here focuses or presses a widget but by keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def until(self, name: str, *, starts: bool = False, gone: bool = False) -> None:
        self._qtbot.waitUntil(lambda: (find(name, starts=starts) is None) is gone, timeout=20_000)

    def key(self, code: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        driver.key(code, held)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        driver.type_keys(words)

    def at(self) -> str:
        """The name of what has the focus."""
        focused = QApplication.focusWidget()
        return driver.accessible_name(focused) if focused is not None else ""

    def arrives_at(self, name: str) -> None:
        """Wait until the focus is there by itself."""
        self._qtbot.waitUntil(lambda: self.at() == name, timeout=20_000)

    def to(self, name: str, *, starts: bool = False, by: Key = Key.Key_Tab) -> None:
        """Press ``by`` until the focus stands on ``name``."""
        passed = []
        for _ in range(_MOST):
            if self.at() == name or (starts and self.at().startswith(name)):
                return
            passed.append(self.at())
            self.key(by)
        raise AssertionError(f"{name!r} is never reached; passed: {list(dict.fromkeys(passed))}")

    def press(self, name: str, *, starts: bool = False, by: Key = Key.Key_Tab) -> None:
        """Go there and press Enter."""
        self.to(name, starts=starts, by=by)
        self.key(Key.Key_Return)

    def leave(self, gone: str, back_at: str) -> None:
        """Esc leads out of ``gone``, and the focus is again where it was."""
        self.key(Key.Key_Escape)
        self.until(gone, gone=True)
        assert self.at() == back_at

    def choose(self, name: str, group: QWidget) -> None:
        """One of the answers of ``group``: Tab into it, arrows within, Space."""
        inside = group.parentWidget()
        for _ in range(_MOST):
            focused = QApplication.focusWidget()
            if focused is not None and inside is not None and inside.isAncestorOf(focused):
                break
            self.key(Key.Key_Tab)
        self.to(name, by=Key.Key_Right)
        self.key(Key.Key_Space)
