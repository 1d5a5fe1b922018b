"""Sentences on the desktop, over a private bus with a stand-in for the desktop's service."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.notifications import Notifier
from mbc_companion.ui.theme import Theme
from mbc_companion.ui.toast import Toasts
from tests import needs

PATH, NAME = "/org/freedesktop/Notifications", "org.freedesktop.Notifications"


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A message bus of this test alone; gives its address."""
    daemon = subprocess.Popen(
        [needs.program("dbus-daemon", "dbus"), "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": ""},
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.wait()


class Desktop(QDBusVirtualObject):
    """What a desktop's notification service is to us: it keeps what it was told."""

    def __init__(self, connection: QDBusConnection) -> None:
        super().__init__()
        self.connection = connection
        self.told: list[tuple[str, list[Any]]] = []
        assert connection.registerVirtualObject(PATH, self)
        assert connection.registerService(NAME)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.told.append((message.signature(), message.arguments()))
        reply = message.createReply()
        reply.setArguments([len(self.told)])
        return bool(connection.send(reply))

    def press(self, number: int, action: str) -> None:
        """The person presses a button of notification ``number``."""
        signal = QDBusMessage.createSignal(PATH, NAME, "ActionInvoked")
        signal.setArguments([number, action])
        assert self.connection.send(signal)


@pytest.fixture
def desktop(bus: str, look: Theme) -> Iterator[Desktop]:
    connection = QDBusConnection.connectToBus(bus, "desktop")
    assert connection.isConnected()
    made = Desktop(connection)
    yield made
    connection.unregisterObject(PATH)
    QDBusConnection.disconnectFromBus("desktop")


@dataclass
class Stage:
    host: QWidget
    toasts: Toasts
    notifier: Notifier
    snoozed: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)


@pytest.fixture
def stage(look: Theme, qtbot: QtBot) -> Iterator[Stage]:
    host = QWidget()
    host.resize(900, 620)
    qtbot.addWidget(host)
    host.show()
    toasts = Toasts(host)
    made = Stage(host, toasts, Notifier(toasts, host))
    made.notifier.snoozed.connect(made.snoozed.append)
    made.notifier.opened.connect(made.opened.append)
    yield made
    made.notifier.close()


def test_the_desktop_is_told_the_sentence_and_nothing_else(
    desktop: Desktop, stage: Stage, qtbot: QtBot
) -> None:
    stage.notifier.say("a1", "Something is planned.")
    qtbot.waitUntil(lambda: bool(desktop.told))
    signature, arguments = desktop.told[0]
    assert signature == "susssasa{sv}i", "as the service asks for it"
    assert arguments[0] == "Companion"
    assert arguments[3:5] == ["Something is planned.", ""]
    assert stage.toasts.current is None


def test_snooze_and_open_come_back_with_the_id(
    desktop: Desktop, stage: Stage, qtbot: QtBot
) -> None:
    stage.notifier.say("a1", "Something at 10:30 tomorrow.")
    stage.notifier.say("b2", "Something at 11:00 tomorrow.")
    qtbot.waitUntil(lambda: len(stage.notifier._shown) == 2)
    desktop.press(1, "later")
    qtbot.waitUntil(lambda: stage.snoozed == ["a1"])
    desktop.press(2, "default")
    qtbot.waitUntil(lambda: stage.opened == ["b2"])
    desktop.press(99, "later")
    stage.notifier.say("c3", "Something is planned.")
    qtbot.waitUntil(lambda: len(stage.notifier._shown) == 3)
    assert stage.snoozed == ["a1"], "somebody else's notification is not ours"


def test_what_holds_no_longer_is_taken_from_the_desktop(
    desktop: Desktop, stage: Stage, qtbot: QtBot
) -> None:
    stage.notifier.say("a1", "Something is planned.")
    stage.notifier.say("b2", "Something else is planned.")
    qtbot.waitUntil(lambda: len(stage.notifier._shown) == 2)
    stage.notifier.withdraw("b2")
    qtbot.waitUntil(lambda: len(desktop.told) == 3)
    assert desktop.told[2] == ("u", [2]), "and only this one"


def test_a_bus_without_a_service_is_answered_in_the_window(
    bus: str, stage: Stage, qtbot: QtBot
) -> None:
    stage.notifier.say("a1", "Something is planned.")
    qtbot.waitUntil(lambda: stage.toasts.current is not None)
    assert stage.toasts.current is not None
    assert stage.toasts.current.words.text() == "Something is planned."


@pytest.mark.parametrize("address", ["", "disabled:", "unix:path=nowhere", "nonsense"])
def test_without_a_bus_it_is_said_in_the_window_with_its_snooze(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    stage.notifier.say("a1", "Something is planned.")
    toast = stage.toasts.current
    assert toast is not None
    assert toast.undo_button is not None
    toast.undo_button.click()
    assert stage.snoozed == ["a1"]
    assert stage.toasts.current is None


def test_a_bus_that_goes_away_leaves_the_window(
    desktop: Desktop, stage: Stage, qtbot: QtBot
) -> None:
    stage.notifier.say("a1", "Something is planned.")
    qtbot.waitUntil(lambda: bool(stage.notifier._shown))
    assert stage.notifier._connection is not None
    stage.notifier._connection.sock.close()
    stage.notifier.say("b2", "Something at 9:00 today.")
    qtbot.waitUntil(lambda: stage.toasts.current is not None)
