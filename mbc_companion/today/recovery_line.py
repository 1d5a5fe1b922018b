"""When Today may mention recovery words that are not on paper yet: at most once a month."""

from __future__ import annotations

from datetime import date

from mbc_companion.core.clock import Clock, today
from mbc_companion.core.settings import RECOVERY, RECOVERY_REMINDED_ON, Preferences

DAYS_BETWEEN = 30


def is_due(recovery: str, reminded_on: str, day: date) -> bool:
    """``recovery`` and ``reminded_on`` as stored; a date in the future waits for nothing.

    Confirmed words are never mentioned. The computer's clock may have been wrong when
    the date was written, so one that lies ahead counts as unknown.
    """
    if recovery == "confirmed":
        return False
    try:
        last = date.fromisoformat(reminded_on)
    except ValueError:
        return True
    return last > day or (day - last).days >= DAYS_BETWEEN


class RecoveryLine:
    """Called by the Today page when it is shown; says whether to show the line this time.

    Once it said yes it goes on saying yes until ``put_away``, so the line does not
    vanish on the way to another page and back.
    """

    def __init__(self, preferences: Preferences, clock: Clock) -> None:
        self._preferences = preferences
        self._clock = clock
        self._showing = False

    def __call__(self) -> bool:
        recovery = self._preferences.get(RECOVERY)
        if recovery == "confirmed":
            self._showing = False
        elif not self._showing:
            day = today(self._clock)
            if is_due(recovery, self._preferences.get(RECOVERY_REMINDED_ON), day):
                self._preferences.set(RECOVERY_REMINDED_ON, day.isoformat())
                self._showing = True
        return self._showing

    def put_away(self) -> None:
        """The person has read it; the next one comes in a month."""
        self._showing = False
