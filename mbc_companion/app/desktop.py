"""What the desktop says: the computer goes to sleep, its screen locks, another person logs in.

Spoken over D-Bus with logind (sleep, lock, user switch) and with the screen savers. Where
there is no bus, or none of them on it, nothing is heard and nothing breaks: the idle lock,
counted on the boot clock, stays.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from mbc_companion.app.bus_call import Asked, slot

SLEEP, SCREEN, SWITCHED = "sleep", "screen", "switched"
_LOGIND = "org.freedesktop.login1"
_MANAGER, _SESSION = f"{_LOGIND}.Manager", f"{_LOGIND}.Session"
_ROOT = "/org/freedesktop/login1"
_PROPERTIES = "org.freedesktop.DBus.Properties"
# Name and interface, and where each desktop has it.
_SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)


class DesktopWatch(QObject):
    """``lock_needed`` is SLEEP, SCREEN or SWITCHED; ``woke`` comes after a sleep.

    Sleep is delayed by an inhibitor. The process replacement of a lock closes it, so the
    computer goes to sleep once nothing private is left; with nothing to lock it is given
    up as soon as ``lock_needed`` was heard.
    """

    lock_needed = Signal(str)
    woke = Signal()

    def __init__(
        self,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._inhibitor: QDBusUnixFileDescriptor | None = None
        self._waiting: set[Asked] = set()
        self._session_path = ""
        if self._system.isConnected():
            self._system.connect(
                _LOGIND, _ROOT, _MANAGER, "PrepareForSleep", self, slot("_sleep(bool)")
            )
            self._hold_sleep()
            self._find_session()
        saver = session or QDBusConnection.sessionBus()
        if saver.isConnected():
            for name, path in _SCREEN_SAVERS:
                saver.connect(name, path, name, "ActiveChanged", self, slot("_screen(bool)"))

    @property
    def holds_sleep(self) -> bool:
        """The computer would wait for us before it sleeps."""
        return self._inhibitor is not None

    @property
    def knows_session(self) -> bool:
        """Whether the lock and the switch of this login are listened to."""
        return bool(self._session_path)

    # -- asking ------------------------------------------------------------------

    def _ask(self, path: str, interface: str, member: str, told: list[object]) -> Asked:
        message = QDBusMessage.createMethodCall(_LOGIND, path, interface, member)
        message.setArguments(told)
        call = Asked(self._system.asyncCall(message), self)
        self._waiting.add(call)
        return call

    def _over(self, call: Asked) -> object:
        """Its answer. The call goes, since it holds on to the inhibitor as well."""
        answer = call.first()
        self._waiting.discard(call)
        call.deleteLater()
        return answer

    def _hold_sleep(self) -> None:
        reason = self.tr("Locks before the computer sleeps")
        asked = self._ask(_ROOT, _MANAGER, "Inhibit", ["sleep", "Companion", reason, "delay"])
        asked.finished.connect(lambda _: self._held(self._over(asked)))

    def _held(self, answer: object) -> None:
        if isinstance(answer, QDBusUnixFileDescriptor) and answer.isValid():
            self._inhibitor = answer

    def _find_session(self) -> None:
        """Ours by its name; logind's guess where a desktop starts programs outside of it."""
        name = os.environ.get("XDG_SESSION_ID") or "auto"
        asked = self._ask(_ROOT, _MANAGER, "GetSession", [name])
        asked.finished.connect(lambda _: self._follow(self._over(asked)))

    def _follow(self, answer: object) -> None:
        if not isinstance(answer, QDBusObjectPath):
            return
        self._session_path = path = answer.path()
        self._system.connect(_LOGIND, path, _SESSION, "Lock", self, slot("_lock()"))
        self._system.connect(
            _LOGIND, path, _PROPERTIES, "PropertiesChanged", self, slot("_changed(QDBusMessage)")
        )

    # -- hearing -----------------------------------------------------------------

    @Slot(bool)
    def _sleep(self, begins: bool) -> None:  # noqa: FBT001
        if begins:
            self.lock_needed.emit(SLEEP)
            self._inhibitor = None
        else:
            self._hold_sleep()
            self.woke.emit()

    @Slot()
    def _lock(self) -> None:
        self.lock_needed.emit(SCREEN)

    @Slot(bool)
    def _screen(self, active: bool) -> None:  # noqa: FBT001
        if active:
            self.lock_needed.emit(SCREEN)

    @Slot(QDBusMessage)
    def _changed(self, _message: QDBusMessage) -> None:
        """Something about our session; the only part that counts is asked for."""
        asked = self._ask(self._session_path, _PROPERTIES, "Get", [_SESSION, "Active"])
        asked.finished.connect(lambda _: self._active(self._over(asked)))

    def _active(self, answer: object) -> None:
        if isinstance(answer, QDBusVariant) and answer.variant() is False:
            self.lock_needed.emit(SWITCHED)
