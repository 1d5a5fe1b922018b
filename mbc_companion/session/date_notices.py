"""Dates of Coverage as notices: neutral, once at each step, and only if they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time, timedelta

from mbc_companion.appointments.reminders import Quiet
from mbc_companion.core.clock import Clock, today
from mbc_companion.core.settings import DATE_NOTICES, Preferences
from mbc_companion.coverage.dates_ahead import Coming, coming
from mbc_companion.coverage.notices.repository import NoticesRepository
from mbc_companion.coverage.overview import Overview

AT = time(9)
"""Said from nine in the morning of its day on, or from the end of the quiet hours."""


class DateNotices:
    """Every method may raise a KnownError."""

    def __init__(
        self,
        repository: NoticesRepository,
        preferences: Preferences,
        clock: Clock,
        overview: Callable[[], Overview],
    ) -> None:
        self._repository = repository
        self._preferences = preferences
        self._clock = clock
        self._overview = overview

    def due(self, quiet: Quiet) -> tuple[str, ...]:
        """Ids of what is to be said now, all in one sentence."""
        now = self._clock.now().astimezone(self._clock.zone())
        wall = now.time().replace(tzinfo=None)
        if not self._preferences.get(DATE_NOTICES) or wall < AT or quiet.holds(wall):
            return ()
        waiting = self._repository.waiting(one.key for one in self._overview().ahead)
        return tuple(one.id for one in waiting if one.until is None or one.until <= now)

    def pairs(self, quiet: Quiet) -> tuple[tuple[datetime, str], ...]:
        """Instants and random ids of the next weeks, for the time the vault is locked."""
        if not self._preferences.get(DATE_NOTICES):
            return ()
        overview, day = self._overview(), today(self._clock)
        steps = {one.key: one for one in coming(overview.sources, day)}
        steps |= {one.key: Coming(day, one.key) for one in overview.ahead}
        return tuple(
            (one.until or self._at(steps[one.key], quiet), one.id)
            for one in self._repository.waiting(steps)
        )

    def _at(self, one: Coming, quiet: Quiet) -> datetime:
        here = self._clock.zone()
        found = datetime.combine(one.day, AT, tzinfo=here)
        while quiet.holds(found.time().replace(tzinfo=None)):
            found += timedelta(minutes=30)
        return found

    def said(self, ids: Iterable[str]) -> None:
        self._repository.said(ids)

    def put_off(self, snoozes: Mapping[str, datetime]) -> None:
        self._repository.put_off(snoozes)

    def holds(self, notice_id: str) -> bool:
        """Whether a notice is one of these."""
        return self._repository.holds(notice_id)
