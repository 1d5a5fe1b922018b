"""Quiet time in the unlocked window: how long it may last, and what is said before the lock."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mbc_companion.core.settings import (
    HIDE_NEEDS_PASSPHRASE,
    IDLE_MINUTES,
    VAULT_HIDE_MODE,
    VAULT_IDLE_MINUTES,
)
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.ui.hide_cover import stricter
from mbc_companion.ui.idle import IdleWatch


class QuietRoom(QObject):
    """Of the public file and the vault the stricter setting is in force.

    ``lock_requested`` carries the reason.
    """

    lock_requested = Signal(str)

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self.watch = IdleWatch(around.clock, self.idle_minutes, self)
        self.watch.idle.connect(lambda: self.lock_requested.emit(f"idle-{self.idle_minutes()}"))
        self.watch.warned.connect(self._warn)
        self.watch.stayed.connect(self._stayed)

    def idle_minutes(self) -> int:
        around = self._around
        return min(around.public.get(IDLE_MINUTES), around.preferences.get(VAULT_IDLE_MINUTES))

    def hide_mode(self) -> str:
        around = self._around
        return stricter(
            around.public.get(HIDE_NEEDS_PASSPHRASE), around.preferences.get(VAULT_HIDE_MODE)
        )

    def show(self) -> None:
        """The setting in force, at the bottom left."""
        self._around.shell.show_unlocked(self.idle_minutes())

    def _warn(self, seconds: int) -> None:
        self._around.shell.show_locking(seconds)
        self._around.window.warn_locking(seconds, self.watch.stay)

    def _stayed(self) -> None:
        self.show()
        self._around.window.end_warning()
