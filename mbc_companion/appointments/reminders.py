"""When somebody is reminded of a visit, and which of several reminders is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

USUAL = (1440, 60)
"""Minutes before: the day before and an hour before."""
AHEAD_DAYS = 60


@dataclass(frozen=True)
class Quiet:
    """From ``start`` to ``end``, over midnight if ``end`` is earlier; equal means never."""

    start: time = time(22)
    end: time = time(7)

    def holds(self, clock: time) -> bool:
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


@dataclass(frozen=True)
class Reminder:
    """``id`` is random and says nothing; ``due`` and ``starts`` are instants."""

    id: str
    visit_uid: str
    due: datetime
    starts: datetime


def due(starts: datetime, minutes: int, quiet: Quiet, here: tzinfo) -> datetime:
    """The instant of a reminder; one in quiet hours comes before they begin.

    Later would often be too late: the visit may be over before the quiet hours are.
    """
    moment = (starts - timedelta(minutes=minutes)).astimezone(here)
    if not quiet.holds(moment.time().replace(tzinfo=None)):
        return moment
    day = moment.date()
    if quiet.start > quiet.end and moment.time() < quiet.end:
        day -= timedelta(days=1)
    begins = datetime.combine(day, quiet.start, tzinfo=here)
    return begins - timedelta(minutes=1)


@dataclass(frozen=True)
class Now:
    """What to say now, and what is over or already covered by it, not to be said later."""

    say: tuple[Reminder, ...]
    done: tuple[str, ...]


def at(moment: datetime, waiting: Iterable[Reminder], quiet: Quiet, here: tzinfo) -> Now:
    """Of several that are due for one visit only one is said; none once it has begun.

    In quiet hours only a visit that begins before they end is said.
    """
    say: dict[str, Reminder] = {}
    done: list[str] = []
    for one in sorted(waiting, key=lambda reminder: reminder.due):
        if one.due > moment:
            continue
        if one.starts <= moment:
            done.append(one.id)
            continue
        if _wait_until_morning(moment, one, quiet, here):
            continue
        before = say.get(one.visit_uid)
        if before is not None:
            done.append(before.id)
        say[one.visit_uid] = one
    done += [one.id for one in say.values()]
    return Now(tuple(say.values()), tuple(done))


def _wait_until_morning(moment: datetime, one: Reminder, quiet: Quiet, here: tzinfo) -> bool:
    local = moment.astimezone(here)
    if not quiet.holds(local.time().replace(tzinfo=None)):
        return False
    ends = datetime.combine(local.date(), quiet.end, tzinfo=here)
    if ends <= local:
        ends += timedelta(days=1)
    return one.starts > ends
