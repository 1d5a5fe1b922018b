"""Reminders while the vault is locked: instants and random ids, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mbc_companion.core import successor
from mbc_companion.core.clock import Clock

if TYPE_CHECKING:
    from mbc_companion.ui.notifications import Notifier
    from mbc_companion.ui.window import CompanionWindow

LOOK_EVERY_MS = 15_000
LATEST = timedelta(minutes=55)
"""Said at most this late: what it was for is not known here, and may have begun."""
Pair = tuple[datetime, str]


def pack(pairs: Iterable[Pair]) -> bytes:
    """For the successor's memory; nothing in it tells what the instants are for."""
    return json.dumps([[moment.timestamp(), one] for moment, one in pairs]).encode()


def unpack(packed: bytes) -> tuple[Pair, ...]:
    """Empty for bytes that ``pack`` did not make."""
    try:
        return tuple(
            (datetime.fromtimestamp(float(moment), UTC), str(one))
            for moment, one in json.loads(packed)
        )
    except (ValueError, TypeError, OverflowError):
        return ()


class LockedReminders(QObject):
    """``said`` and ``snoozes`` are merged into the vault when it opens."""

    def __init__(self, pairs: Iterable[Pair], window: CompanionWindow, clock: Clock) -> None:
        super().__init__(window)
        self._waiting = {one: moment for moment, one in pairs}
        self._window = window
        self._clock = clock
        self._notifier: Notifier | None = None
        self.said: list[str] = []
        self.snoozes: dict[str, datetime] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        if self._waiting:
            self._timer.start()

    @classmethod
    def taken_over(cls, descriptor: int, window: CompanionWindow, clock: Clock) -> LockedReminders:
        """What the predecessor handed over at its lock."""
        return cls(unpack(successor.take_over(descriptor)), window, clock)

    def pairs(self) -> tuple[Pair, ...]:
        """What still waits."""
        return tuple((moment, one) for one, moment in self._waiting.items())

    def look(self) -> None:
        """Say what is due; while hidden it waits."""
        now = self._clock.now()
        if self._window.is_covered:
            return
        due = [one for one, moment in self._waiting.items() if moment <= now]
        fresh = [one for one in due if now - self._waiting[one] <= LATEST]
        for one in due:
            del self._waiting[one]
        if fresh:
            # One sentence for all: it says no more than that something is planned.
            self.said += fresh
            self._made_notifier().say(fresh[-1], self.tr("Something is planned."))

    def snooze(self, reminder_id: str) -> None:
        """Say it again in ten minutes."""
        from mbc_companion.ui.notifications import SNOOZE_MINUTES

        until = self._clock.now() + timedelta(minutes=SNOOZE_MINUTES)
        self._waiting[reminder_id] = self.snoozes[reminder_id] = until
        self.said = [one for one in self.said if one != reminder_id]
        self._timer.start()

    def end(self) -> None:
        """The vault is open: its own reminders take over."""
        self._timer.stop()
        self._waiting = {}
        if self._notifier is not None:
            self._notifier.close()
            self._notifier = None

    def _made_notifier(self) -> Notifier:
        if self._notifier is None:
            from mbc_companion.ui.notifications import Notifier

            self._notifier = Notifier(self._window.toasts, self)
            self._notifier.snoozed.connect(self.snooze)
            self._notifier.opened.connect(lambda _: self._come_forward())
        return self._notifier

    def _come_forward(self) -> None:
        self._window.raise_()
        self._window.activateWindow()
