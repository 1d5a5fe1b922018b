"""Visits from a calendar, and a calendar from visits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from mbc_companion.appointments import zones
from mbc_companion.appointments.domain import Kind, Series, Status, Visit
from mbc_companion.appointments.recurrence import Pace, Repeat, expand
from mbc_companion.appointments.reminders import USUAL
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.clock import Clock
from mbc_companion.core.events import Events
from mbc_companion.exchange.arrivals.domain import Done, Outlook, Pause, Tell
from mbc_companion.exchange.arrivals.domain import Kind as Coming
from mbc_companion.exchange.arrivals.repository import known, mark_of
from mbc_companion.exchange.arrivals.steps.repository import Keep, Step, Stepwise
from mbc_companion.exchange.calendars.domain import (
    Occasion,
    Outgoing,
    OutgoingSeries,
    Round,
    Rule,
)
from mbc_companion.exchange.calendars.grouping import grouped
from mbc_companion.exchange.domain import Skipped, Why
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links

_EXAMPLES = 5
_MOST_NAME = 500


@dataclass(frozen=True)
class Wanted:
    """What the person said: which kind they are, and whether earlier ones come too."""

    kind: Kind = Kind.OTHER
    past: bool = False


class VisitsArrival:
    """``arrivals.domain.Arrival`` for a calendar that was read already."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        found: Iterable[Occasion | Round | Skipped],
        source: str,
    ) -> None:
        self._database, self._clock = database, clock
        # Told to nobody: this runs on a worker, and whoever starts it publishes.
        self._visits = VisitRepository(database, clock, Events(), Links(database, clock))
        self._found = tuple(found)
        self.wanted = Wanted()
        self._steps: list[Step[Visit]] = []
        keep = Keep(
            uid=lambda visit: visit.uid,
            save_many=self._visits.save_many,
            save=self._visits.save,
            is_here=lambda uid: self._visits.visit(uid) is not None,
        )
        self._coming = Stepwise(database, clock, Coming.VISITS, source, keep)

    def look(self, pause: Pause) -> Outlook:
        occasions = [one for one in self._found if isinstance(one, Occasion)]
        skipped = [one for one in self._found if isinstance(one, Skipped)]
        counted: dict[Why, int] = {}
        for left in skipped:
            counted[left.why] = counted.get(left.why, 0) + 1
        marks = [mark_of(Coming.VISITS, one.said) for one in occasions]
        seen = known(self._database, marks)
        self._steps, here, past, called_off = [], 0, 0, 0
        for one, mark in zip(occasions, marks, strict=True):
            pause()
            before = self._here(one)
            if before is not None:
                after = before if seen.get(mark) == before.uid else _moved(before, one)
                here += after == before
                self._steps += [Step(after, mark, before)] if after != before else []
            elif one.cancelled:
                called_off += 1
            elif self._is_past(one) and not self.wanted.past:
                past += 1
            else:
                self._steps.append(Step(self._visit(one), mark))
        new = [step for step in self._steps if step.before is None]
        return Outlook(
            kind=Coming.VISITS,
            new=len(new),
            changed=len(self._steps) - len(new),
            here=here,
            past=past,
            called_off=called_off,
            skipped=counted,
            examples=tuple(skipped[:_EXAMPLES]),
            names=tuple(_line(step.record) for step in new[:_EXAMPLES]),
        )

    def _here(self, one: Occasion) -> Visit | None:
        """One of a series of ours is known by its place there; its file does not name it."""
        found = self._visits.visit(one.uid)
        if found is None and one.ours and one.series_uid:
            return self._visits.in_series(one.series_uid, one.slot)
        return found

    def _is_past(self, one: Occasion) -> bool:
        return one.at + timedelta(minutes=one.minutes) < self._clock.now()

    def _visit(self, one: Occasion) -> Visit:
        return Visit(
            uid=one.uid,
            at=one.at,
            zone=one.zone,
            minutes=one.minutes,
            kind=self.wanted.kind,
            provider_name=one.title[:_MOST_NAME],
            place=one.place,
            status=Status.ATTENDED if self._is_past(one) else Status.PLANNED,
            series_uid=one.series_uid,
            slot=one.slot,
            notes=one.notes,
            reminders=one.reminders,
        )

    def bring(self, pause: Pause, tell: Tell) -> Done:
        return self._coming.bring(self._steps, pause, tell, first=self._put_rounds)

    def take_back(self) -> None:
        self._coming.take_back()

    def _put_rounds(self) -> None:
        used = {step.record.series_uid for step in self._steps if step.before is None}
        rounds = (one for one in self._found if isinstance(one, Round) and one.uid in used)
        for one in rounds:
            repeat = Repeat(Pace(one.pace), one.every, one.until, one.count)
            self._visits.put_series(Series(one.uid, repeat, one.first, one.zone))


def _line(visit: Visit) -> str:
    return f"{visit.at:%Y-%m-%d %H:%M} {visit.provider_name}".strip()


def _moved(visit: Visit, one: Occasion) -> Visit:
    """``visit`` as the calendar has it now; what the person wrote and recorded stays."""
    if visit.status not in {Status.PLANNED, Status.CANCELLED}:
        return visit
    changes: dict[str, Any] = {"at": one.at, "zone": one.zone, "minutes": one.minutes}
    changes["status"] = Status.CANCELLED if one.cancelled else Status.PLANNED
    if not one.ours:
        changes["place"] = one.place or visit.place
        changes["provider_name"] = one.title[:_MOST_NAME] or visit.provider_name
    return replace(visit, **changes)


def outgoing(
    database: Database,
    clock: Clock,
    *,
    titles: bool,
    first: date | None = None,
    last: date | None = None,
) -> Iterator[Outgoing | OutgoingSeries]:
    """Every visit not removed, of local days from ``first`` to ``last``, None being open.

    Without ``titles`` nothing of what they are. Visits of a series come as one.
    """
    kept = VisitRepository(database, clock, Events(), Links(database, clock))
    series: dict[str, list[Visit]] = {}
    for row in kept.all_rows():
        if not (first or row.day) <= row.day <= (last or row.day):
            continue
        visit = kept.visit(row.uid)
        if visit is None:
            continue
        if visit.series_uid:
            series.setdefault(visit.series_uid, []).append(visit)
        else:
            yield _going(visit, titles=titles)
    for uid, several in series.items():
        yield from _together(kept.series(uid), several, titles=titles)


def _together(
    series: Series | None, several: list[Visit], *, titles: bool
) -> Iterator[Outgoing | OutgoingSeries]:
    going = {visit.uid: _going(visit, titles=titles) for visit in several}
    zone = None if series is None else zones.find(series.zone)
    if series is not None and zone is not None:
        walls = expand(datetime.fromisoformat(series.first), series.repeat).moments
        given = {datetime.fromisoformat(visit.slot): visit.uid for visit in several}
        repeat = series.repeat
        whole = grouped(
            series.uid,
            Rule(repeat.pace.value, repeat.every, repeat.until, repeat.count),
            walls,
            {wall: going[uid] for wall, uid in given.items()},
            partial(zones.place, zone=zone),
        )
        if whole is not None:
            yield whole
            for wall in walls:
                going.pop(given.get(wall, ""), None)
    yield from going.values()


def _going(visit: Visit, *, titles: bool) -> Outgoing:
    return Outgoing(
        uid=visit.uid,
        at=_named(visit.at),
        minutes=visit.minutes,
        title=visit.provider_name if titles else "",
        place=visit.place if titles else "",
        cancelled=visit.status in {Status.CANCELLED, Status.LATE_CANCELLED},
        reminders=USUAL if visit.reminders is None else visit.reminders,
    )


def _named(at: datetime) -> datetime:
    """In a zone that has a name another calendar knows; else in UTC."""
    return at if isinstance(at.tzinfo, ZoneInfo) else at.astimezone(UTC)
