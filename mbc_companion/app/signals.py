"""Termination asked for by the system, brought into Qt's event loop."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

# Qt is imported where it is used: the asking is heard before Qt is loaded.
if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class Endings:
    """Hears the system ask the program to end, from the first moment on.

    What was asked before ``tell`` is remembered and told then. A Python handler only runs
    between byte codes, and Qt's loop runs none: the byte that the system writes into the
    wake-up pipe is what gets it there.
    """

    def __init__(self) -> None:
        self._asked = False
        for number in _ENDING:
            signal.signal(number, self._remember)

    def _remember(self, *_: object) -> None:
        self._asked = True

    def tell(self, ending: Callable[[], None], parent: QObject) -> None:
        """From now on call ``ending`` in the window's thread, as long as ``parent`` lives."""
        from PySide6.QtCore import QSocketNotifier, QTimer

        self._ending = ending
        if sys.platform != "win32":
            # On Windows no pipe can wake Python; closing the session closes the window.
            self._reader, writer = os.pipe()
            for end in (self._reader, writer):
                os.set_blocking(end, False)
            signal.set_wakeup_fd(writer)
            self._notifier = QSocketNotifier(self._reader, QSocketNotifier.Type.Read, parent)
            self._notifier.activated.connect(self._woken)
        if self._asked:
            QTimer.singleShot(0, parent, ending)

    def _woken(self) -> None:
        if os.read(self._reader, 64):
            self._ending()
