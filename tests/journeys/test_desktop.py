"""The computer sleeps, its screen locks, another person logs in: it locks by itself."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from mbc_companion.app.desktop import SCREEN, SLEEP, SWITCHED, DesktopWatch
from mbc_companion.app.system_watch import SystemWatch
from mbc_companion.ui.system_look import SystemLook, read_look
from mbc_companion.ui.theme import Theme
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


def test_light_contrast_and_text_size_of_the_desktop_are_followed_without_a_restart(
    qtbot: QtBot, look: Theme, desktop: FakeDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    bus = QDBusConnection.connectToBus(desktop.address, BUS)
    watch = SystemWatch(bus)
    watch.changed.connect(look.follow_system)
    try:
        qtbot.waitUntil(lambda: look.name == "dark")
        desktop.tell("look org.freedesktop.appearance contrast u 1")
        qtbot.waitUntil(lambda: look.name == "hc-dark")
        desktop.tell("look org.freedesktop.appearance color-scheme u 2")
        qtbot.waitUntil(lambda: look.name == "hc-light")
        desktop.tell("look org.gnome.desktop.interface font-name s Cantarell Bold 16.5")
        qtbot.waitUntil(lambda: look.scale == 1.5)
        desktop.tell("look org.gnome.desktop.interface text-scaling-factor d 1.2")
        qtbot.waitUntil(lambda: look.scale == pytest.approx(1.8))
        desktop.tell("look org.gnome.desktop.interface enable-animations b false")
        qtbot.waitUntil(lambda: look.fade_ms == 0)
    finally:
        watch.deleteLater()
        QDBusConnection.disconnectFromBus(BUS)
        look.follow_system(SystemLook())


def test_what_a_desktop_tells_wrongly_is_passed_over() -> None:
    told = {
        ("org.freedesktop.appearance", "color-scheme"): 0,
        ("org.gnome.desktop.interface", "text-scaling-factor"): 40.0,
        ("org.gnome.desktop.interface", "font-name"): "Cantarell",
        ("org.kde.kdeglobals.General", "font"): "Noto Sans,15,-1,5,50,0,0,0,0,0",
    }
    assert read_look(told, desktop="ubuntu:GNOME", scales_itself=False) == SystemLook()
    assert read_look(told, desktop="KDE", scales_itself=False).points == 15
    twice = {("org.gnome.desktop.interface", "text-scaling-factor"): 2.0}
    # X11 grows everything by its dots per inch already.
    assert read_look(twice, desktop="GNOME", scales_itself=True).text == 1
    assert read_look(twice, desktop="GNOME", scales_itself=False).text == 2
