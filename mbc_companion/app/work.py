"""One piece of slow work at a time, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from mbc_companion.core.errors import KnownError

if TYPE_CHECKING:
    from mbc_companion.ui import tasks

T = TypeVar("T")


class OneAtATime:
    """While something runs, a second start does nothing: a key derivation is not stacked."""

    def __init__(self) -> None:
        self._task: tasks.Task | None = None

    @property
    def busy(self) -> bool:
        return self._task is not None

    def drop(self) -> None:
        """The window is going: the outcome of what runs is not told any more."""
        if self._task is not None:
            self._task.cancel()

    def start(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """``failed`` hears of the person's troubles; our own mistakes are raised as such."""
        if self.busy:
            return

        def ended(value: T) -> None:
            self._task = None
            done(value)

        def broke(error: BaseException) -> None:
            self._task = None
            if not isinstance(error, KnownError):
                raise error
            failed(error)

        # Imported late: the lock screen has no work yet.
        from mbc_companion.ui import tasks

        self._task = tasks.run(work, ended, broke)
