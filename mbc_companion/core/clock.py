"""The only source of "now". Instants are UTC; days are local dates in a named zone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Wall clock, local zone and a clock that cannot be set."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""

    def zone(self) -> ZoneInfo:
        """The computer's IANA zone."""

    def boot_seconds(self) -> float:
        """Seconds since boot, sleep included where the system can tell; never goes back."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        # Imported late: the lock screen tells no time.
        from datetime import UTC, datetime

        return datetime.now(UTC)

    def zone(self) -> ZoneInfo:
        import tzlocal

        return tzlocal.get_localzone()

    def boot_seconds(self) -> float:
        clock = getattr(time, "CLOCK_BOOTTIME", None)
        return time.monotonic() if clock is None else time.clock_gettime(clock)


def local_now(clock: Clock) -> datetime:
    """The instant in the computer's zone."""
    return clock.now().astimezone(clock.zone())


def today(clock: Clock) -> date:
    """The local day."""
    return local_now(clock).date()
