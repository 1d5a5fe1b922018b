"""Stand-ins that behave: a clock that moves when told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class FrozenClock:
    """Stands at the moment of the pictures until ``advance`` is called."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 7, 14, 23, 42, tzinfo=UTC)
        self.local_zone = ZoneInfo("America/New_York")
        self.boot = 1000.0

    def now(self) -> datetime:
        return self.instant

    def zone(self) -> ZoneInfo:
        return self.local_zone

    def boot_seconds(self) -> float:
        return self.boot

    def advance(self, *, seconds: float = 0, days: int = 0) -> None:
        self.instant += timedelta(seconds=seconds, days=days)
        self.boot += seconds + days * 86400
