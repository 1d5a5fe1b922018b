"""Who has the connection: one thread, re-entrant, urgent work before other waiting work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import pairwise

import pytest

from mbc_companion.storage.owner import Owner

PATIENCE = 10.0


class Line:
    """Threads queued behind a holder, in a known order; notes who came in when."""

    def __init__(self) -> None:
        self.owner = Owner()
        self.order: list[str] = []
        self._threads: list[threading.Thread] = []

    def queue(self, name: str, *, urgent: bool) -> None:
        thread = threading.Thread(target=self._enter, args=(name, urgent))
        thread.start()
        self._threads.append(thread)
        waiting = vars(self.owner._condition)["_waiters"]
        _until(lambda: len(waiting) == len(self._threads))

    def _enter(self, name: str, urgent: bool) -> None:
        with self.owner.held(urgent=urgent):
            self.order.append(name)

    def finish(self) -> None:
        for thread in self._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()


def _until(true: Callable[[], bool]) -> None:
    gate = threading.Event()
    for _ in range(2000):
        if true():
            return
        gate.wait(0.005)
    pytest.fail("the threads never got there")


def test_urgent_work_passes_everything_that_waits() -> None:
    line = Line()
    with line.owner.held():
        for name in ("import", "search"):
            line.queue(name, urgent=False)
        assert not line.owner.wanted_urgently
        line.queue("autosave", urgent=True)
        assert line.owner.wanted_urgently
    line.finish()
    assert line.order[0] == "autosave"
    assert sorted(line.order[1:]) == ["import", "search"]
    assert not line.owner.wanted_urgently


def test_one_thread_may_hold_it_several_times() -> None:
    owner = Owner()
    with owner.held(), owner.held(urgent=True), owner.held():
        pass
    entered = threading.Event()

    def other() -> None:
        with owner.held():
            entered.set()

    with owner.held():
        with owner.held():
            thread = threading.Thread(target=other)
            thread.start()
        # Leaving the inner one gives nothing free.
        assert not entered.wait(0.1)
    assert entered.wait(PATIENCE)
    thread.join(PATIENCE)


def test_only_one_thread_is_ever_inside() -> None:
    owner = Owner()
    inside, most = [0], [0]

    def work(urgent: bool) -> None:
        for _ in range(200):
            with owner.held(urgent=urgent):
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                with owner.held():
                    pass
                inside[0] -= 1

    threads = [threading.Thread(target=work, args=(number % 2 == 0,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()
    assert most == [1]


def test_an_error_inside_gives_it_free() -> None:
    owner = Owner()
    with pytest.raises(KeyError), owner.held():
        raise KeyError
    thread = threading.Thread(target=lambda: owner.held().__enter__())
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def test_a_worker_that_asks_again_at_once_keeps_nobody_waiting() -> None:
    """Whoever was in line while the worker held it comes next, every single time."""
    owner, end = Owner(), threading.Event()
    turns: list[str] = []

    def work() -> None:
        while not end.is_set():
            with owner.held():
                turns.append("seen waiting" if owner.wanted else "alone")

    thread = threading.Thread(target=work)
    thread.start()
    _until(lambda: bool(turns))
    try:
        for _ in range(50):
            with owner.held():
                turns.append("main")
    finally:
        end.set()
        thread.join(PATIENCE)
    after = [next_one for one, next_one in pairwise(turns) if one == "seen waiting"]
    assert set(after) <= {"main"}
    assert turns.count("main") == 50
