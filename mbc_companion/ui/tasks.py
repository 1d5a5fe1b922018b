"""Work off the GUI thread; its result comes back on it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

T = TypeVar("T")
_running: set[Task] = set()


class Task(QObject):
    """One piece of work; ``cancel`` drops its result, it cannot stop the work itself."""

    _ended = Signal(object, object)

    def __init__(
        self, done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__()
        self._done = done
        self._failed = failed
        self._dropped = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Neither ``done`` nor ``failed`` is called any more."""
        self._dropped = True

    @Slot(object, object)
    def _deliver(self, result: object, error: BaseException | None) -> None:
        _running.discard(self)
        if self._dropped:
            return
        if error is not None:
            self._failed(error)
        else:
            self._done(result)


class _Work(QRunnable):
    def __init__(self, task: Task, work: Callable[[], Any]) -> None:
        super().__init__()
        self._task = task
        self._work = work

    def run(self) -> None:
        try:
            result, error = self._work(), None
        except BaseException as raised:  # noqa: BLE001 - handed to the caller's ``failed``
            result, error = None, raised
        # The program may have ended meanwhile: then there is nobody left to tell.
        with contextlib.suppress(RuntimeError):
            self._task._ended.emit(result, error)


def run(
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[BaseException], None],
) -> Task:
    """Run ``work`` on a pool thread; ``done(result)`` or ``failed(error)`` on the GUI thread."""
    task = Task(done, failed)
    _running.add(task)
    QThreadPool.globalInstance().start(_Work(task, work))
    return task
