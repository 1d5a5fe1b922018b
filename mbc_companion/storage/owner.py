"""Who may use the one connection: one thread at a time, urgent work first."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Owner:
    """A re-entrant lock that lets waiting urgent work (autosave) pass other waiters.

    The window's thread is meant to hold it up to 20 ms, a worker in slices of up to 50 ms.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._holder: int | None = None
        self._depth = 0
        self._urgent = 0
        self._waiting = 0

    @contextmanager
    def held(self, *, urgent: bool = False) -> Iterator[None]:
        me = threading.get_ident()
        with self._condition:
            if self._holder != me:
                self._urgent += urgent
                self._waiting += 1
                try:
                    while self._holder is not None or (self._urgent and not urgent):
                        self._condition.wait()
                finally:
                    self._urgent -= urgent
                    self._waiting -= 1
                self._holder = me
            self._depth += 1
        try:
            yield
        finally:
            with self._condition:
                self._depth -= 1
                if not self._depth:
                    self._holder = None
                    self._condition.notify_all()

    def give_way(self) -> None:
        """Let everybody who waits have a turn, then go on holding; for slices of long work."""
        me = threading.get_ident()
        with self._condition:
            if self._holder != me or not self._waiting:
                return
            depth, self._depth, self._holder = self._depth, 0, None
            self._condition.notify_all()
            while self._holder is not None or self._waiting:
                self._condition.wait()
            self._depth, self._holder = depth, me

    @property
    def wanted(self) -> bool:
        """Somebody waits for the connection."""
        return self._waiting > 0

    @property
    def wanted_urgently(self) -> bool:
        """A worker looks at this between slices."""
        return self._urgent > 0
