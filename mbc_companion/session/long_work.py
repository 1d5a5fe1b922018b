"""Work of seconds beside the window, that ends at once when the vault is to be closed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from mbc_companion.core.errors import FileInUse, KnownError, Stopped
from mbc_companion.ui import tasks

T = TypeVar("T")
_PATIENCE_SECONDS = 10.0


class LongWork:
    """One piece at a time; ``stop`` returns when the thread has let go of everything."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._task: tasks.Task | None = None
        self.troubled: Callable[[KnownError], None] = lambda _: None

    @property
    def busy(self) -> bool:
        return self._task is not None

    @property
    def ended(self) -> bool:
        """The vault is being closed, or is closed already."""
        return self._stopping.is_set()

    def pause(self) -> None:
        """Called by the work between its slices. Raises Stopped once it is to end."""
        if self._stopping.is_set():
            raise Stopped("STOPPED")

    def start(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[KnownError], None]
    ) -> None:
        """Fails with FileInUse while something else runs."""
        if self.busy or self._stopping.is_set():
            failed(FileInUse("WORK"))
            return
        self._idle.clear()

        def run() -> T:
            try:
                return work()
            finally:
                self._idle.set()

        def ended(value: T) -> None:
            self._task = None
            done(value)

        def broke(error: BaseException) -> None:
            self._task = None
            if not isinstance(error, KnownError):
                raise error
            self.troubled(error)
            failed(error)

        self._task = tasks.run(run, ended, broke)

    def stop(self) -> None:
        """End the work; its outcome is not told any more."""
        self._stopping.set()
        self._idle.wait(_PATIENCE_SECONDS)
        if self._task is not None:
            self._task.cancel()
            self._task = None
