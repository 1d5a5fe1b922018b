"""Keeps private words from lying on the clipboard, and out of the X11 selection."""

from __future__ import annotations

import os

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

SECONDS = 30
# Asks clipboard histories to leave it out: KDE's, Windows', and the macOS convention.
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "application/x-nspasteboard-concealed-type": b"1",
}
# Says that the words are still the ones put there, also where ownership cannot be asked.
_MARK = "application/x-private-token"
_SELECTION = QClipboard.Mode.Selection


class ClipboardGuard(QObject):
    """Words copied from a text field, or put here, are private and cleared after 30 s.

    What a button copies elsewhere (a helpline's number) stays, and nothing of another
    program is ever cleared. Text selected with the mouse would be the X11 selection,
    readable by every program: one made in a text field is given up at once.
    """

    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._token = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)
        self._clipboard.selectionChanged.connect(self._selected)

    def put(self, words: str) -> None:
        """Copy private words."""
        data = QMimeData()
        data.setText(words)
        for name, value in _HINTS.items():
            data.setData(name, value)
        self._token = os.urandom(16)
        data.setData(_MARK, self._token)
        self._clipboard.setMimeData(data)
        self._timer.start()

    @property
    def holds_private(self) -> bool:
        """What was put here last is still on the clipboard."""
        data = self._clipboard.mimeData()
        return bool(self._token) and data is not None and data.data(_MARK).data() == self._token

    @property
    def is_waiting(self) -> bool:
        """The 30 s are running."""
        return self._timer.isActive()

    def clear(self) -> None:
        """Clear what is ours and private; called by the timer, at hide and at lock."""
        self._timer.stop()
        self._selected()
        if self.holds_private:
            self._token = b""
            self._clipboard.clear()
            self.cleared.emit()

    def end(self) -> None:
        """Clear and watch no longer; nothing of this time of use stays behind."""
        self.clear()
        self._clipboard.dataChanged.disconnect(self._changed)
        self._clipboard.selectionChanged.disconnect(self._selected)

    def _changed(self) -> None:
        if self.holds_private:
            return
        self._timer.stop()
        data = self._clipboard.mimeData()
        if data is None or data.hasFormat(_MARK) or not data.hasText():
            return
        if self._clipboard.ownsClipboard() and _in_a_field():
            self.put(data.text())

    def _selected(self) -> None:
        if self._clipboard.ownsSelection() and _in_a_field():
            self._clipboard.clear(_SELECTION)


def _in_a_field() -> bool:
    return isinstance(QApplication.focusWidget(), (QLineEdit, QTextEdit, QPlainTextEdit))
