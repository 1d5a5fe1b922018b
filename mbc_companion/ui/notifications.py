"""A sentence on the desktop over D-Bus, else in our own window; no tray is needed.

Spoken with jeepney: Qt's own D-Bus cannot send the unsigned number the service asks for.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from mbc_companion.ui.toast import Toast, Toasts

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

_log = logging.getLogger(__name__)
SNOOZE_MINUTES = 10
_LATER, _OPEN = "later", "default"
_PATH = "/org/freedesktop/Notifications"
_NAME = "org.freedesktop.Notifications"
_WAIT_SECONDS = 1.0


class Notifier(QObject):
    """``snoozed`` carries the id of a reminder, ``opened`` too.

    Without a bus, or without a service on it, the sentence is a toast in the window.
    """

    snoozed = Signal(str)
    opened = Signal(str)

    def __init__(self, toasts: Toasts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._toasts = toasts
        self._connection: DBusConnection | None = None
        self._watch: QSocketNotifier | None = None
        self._asked: dict[int, tuple[str, str]] = {}
        self._shown: dict[int, str] = {}
        self._toast: tuple[str, Toast] | None = None

    def say(self, reminder_id: str, words: str) -> None:
        """Show ``words``; nothing private belongs into them."""
        connection = self._open()
        if connection is None:
            self._in_window(reminder_id, words)
            return
        try:
            serial = self._notify(connection, words)
        except OSError:
            self.close()
            self._in_window(reminder_id, words)
        else:
            self._asked[serial] = (reminder_id, words)

    def withdraw(self, reminder_id: str) -> None:
        """What was said of it holds no longer: it goes from the desktop and the window."""
        self._asked = {
            serial: asked for serial, asked in self._asked.items() if asked[0] != reminder_id
        }
        for number in [number for number, one in self._shown.items() if one == reminder_id]:
            del self._shown[number]
            self._take_down(number)
        if self._toast is not None and self._toast[0] == reminder_id:
            self._toasts.dismiss(self._toast[1])
            self._toast = None

    def close(self) -> None:
        """Let go of the bus; safe to call twice."""
        if self._watch is not None:
            self._watch.setEnabled(False)
            self._watch = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _in_window(self, reminder_id: str, words: str) -> None:
        def later() -> None:
            self.snoozed.emit(reminder_id)

        self._toasts.show(words, undo=later, undo_words=self._later_words(), urgent=True)
        shown = self._toasts.current
        self._toast = None if shown is None else (reminder_id, shown)

    def _later_words(self) -> str:
        return self.tr("In %n minutes", "", SNOOZE_MINUTES)

    # -- the bus ---------------------------------------------------------------------------

    def _open(self) -> DBusConnection | None:
        if self._connection is not None or not sys.platform.startswith("linux"):
            return self._connection
        from jeepney import MatchRule, message_bus
        from jeepney.io.blocking import open_dbus_connection

        try:
            connection = open_dbus_connection("SESSION", auth_timeout=_WAIT_SECONDS)
            for signal in ("ActionInvoked", "NotificationClosed"):
                rule = MatchRule(type="signal", interface=_NAME, member=signal, path=_PATH)
                connection.send(message_bus.AddMatch(rule))
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            _log.info("no desktop notifications: %s", type(error).__name__)
            return None
        self._connection = connection
        self._watch = QSocketNotifier(connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._read)
        return connection

    def _notify(self, connection: DBusConnection, words: str) -> int:
        from jeepney import DBusAddress, new_method_call

        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        actions = [_OPEN, self.tr("Open Companion"), _LATER, self._later_words()]
        hints = {"urgency": ("y", 1), "desktop-entry": ("s", "companion")}
        body = ("Companion", 0, "companion", words, "", actions, hints, -1)
        message = new_method_call(address, "Notify", "susssasa{sv}i", body)
        serial = int(next(connection.outgoing_serial))
        connection.send(message, serial=serial)
        return serial

    def _take_down(self, number: int) -> None:
        from jeepney import DBusAddress, new_method_call

        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        try:
            if self._connection is not None:
                self._connection.send(new_method_call(address, "CloseNotification", "u", (number,)))
        except OSError:
            self.close()

    def _read(self) -> None:
        while self._connection is not None:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, ValueError):
                self.close()
                return
            self._heard(message)

    def _heard(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType

        fields, kind = message.header.fields, message.header.message_type
        asked = self._asked.pop(fields.get(HeaderFields.reply_serial, -1), None)
        if asked is not None and kind is MessageType.error:
            self._in_window(*asked)
        elif asked is not None and message.body and isinstance(message.body[0], int):
            self._shown[message.body[0]] = asked[0]
        elif kind is MessageType.signal and fields.get(HeaderFields.interface) == _NAME:
            self._answered(fields.get(HeaderFields.member), message.body)

    def _answered(self, member: str, body: tuple[Any, ...]) -> None:
        ours = bool(body) and isinstance(body[0], int)
        reminder_id = self._shown.get(body[0]) if ours else None
        if reminder_id is None:
            return
        if member == "NotificationClosed":
            del self._shown[body[0]]
        elif body[1] == _LATER:
            self.snoozed.emit(reminder_id)
        else:
            self.opened.emit(reminder_id)
