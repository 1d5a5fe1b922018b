"""Who may use the one connection: one thread at a time, urgent work first."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class _Ticket:
    urgent: bool


class Owner:
    """A re-entrant lock: in the order of asking, but urgent work (autosave) passes others.

    The window's thread is meant to hold it up to 20 ms, a worker in slices of up to 50 ms.
    In order, since a worker that asks again at once would otherwise keep the window's
    thread waiting for seconds (measured: 10 s at a lock).
    """

    def __init__(self) -> None:
        # Taken by itself, which costs a third of taking it through the condition.
        self._lock = threading.RLock()
        self._condition = threading.Condition(self._lock)
        self._holder: int | None = None
        self._depth = 0
        self._waiting: list[_Ticket] = []
        # Made once: every reading goes through one of them.
        self._held, self._held_urgently = _Held(self, urgent=False), _Held(self, urgent=True)

    def held(self, *, urgent: bool = False) -> AbstractContextManager[None]:
        return self._held_urgently if urgent else self._held

    def take(self, *, urgent: bool) -> None:
        """Wait for a turn; to be given back by ``release``, as often as it was taken."""
        me = threading.get_ident()
        with self._lock:
            if self._holder != me:
                if self._holder is not None or self._waiting:
                    self._wait_in_line(_Ticket(urgent=urgent))
                self._holder = me
            self._depth += 1

    def release(self) -> None:
        with self._lock:
            self._depth -= 1
            if not self._depth:
                self._holder = None
                if self._waiting:
                    self._condition.notify_all()

    def _wait_in_line(self, ticket: _Ticket) -> None:
        self._waiting.append(ticket)
        try:
            while self._holder is not None or self._next() is not ticket:
                self._condition.wait()
        finally:
            self._waiting.remove(ticket)
            self._condition.notify_all()

    def _next(self) -> _Ticket:
        return next((one for one in self._waiting if one.urgent), self._waiting[0])

    def give_way(self) -> None:
        """Let everybody who waits have a turn, then go on holding; for slices of long work."""
        me = threading.get_ident()
        with self._lock:
            if self._holder != me or not self._waiting:
                return
            depth, self._depth, self._holder = self._depth, 0, None
            self._condition.notify_all()
            self._wait_in_line(_Ticket(urgent=False))
            self._depth, self._holder = depth, me

    @property
    def wanted(self) -> bool:
        """Somebody waits for the connection."""
        return bool(self._waiting)

    @property
    def wanted_urgently(self) -> bool:
        """A worker looks at this between slices."""
        return any(one.urgent for one in self._waiting)


class _Held:
    """``with`` holds ``owner``."""

    def __init__(self, owner: Owner, *, urgent: bool) -> None:
        self._owner, self._urgent = owner, urgent

    def __enter__(self) -> None:
        self._owner.take(urgent=self._urgent)

    def __exit__(self, *_: object) -> None:
        self._owner.release()
