"""Visits in the encrypted file: writing, repeating and Removed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from mbc_companion.appointments import zones
from mbc_companion.appointments.bringing.repository import ItemRepository
from mbc_companion.appointments.domain import SHARED, Booked, Series, Status, Visit, VisitRow
from mbc_companion.appointments.listing.repository import (
    ListRepository,
    present,
    to_micros,
    to_row,
    to_visit,
    visit_rows,
    visits,
)
from mbc_companion.appointments.recurrence import Pace, Repeat, Slot, expand, pair, slot
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import Events, VisitsChanged
from mbc_companion.core.removed import threshold
from mbc_companion.core.text import MAX_ENTRY_CHARACTERS, storable
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links
from mbc_companion.storage.use_days import use_days_so_far

metadata = MetaData()
series_table = Table(
    "visit_series",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("pace", Text, nullable=False),
    Column("every", Integer, nullable=False),
    Column("until", Text),
    Column("number", Integer),
    Column("first", Text, nullable=False),
    Column("zone", Text, nullable=False),
)
_FIXED = {"uid", "id", "created_at"}
_new = upsert(visits)
_put = _new.on_conflict_do_update(
    ["uid"], set_={c.name: _new.excluded[c.name] for c in visits.c if c.name not in _FIXED}
)


class VisitRepository(ListRepository, ItemRepository):
    """``domain.Repository`` on SQLCipher; see there for what each method promises."""

    def __init__(self, database: Database, clock: Clock, events: Events, links: Links) -> None:
        ListRepository.__init__(self, database, clock)
        ItemRepository.__init__(self, database, links, events)

    def new_uid(self) -> str:
        return uuid.uuid4().hex

    def save(self, visit: Visit) -> None:
        with self._database.write(urgent=True) as connection:
            self._write_visits(connection, [visit])
        self._events.publish(VisitsChanged((visit.uid,)))

    def save_many(self, several: Iterable[Visit]) -> None:
        """In one step, as importing does; publishes once."""
        with self._database.write() as connection:
            self._write_visits(connection, several)
        self._events.publish(VisitsChanged())

    def put_series(self, series: Series) -> None:
        """The repeat alone, for visits that name it in ``series_uid``; publishes nothing."""
        with self._database.write() as connection:
            self._write_series(connection, series)

    def series(self, uid: str) -> Series | None:
        with self._database.read() as connection:
            found = select(series_table).where(series_table.c.uid == uid)
            row = connection.execute(found).one_or_none()
        if row is None:
            return None
        until = None if row.until is None else date.fromisoformat(row.until)
        repeat = Repeat(Pace(row.pace), row.every, until, row.number)
        return Series(uid, repeat, row.first, row.zone)

    def in_series(self, uid: str, place: Slot) -> Visit | None:
        """The visit, not removed, to which the series gave the wall time ``place``."""
        return self._one(
            select(visits)
            .where(visits.c.series_uid == uid, visits.c.slot == place, present)
            .limit(1)
        )

    def rest_of_series(self, visit: Visit) -> tuple[VisitRow, ...]:
        if not visit.series_uid:
            return ()
        statement = visit_rows.where(*_planned_from(visit)).order_by(visits.c.slot)
        with self._database.read() as connection:
            return tuple(to_row(tuple(row)) for row in connection.execute(statement))

    def repeat(self, visit: Visit, repeat: Repeat | None) -> Booked:
        with self._database.write() as connection:
            later = self._later(connection, visit)
            if repeat is None:
                booked = self._end_series(connection, visit, later)
            else:
                booked = self._spread(connection, visit, repeat, later)
        self._events.publish(VisitsChanged((*booked.uids, *booked.removed)))
        return booked

    def remove(self, uids: Iterable[str]) -> None:
        uids = tuple(uids)
        with self._database.write() as connection:
            self._move_out(connection, uids)
        self._events.publish(VisitsChanged(uids))

    def bring_back(self, uids: Iterable[str]) -> None:
        uids = tuple(uids)
        back = {"removed_at": None, "removed_on_use": None}
        with self._database.write() as connection:
            connection.execute(update(visits).where(visits.c.uid.in_(uids)).values(back))
        self._events.publish(VisitsChanged(uids))

    def remove_for_good(self, uids: Iterable[str]) -> None:
        uids = tuple(uids)
        with self._database.write() as connection:
            gone = visits.c.uid.in_(uids) & visits.c.removed_at.is_not(None)
            self._delete(connection, select(visits.c.uid).where(gone))
        self._events.publish(VisitsChanged(uids))

    def purge_removed(self) -> int:
        """Delete what is due by the rule of ``core.removed``; how many; publishes nothing."""
        with self._database.write() as connection:
            days = use_days_so_far(connection)
            due = threshold(self._clock.now(), days)
            old = visits.c.removed_at <= to_micros(due.moment)
            used = func.coalesce(visits.c.removed_on_use, 0) <= due.use_day
            return self._delete(connection, select(visits.c.uid).where(old, used))

    def _delete(self, connection: Connection, which: Select[Any]) -> int:
        uids = connection.execute(which).scalars().all()
        for uid in uids:
            self._links.remove(one.uid for one in self._items(connection, uid))
        connection.execute(delete(visits).where(visits.c.uid.in_(uids)))
        return len(uids)

    def _later(self, connection: Connection, visit: Visit) -> list[Visit]:
        """The series after ``visit``, by the time it gave them; skipped visits too.

        Those were called off or removed by themselves, and their places stay empty.
        """
        if not visit.series_uid:
            return []
        this = visits.c.series_uid == visit.series_uid
        after = select(visits).where(this, visits.c.slot > visit.slot)
        return [to_visit(row) for row in connection.execute(after.order_by(visits.c.slot))]

    def _end_series(self, connection: Connection, visit: Visit, later: list[Visit]) -> Booked:
        self._write_visits(connection, [replace(visit, series_uid="", slot="")])
        gone = _planned(later)
        self._move_out(connection, gone)
        self._close_old(connection, visit)
        return Booked((visit.uid,), removed=gone)

    def _spread(
        self, connection: Connection, visit: Visit, repeat: Repeat, later: list[Visit]
    ) -> Booked:
        wall = visit.at.replace(tzinfo=None, fold=0)
        times = expand(wall, repeat)
        walls = {slot(moment): moment for moment in times.moments}
        stayed = not visit.series_uid or not moved(visit)
        slots = list(walls)[1:]
        pairing = pair([one.slot for one in later], slots, stayed=stayed)
        self._close_old(connection, visit)
        uid = self.new_uid()
        first = replace(visit, series_uid=uid, slot=slot(wall))
        written = [first]
        for here, there in pairing.kept:
            if _planned([later[here]]):
                written.append(_follow(later[here], first, slots[there], walls[slots[there]]))
            else:
                self._take_place(connection, later[here], uid, slots[there])
        for there in pairing.added:
            fresh = replace(
                first,
                uid=self.new_uid(),
                status=Status.PLANNED,
                notes="",
                after="",
                feeling=None,
                techniques=(),
                slot="",
            )
            written.append(_follow(fresh, first, slots[there], walls[slots[there]]))
        self._write_visits(connection, written)
        gone = _planned(later[place] for place in pairing.left_over)
        self._move_out(connection, gone)
        self._write_series(connection, Series(uid, repeat, slot(wall), visit.zone))
        written.sort(key=lambda one: one.at)
        return Booked(tuple(one.uid for one in written), capped=times.capped, removed=gone)

    def _take_place(self, connection: Connection, skipped: Visit, uid: str, new_slot: str) -> None:
        values = {"series_uid": uid, "slot": new_slot}
        connection.execute(update(visits).where(visits.c.uid == skipped.uid).values(values))

    def _close_old(self, connection: Connection, visit: Visit) -> None:
        """Earlier visits keep their series, which ends the day before; else it is dropped."""
        if not visit.series_uid:
            return
        this = series_table.c.uid == visit.series_uid
        others = select(visits.c.id).where(
            visits.c.series_uid == visit.series_uid, visits.c.slot < visit.slot
        )
        if connection.execute(others.limit(1)).first() is None:
            connection.execute(delete(series_table).where(this))
        else:
            ended = {"until": visit.slot[:10], "number": None}
            connection.execute(update(series_table).where(this).values(ended))

    def _write_series(self, connection: Connection, series: Series) -> None:
        repeat = series.repeat
        row = {
            "uid": series.uid,
            "pace": repeat.pace.value,
            "every": repeat.every,
            "until": None if repeat.until is None else repeat.until.isoformat(),
            "number": repeat.count,
            "first": series.first,
            "zone": series.zone,
        }
        put = upsert(series_table).values(row)
        connection.execute(put.on_conflict_do_update(["uid"], set_=row))

    def _write_visits(self, connection: Connection, several: Iterable[Visit]) -> None:
        now = to_micros(self._clock.now())
        rows = [{**_columns(one), "created_at": now, "changed_at": now} for one in several]
        if rows:
            connection.execute(_put, rows)

    def _move_out(self, connection: Connection, uids: tuple[str, ...]) -> None:
        values = {
            "removed_at": to_micros(self._clock.now()),
            "removed_on_use": use_days_so_far(connection),
        }
        gone = update(visits).where(visits.c.uid.in_(uids), present)
        connection.execute(gone.values(values))


def _planned(several: Iterable[Visit]) -> tuple[str, ...]:
    """The uids of those that are still to be."""
    return tuple(
        one.uid for one in several if one.status is Status.PLANNED and one.removed_at is None
    )


def _follow(later: Visit, first: Visit, new_slot: str, wall: datetime) -> Visit:
    """``later`` with the new time, unless it was moved by hand, and what it shares."""
    shared = {name: getattr(first, name) for name in SHARED}
    if not moved(later):
        zone = zones.find(first.zone) or first.at.tzinfo
        assert zone is not None
        shared["at"] = zones.place(wall, zone)
    else:
        shared["zone"] = later.zone
    return replace(later, **shared, series_uid=first.series_uid, slot=new_slot)


def moved(visit: Visit) -> bool:
    """By hand, away from the time its series gave it; clocks that change move nothing."""
    if not visit.slot:
        return False
    zone = zones.find(visit.zone) or visit.at.tzinfo
    assert zone is not None
    return visit.at != zones.place(datetime.fromisoformat(visit.slot), zone)


def _planned_from(visit: Visit) -> tuple[Any, ...]:
    return (
        present,
        visits.c.series_uid == visit.series_uid,
        visits.c.slot >= visit.slot,
        visits.c.status == Status.PLANNED.value,
    )


def _columns(visit: Visit) -> dict[str, Any]:
    """Raises TooLong."""
    texts = {
        "provider_name": visit.provider_name,
        "place": visit.place,
        "notes": visit.notes,
        "after_note": visit.after,
    }
    kept = {name: storable(text) for name, text in texts.items()}
    if any(len(text) > MAX_ENTRY_CHARACTERS for text in kept.values()):
        raise TooLong("TEXT")
    return {
        **kept,
        "uid": visit.uid,
        "at": to_micros(visit.at),
        "zone": visit.zone,
        "day": visit.at.date().isoformat(),
        "clock": visit.at.replace(tzinfo=None).time().isoformat(timespec="microseconds"),
        "minutes": visit.minutes,
        "kind": visit.kind.value,
        "mode": visit.mode.value,
        "provider_uid": visit.provider_uid,
        "status": visit.status.value,
        "payment": visit.payment.value,
        "series_uid": visit.series_uid,
        "slot": visit.slot,
        "feeling": visit.feeling,
        "techniques": json.dumps([storable(one) for one in visit.techniques]),
        "reminders": None if visit.reminders is None else json.dumps(visit.reminders),
        "removed_at": None,
        "removed_on_use": None,
    }
