"""A stand-in for logind and the screen savers on a bus of a test's own.

Reads a word a line: ``sleep``, ``wake``, ``lock``, ``switch``, or the name of a screen
saver; ``look GROUP KEY KIND VALUE`` changes a setting of the portal. Says ``inhibited``
when sleep is delayed, ``released`` when it no longer is.
"""

from __future__ import annotations

import os
import selectors
import sys

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_signal
from jeepney import new_method_return as answer
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

LOGIND = "org.freedesktop.login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
ROOT, OURS = "/org/freedesktop/login1", "/org/freedesktop/login1/session/_37"
PORTAL = "org.freedesktop.portal.Desktop"
KINDS = {"u": int, "d": float, "s": str, "b": lambda word: word == "true"}
SAVERS = {
    "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver",
    "org.gnome.ScreenSaver": "/org/gnome/ScreenSaver",
}


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


class Desktop:
    def __init__(self, bus: str) -> None:
        self._bus: DBusConnection = open_dbus_connection(bus=bus, enable_fds=True)
        for name in (LOGIND, PORTAL, *SAVERS):
            self._bus.send_and_get_reply(message_bus.RequestName(name))
        self._active = True
        self._looks: dict[tuple[str, str], tuple[str, object]] = {
            ("org.freedesktop.appearance", "color-scheme"): ("u", 1),
        }
        self._wait = selectors.DefaultSelector()
        self._wait.register(self._bus.sock, selectors.EVENT_READ, self._called)
        self._wait.register(sys.stdin, selectors.EVENT_READ, self._told)

    def run(self) -> None:
        say("ready")
        while True:
            for key, _ in self._wait.select():
                key.data()

    def _called(self) -> None:
        call = self._bus.receive()
        if call.header.message_type is MessageType.method_call:
            self._answer(call, call.header.fields.get(HeaderFields.member))

    def _answer(self, call: Message, member: str) -> None:
        if member == "Inhibit":
            reader, writer = os.pipe()
            self._bus.send(answer(call, "h", (writer,)))
            os.close(writer)
            self._wait.register(reader, selectors.EVENT_READ, lambda: self._released(reader))
            say("inhibited")
        elif member == "GetSession":
            self._bus.send(answer(call, "o", (OURS,)))
        elif member == "Read" and call.body in self._looks:
            self._bus.send(answer(call, "v", (("v", self._looks[call.body]),)))
        elif member == "Read":
            self._bus.send(new_error(call, f"{PORTAL}.Error.NotFound"))
        elif member == "Get":
            self._bus.send(answer(call, "v", (("b", self._active),)))

    def _released(self, reader: int) -> None:
        self._wait.unregister(reader)
        os.close(reader)
        say("released")

    def _told(self) -> None:
        word = sys.stdin.readline().strip()
        if not word:
            sys.exit(0)
        if word in ("sleep", "wake"):
            self._signal(ROOT, MANAGER, "PrepareForSleep", "b", (word == "sleep",))
        elif word == "lock":
            self._signal(OURS, SESSION, "Lock")
        elif word == "switch":
            self._active = False
            changed = (SESSION, {"Active": ("b", False)}, [])
            properties = "org.freedesktop.DBus.Properties"
            self._signal(OURS, properties, "PropertiesChanged", "sa{sv}as", changed)
        elif word.startswith("look "):
            _, group, key, kind, value = word.split(" ", 4)
            self._looks[(group, key)] = look = (kind, KINDS[kind](value))
            where = ("/org/freedesktop/portal/desktop", f"{PORTAL.removesuffix('Desktop')}Settings")
            self._signal(*where, "SettingChanged", "ssv", (group, key, look))
        elif word in SAVERS:
            self._signal(SAVERS[word], word, "ActiveChanged", "b", (True,))

    def _signal(
        self, path: str, interface: str, name: str, signature: str = "", body: tuple = ()
    ) -> None:
        where = DBusAddress(path, interface=interface)
        self._bus.send(new_signal(where, name, signature or None, body))


if __name__ == "__main__":
    Desktop(sys.argv[1]).run()
