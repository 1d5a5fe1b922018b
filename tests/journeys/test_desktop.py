"""The computer sleeps, its screen locks, another person logs in: it locks by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from mbc_companion.app.desktop import SCREEN, SLEEP, SWITCHED, DesktopWatch
from tests.journeys.desktops import FakeDesktop, fake_desktop

BUS = "a bus of this test"


@pytest.fixture
def desktop() -> Iterator[FakeDesktop]:
    # A socket's path may have 107 letters, which the folders of pytest can exceed.
    with tempfile.TemporaryDirectory() as folder, fake_desktop(Path(folder)) as made:
        yield made


@pytest.fixture
def watch(qtbot: QtBot, desktop: FakeDesktop) -> Iterator[DesktopWatch]:
    bus = QDBusConnection.connectToBus(desktop.address, BUS)
    assert bus.isConnected()
    made = DesktopWatch(bus, bus)
    qtbot.waitUntil(lambda: made.holds_sleep and made.knows_session)
    yield made
    made.deleteLater()
    QDBusConnection.disconnectFromBus(BUS)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("sleep", SLEEP),
        ("lock", SCREEN),
        ("org.freedesktop.ScreenSaver", SCREEN),
        ("org.gnome.ScreenSaver", SCREEN),
        ("switch", SWITCHED),
    ],
)
def test_what_the_desktop_says_is_heard(
    qtbot: QtBot, desktop: FakeDesktop, watch: DesktopWatch, word: str, reason: str
) -> None:
    with qtbot.waitSignal(watch.lock_needed) as heard:
        desktop.tell(word)
    assert heard.args == [reason]


def test_sleep_waits_until_it_is_locked_and_is_held_again_on_waking(
    qtbot: QtBot, desktop: FakeDesktop, watch: DesktopWatch
) -> None:
    desktop.heard("inhibited")
    held: list[bool] = []
    watch.lock_needed.connect(lambda _: held.append(watch.holds_sleep))
    with qtbot.waitSignal(watch.lock_needed):
        desktop.tell("sleep")
    assert held == [True]
    qtbot.waitUntil(lambda: not watch.holds_sleep)
    desktop.heard("released")
    with qtbot.waitSignal(watch.woke):
        desktop.tell("wake")
    qtbot.waitUntil(lambda: watch.holds_sleep)
    desktop.heard("inhibited")


def test_without_a_bus_nothing_is_heard_and_nothing_breaks(qtbot: QtBot) -> None:
    nowhere = QDBusConnection("no such bus")
    watch = DesktopWatch(nowhere, nowhere)
    assert not watch.holds_sleep
