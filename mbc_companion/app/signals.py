"""Termination asked for by the system, brought into Qt's event loop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class EndingSignals(QObject):
    """Calls ``ending`` in the window's thread when the system asks the program to end.

    A Python handler only runs between byte codes, and Qt's loop runs none: the wake-up
    socket (a local pair, never the network) is what gets it there.
    """

    def __init__(self, ending: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ending = ending
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno())
        for number in _ENDING:
            signal.signal(number, lambda *_: None)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        if self._reader.recv(64):
            self._ending()
