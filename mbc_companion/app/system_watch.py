"""Light or dark, contrast, motion and text size of the desktop, followed while we run.

Asked of the settings portal over D-Bus, which every larger Linux desktop has. Where there
is none nothing is told, and what Qt knows by itself stays.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtGui import QGuiApplication

from mbc_companion.app.bus_call import Asked, slot
from mbc_companion.ui.system_look import ASKED, SystemLook, read_look

_NAME, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"


class SystemWatch(QObject):
    """``changed`` carries a SystemLook: once all answers are there, and after each change."""

    changed = Signal(object)

    def __init__(
        self, session: QDBusConnection | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bus = session or QDBusConnection.sessionBus()
        self._told: dict[tuple[str, str], object] = {}
        self._waiting: set[Asked] = set()
        self._look = SystemLook()
        if not self._bus.isConnected():
            return
        heard = slot("_setting(QString,QString,QDBusVariant)")
        self._bus.connect(_NAME, _PATH, _SETTINGS, "SettingChanged", self, heard)
        for where in ASKED:
            self._ask(where)

    def _ask(self, where: tuple[str, str]) -> None:
        # The newer ReadOne is missing in older portals; both still have this one.
        message = QDBusMessage.createMethodCall(_NAME, _PATH, _SETTINGS, "Read")
        message.setArguments(list(where))
        asked = Asked(self._bus.asyncCall(message), self)
        self._waiting.add(asked)
        asked.finished.connect(lambda _: self._over(asked, where))

    def _over(self, asked: Asked, where: tuple[str, str]) -> None:
        # What has changed meanwhile is newer than the answer.
        self._told.setdefault(where, _plain(asked.first()))
        self._waiting.discard(asked)
        asked.deleteLater()
        if not self._waiting:
            self._tell()

    @Slot(str, str, QDBusVariant)
    def _setting(self, group: str, key: str, value: QDBusVariant) -> None:
        if (group, key) in ASKED:
            self._told[(group, key)] = _plain(value)
            self._tell()

    def _tell(self) -> None:
        look = read_look(
            self._told,
            desktop=os.environ.get("XDG_CURRENT_DESKTOP", ""),
            scales_itself=QGuiApplication.platformName() == "xcb",
        )
        if look != self._look:
            self._look = look
            self.changed.emit(look)


def _plain(value: object) -> object:
    """Out of the variants that portals wrap around each other."""
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value
