"""Appointments out of an iCalendar file (RFC 5545): zones, repeats, exceptions, called off."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mbc_companion.exchange.calendars.blocks import Block, blocks
from mbc_companion.exchange.calendars.domain import ALL_DAY_MINUTES, Occasion, Round
from mbc_companion.exchange.calendars.repeats import repeated
from mbc_companion.exchange.domain import Skipped, Why
from mbc_companion.exchange.limits import Budget

USUAL_MINUTES = 50
_LONGEST_TEXT = 100_000
_MOST_AHEAD = 28 * 24 * 60
_YEARS = range(1900, 2200)
_OURS = re.compile(r"([0-9a-f]{32})@companion")
# What the library raises over text that is no event, beside its own kinds of ValueError. It
# looks for the file of a zone, and no file has a name of any length.
_BROKEN = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
Found = Occasion | Round | Skipped


def read(content: bytes, here: ZoneInfo, budget: Budget) -> Iterator[Found]:
    """Everything in its order; ``here`` is the zone of times that name none.

    Of a repeat, its ``Round`` comes before its occasions. Raises FileTooLarge.
    """
    found = blocks(content)
    events: dict[str, list[_Event]] = {}
    for block in found.events:
        budget.counted()
        where = f"event {block.number}"
        if not block.whole:
            yield Skipped(where, Why.UNREADABLE)
            continue
        try:
            event = _Event(_component(block, found.zones), where, here)
        except _BROKEN:
            yield Skipped(where, Why.UNREADABLE)
            continue
        if event.start is None:
            yield Skipped(where, Why.NO_DATE)
        else:
            events.setdefault(event.uid, []).append(event)
    for several in events.values():
        try:
            made = list(_made(several))
        except _BROKEN:
            yield from (Skipped(one.where, Why.UNREADABLE) for one in several)
            continue
        for one in made:
            if isinstance(one, Occasion):
                budget.counted()
            yield one


def _component(block: Block, zones: list[str]) -> Any:
    # Imported late: nothing of it is needed before somebody brings in a calendar. It logs
    # the words it cannot read.
    logging.getLogger("icalendar").disabled = True
    logging.getLogger("icalendar.parser").disabled = True
    from icalendar import Calendar

    body = "\r\n".join(block.lines)
    named = re.findall(r"TZID=\"?([^\":;]+)", body)
    own = [zone for zone in zones if any(name in zone for name in named)][:20]
    text = "\r\n".join(["BEGIN:VCALENDAR", *own, body, "END:VCALENDAR", ""])
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event


class _Event:
    """What one VEVENT says; ``start`` is None if it does not say when."""

    def __init__(self, component: Any, where: str, here: ZoneInfo) -> None:
        self._component, self.where, self._here = component, where, here
        self.title = self._text("SUMMARY")
        self.uid = self._text("UID")
        self.start = self._when("DTSTART")
        self.all_day = self.start is not None and not isinstance(self.start, datetime)
        if not self.uid:
            self.uid = f"{self.title}\n{self.start}"
        self.cancelled = self._text("STATUS").upper() == "CANCELLED"
        self.instead_of = self._when("RECURRENCE-ID")
        self.rule = component.get("RRULE") if self.instead_of is None else None
        if isinstance(self.rule, list):
            self.rule = self.rule[0]
        self.sequence = int(str(component.get("SEQUENCE", 0)))
        if self.start is not None and self.start.year not in _YEARS:
            raise ValueError("YEAR")

    def _text(self, name: str) -> str:
        value = self._component.get(name)
        if isinstance(value, list):
            value = value[0]
        return "" if value is None else str(value).strip()[:_LONGEST_TEXT]

    def _when(self, name: str) -> date | datetime | None:
        value = self._component.get(name)
        if isinstance(value, list):
            value = value[0]
        found = None if value is None else value.dt
        return found if isinstance(found, (date, datetime)) else None

    @property
    def zone(self) -> str:
        """The IANA name where the file has one that is known here, else of this computer."""
        if isinstance(self.start, datetime):
            key = getattr(self.start.tzinfo, "key", "")
            if key and key != "UTC":
                return str(key)
        return str(self._here.key)

    def wall(self, moment: date | datetime) -> datetime:
        """``moment`` as a naive wall time in ``zone``."""
        if not isinstance(moment, datetime):
            return datetime.combine(moment, time())
        if moment.tzinfo is None:
            return moment.replace(fold=0)
        return moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None, fold=0)

    @property
    def minutes(self) -> int:
        if self.all_day:
            return ALL_DAY_MINUTES
        assert isinstance(self.start, datetime)
        end, length = self._when("DTEND"), self._component.get("DURATION")
        if isinstance(end, datetime):
            if (end.tzinfo is None) != (self.start.tzinfo is None):
                return USUAL_MINUTES
            lasted = _passed(self.start, end)
        elif length is not None and isinstance(length.dt, timedelta):
            lasted = length.dt
        else:
            return USUAL_MINUTES
        return max(1, min(ALL_DAY_MINUTES, int(lasted.total_seconds() // 60)))

    @property
    def reminders(self) -> tuple[int, ...] | None:
        found = set()
        for alarm in self._component.walk("VALARM"):
            trigger = alarm.get("TRIGGER")
            ahead = None if trigger is None else trigger.dt
            if isinstance(ahead, timedelta):
                minutes = int(-ahead.total_seconds() // 60)
                if 0 <= minutes <= _MOST_AHEAD:
                    found.add(minutes)
        return tuple(sorted(found, reverse=True)[:5]) or None

    def left_out(self) -> frozenset[datetime]:
        listed = self._component.get("EXDATE", [])
        several = listed if isinstance(listed, list) else [listed]
        return frozenset(self.wall(one.dt) for part in several for one in part.dts)

    def added(self) -> list[datetime]:
        listed = self._component.get("RDATE", [])
        several = listed if isinstance(listed, list) else [listed]
        dates = [one.dt for part in several for one in part.dts][:500]
        return [self.wall(one) for one in dates if isinstance(one, (date, datetime))]

    @property
    def at(self) -> datetime:
        """The moment it starts, in ``zone``."""
        assert self.start is not None
        if isinstance(self.start, datetime) and self.start.tzinfo is not None:
            return self.start.astimezone(UTC).astimezone(ZoneInfo(self.zone))
        return _placed(self.wall(self.start), ZoneInfo(self.zone))

    @property
    def ours(self) -> str:
        """The uid this program gave what it wrote; "" for other programs' events."""
        found = _OURS.fullmatch(self.uid)
        return found[1] if found else ""

    def occasion(self, at: datetime, uid: str, series: str = "", slot: str = "") -> Occasion:
        reminders = self.reminders
        if self.ours and not self.cancelled and reminders is None:
            reminders = ()
        return Occasion(
            uid=uid,
            where=self.where,
            at=at,
            zone=self.zone,
            minutes=self.minutes,
            title=self.title,
            place=self._text("LOCATION"),
            notes=self._text("DESCRIPTION"),
            cancelled=self.cancelled,
            series_uid=series,
            slot=slot,
            reminders=reminders,
            ours=bool(self.ours),
        )


def _passed(start: datetime, end: datetime) -> timedelta:
    """The time between, also over a night on which clocks are changed."""
    if start.tzinfo is None:
        return end - start
    return end.astimezone(UTC) - start.astimezone(UTC)


def _placed(wall: datetime, zone: ZoneInfo) -> datetime:
    """A time that clocks skip is as much later; one that comes twice is the first."""
    moment = wall.replace(tzinfo=zone, fold=0)
    return moment.astimezone(UTC).astimezone(zone)


def _made(several: list[_Event]) -> Iterator[Found]:
    """All there is under one UID: the newest of the event itself, and of each exception."""
    several.sort(key=lambda one: one.sequence)
    masters = [one for one in several if one.instead_of is None]
    exceptions = [(one, one.instead_of) for one in several if one.instead_of is not None]
    if not masters:
        for one, instead_of in exceptions:
            yield _single(one, one.wall(instead_of))
        return
    master = masters[-1]
    if master.rule is None and not master.added():
        yield _single(master, None)
        return
    instead = {master.wall(instead_of): one for one, instead_of in exceptions}
    yield from _series(master, instead)


def _single(event: _Event, slot: datetime | None) -> Occasion:
    uid = event.ours if slot is None else ""
    return event.occasion(event.at, uid or _uid(event.uid, slot))


def _series(master: _Event, instead: dict[datetime, _Event]) -> Iterator[Found]:
    assert master.start is not None
    start = master.wall(master.start)
    rule: Mapping[str, Any] = (
        master.rule if master.rule is not None else {"FREQ": ["DAILY"], "COUNT": [1]}
    )
    times = repeated(start, rule, master.wall)
    walls = sorted({*times.walls, *master.added()})
    series = ""
    if times.like is not None and not master.added():
        series = master.ours or _uid(master.uid, None)
        like, first = times.like, start.isoformat(timespec="minutes")
        yield Round(series, like.pace, like.every, like.until, like.count, first, master.zone)
    left_out = master.left_out()
    for wall in walls:
        if wall in left_out and wall not in instead:
            continue
        event = instead.get(wall, master)
        zone = ZoneInfo(master.zone)
        at = _placed(wall, zone) if event is master else event.at
        slot = wall.isoformat(timespec="minutes") if series else ""
        yield event.occasion(at, _uid(master.uid, wall), series, slot)


def _uid(uid: str, slot: datetime | None) -> str:
    words = f"event\n{uid}\n{'' if slot is None else slot.isoformat(timespec='minutes')}"
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=16).hexdigest()
