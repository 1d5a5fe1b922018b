"""Work with the keys that has to end before the vault is closed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from mbc_companion.storage.troubles import Interrupted

T = TypeVar("T")
_LONGEST_SECONDS = 60.0


class PendingWork:
    """A lock hides everything at once, and then lets a change of the keys come to its end."""

    def __init__(self) -> None:
        self._open: set[threading.Event] = set()
        self._closing = False

    def pause(self) -> None:
        """Called between slices of long work. Raises Interrupted once the vault closes."""
        if self._closing:
            raise Interrupted("CLOSING")

    def holding(self, work: Callable[[], T]) -> Callable[[], T]:
        """``work``, for another thread; ``finish`` waits for it from now on."""
        ended = threading.Event()
        self._open.add(ended)

        def run() -> T:
            try:
                return work()
            finally:
                ended.set()
                self._open.discard(ended)

        return run

    def finish(self) -> None:
        """Wait, a minute at most, until everything handed out has ended."""
        self._closing = True
        for ended in tuple(self._open):
            ended.wait(_LONGEST_SECONDS)
