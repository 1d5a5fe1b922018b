"""Locking after quiet minutes: counted on the boot clock, so that sleep counts too."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from mbc_companion.core.clock import Clock

WARNING_SECONDS = 60
# After waking from sleep a timer may be late by what it had left; this is the most.
_LONGEST_WAIT = 5.0


class Quiet(Enum):
    """OVER is final: no later touch brings an idle rule back."""

    AWAY = "away"
    WARN = "warn"
    OVER = "over"


class IdleRule:
    """How long nobody has touched mouse or keyboard. Times are boot seconds.

    ``limit`` is in seconds. The warning comes 60 s before the end, or half-way where
    the limit is shorter than two minutes.
    """

    def __init__(self, *, limit: float, now: float) -> None:
        self._limit = limit
        self._last = now
        self._over = False

    @property
    def warning(self) -> float:
        return min(WARNING_SECONDS, self._limit / 2)

    def set_limit(self, limit: float) -> None:
        self._limit = limit

    def touched(self, now: float) -> bool:
        """Count from ``now`` again; False if the time was over already (after a sleep)."""
        if self.state(now) is Quiet.OVER:
            return False
        self._last = now
        return True

    def left(self, now: float) -> float:
        """Seconds until OVER; never below zero."""
        return 0.0 if self._over else max(0.0, self._last + self._limit - now)

    def state(self, now: float) -> Quiet:
        left = self.left(now)
        if left <= 0:
            self._over = True
            return Quiet.OVER
        return Quiet.WARN if left <= self.warning else Quiet.AWAY

    def next_look(self, now: float) -> float:
        """Seconds after which the state may be another one."""
        left = self.left(now)
        return left - self.warning if left > self.warning else left


_TOUCH = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)


class IdleWatch(QObject):
    """Watches every event of the application from ``start`` to ``stop``.

    ``minutes`` is asked at every look, so a changed setting counts at once.
    ``warned(seconds)`` comes once a quiet time, ``stayed`` when it ends in time,
    ``idle`` once, when the session must lock.
    """

    warned = Signal(int)
    stayed = Signal()
    idle = Signal()

    def __init__(
        self, clock: Clock, minutes: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._minutes = minutes
        self._rule = IdleRule(limit=minutes() * 60, now=clock.boot_seconds())
        self._running = False
        self._warning = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Count from now; looks again at once whenever the program comes to the front."""
        application = QGuiApplication.instance()
        if self._running or application is None:
            return
        self._running = True
        self._warning = False
        self._rule = IdleRule(limit=self._minutes() * 60, now=self._clock.boot_seconds())
        application.installEventFilter(self)
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._came_to_front)
        self.look()

    def stop(self) -> None:
        """Stop counting; nothing is emitted any more."""
        application = QGuiApplication.instance()
        if not self._running or application is None:
            return
        self._running = False
        self._timer.stop()
        application.removeEventFilter(self)
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.disconnect(self._came_to_front)

    def stay(self) -> None:
        """The person is here: as good as a key press."""
        if not self._running:
            return
        if self._rule.touched(self._clock.boot_seconds()):
            if self._warning:
                self._warning = False
                self.stayed.emit()
                self.look()
        else:
            self.look()

    def look(self) -> None:
        """Compare with the clock now; called by the timer and on waking."""
        if not self._running:
            return
        now = self._clock.boot_seconds()
        self._rule.set_limit(self._minutes() * 60)
        state = self._rule.state(now)
        if state is Quiet.OVER:
            self.stop()
            self.idle.emit()
            return
        if state is Quiet.WARN and not self._warning:
            self._warning = True
            self.warned.emit(max(1, round(self._rule.left(now))))
        elif state is Quiet.AWAY and self._warning:
            self._warning = False
            self.stayed.emit()
        wait = min(max(self._rule.next_look(now), 0.05), _LONGEST_WAIT)
        self._timer.start(int(wait * 1000) + 20)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Events Qt makes up itself, such as a mouse move after a layout, are nobody's touch.
        if event.type() in _TOUCH and event.spontaneous():
            self.stay()
        return False

    def _came_to_front(self) -> None:
        if QCoreApplication.closingDown():
            return
        self.look()
