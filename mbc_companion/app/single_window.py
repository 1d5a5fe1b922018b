"""A second start raises the first window instead of opening another."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_ANSWER_MS = 2000


def _name(root: Path) -> str:
    return "companion-" + hashlib.sha256(str(root).encode()).hexdigest()[:16]


def raise_first(root: Path) -> bool:
    """Ask the program that holds ``root`` to come forward; False if nobody answers.

    The system takes the knock for a program that stands still as well; only one that runs
    hangs up.
    """
    knock = QLocalSocket()
    knock.connectToServer(_name(root))
    if not knock.waitForConnected(_ANSWER_MS):
        return False
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    return knock.state() is gone or knock.waitForDisconnected(_ANSWER_MS)


def come_forward(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


class Doorbell(QObject):
    """Listens on a local socket only this person can open; carries no words at all."""

    rung = Signal()

    def __init__(self, root: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # The instance lock is ours, so a name left by a killed program is free to take.
        QLocalServer.removeServer(_name(root))
        self._server.newConnection.connect(self._answer)
        self._server.listen(_name(root))

    def _answer(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.disconnectFromServer()
            self.rung.emit()
