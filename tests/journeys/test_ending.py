"""The system may end the program at any moment, the first one included."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mbc_companion.app.signals import Endings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals")


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    hangup = signal.getsignal(signal.SIGHUP)
    signal.set_wakeup_fd(-1)
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in (*before.items(), (signal.SIGHUP, hangup)):
        signal.signal(number, handler)


def test_an_end_asked_for_before_the_window_is_there_is_not_forgotten(qtbot: QtBot) -> None:
    ended: list[bool] = []
    endings = Endings()
    os.kill(os.getpid(), signal.SIGTERM)
    parent = QObject()
    endings.tell(lambda: ended.append(True), parent)
    qtbot.waitUntil(lambda: ended == [True])


def test_an_end_asked_for_later_is_heard_in_the_event_loop(qtbot: QtBot) -> None:
    ended: list[bool] = []
    parent = QObject()
    Endings().tell(lambda: ended.append(True), parent)
    assert not ended
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: ended == [True])
