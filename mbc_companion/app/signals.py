"""Termination asked for by the system, brought into Qt's event loop."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class EndingSignals(QObject):
    """Calls ``ending`` in the window's thread when the system asks the program to end.

    A Python handler only runs between byte codes, and Qt's loop runs none: the byte that
    the system writes into the wake-up pipe is what gets it there.
    """

    def __init__(self, ending: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._ending = ending
        for number in _ENDING:
            signal.signal(number, lambda *_: None)
        if sys.platform == "win32":
            return  # no pipe can wake Python there; closing the session closes the window
        self._reader, writer = os.pipe()
        for end in (self._reader, writer):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(writer)
        self._notifier = QSocketNotifier(self._reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        if os.read(self._reader, 64):
            self._ending()
