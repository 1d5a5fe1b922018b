"""The tables of visits, and the reads behind lists, months and other rooms' questions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Column,
    Integer,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    bindparam,
    func,
    literal_column,
    select,
)

from mbc_companion.appointments import zones
from mbc_companion.appointments.domain import (
    MOST_MINUTES,
    NOT_HELD,
    SCANS,
    Kind,
    Mode,
    Payment,
    Status,
    Visit,
    VisitDay,
    VisitRow,
)
from mbc_companion.core.clock import Clock
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import Prepared, at_most, prepared

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
MINUTE = 60_000_000

metadata = MetaData()
visits = Table(
    "visit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("clock", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("provider_uid", Text, nullable=False),
    Column("provider_name", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("payment", Text, nullable=False),
    Column("series_uid", Text, nullable=False),
    Column("slot", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("after_note", Text, nullable=False),
    Column("feeling", Integer),
    Column("techniques", Text, nullable=False),
    Column("reminders", Text),
    Column("created_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("removed_at", Integer),
    Column("removed_on_use", Integer),
)
present = visits.c.removed_at.is_(None)
_open_items = literal_column(
    "(SELECT count(*) FROM visit_item AS i WHERE i.visit_uid = visit.uid AND i.asked = 0)",
    Integer,
).label("open_items")
visit_rows: Select[Any] = select(
    visits.c.uid,
    visits.c.at,
    visits.c.zone,
    visits.c.day,
    visits.c.clock,
    visits.c.minutes,
    visits.c.kind,
    visits.c.mode,
    visits.c.provider_uid,
    visits.c.provider_name,
    visits.c.status,
    visits.c.payment,
    visits.c.series_uid,
    _open_items,
    literal_column("visit.after_note <> ''", Integer).label("has_after"),
    visits.c.removed_at,
)
ends_at = visits.c.at + visits.c.minutes * literal_column(str(MINUTE), Integer)
soonest_first = (visits.c.at, visits.c.id)
latest_first = (visits.c.at.desc(), visits.c.id.desc())
_KINDS = {one.value: one for one in Kind}
_MODES = {one.value: one for one in Mode}
_STATUSES = {one.value: one for one in Status}
_PAYMENTS = {one.value: one for one in Payment}


def to_micros(moment: datetime) -> int:
    """UTC microseconds since 1970; before it they are negative."""
    return (moment - EPOCH) // _MICROSECOND


def to_moment(micros: int) -> datetime:
    """In UTC."""
    return EPOCH + timedelta(microseconds=micros)


def to_start(at: int, zone: str, day: str, clock: str) -> datetime:
    wall = datetime.fromisoformat(f"{day}T{clock}")
    return zones.restore(to_moment(at), wall, zone)


@lru_cache(maxsize=8192)
def to_row(row: tuple[Any, ...]) -> VisitRow:
    """``row`` has the columns of ``visit_rows``. Remembered: months are looked at often.

    Unknown words of a newer program read as other.
    """
    uid, at, zone, day, clock, minutes, kind, mode, who, name, status, payment = row[:12]
    series, open_items, has_after, removed_at = row[12:]
    return VisitRow(
        uid=uid,
        at=to_start(at, zone, day, clock),
        zone=zone,
        minutes=minutes,
        kind=_KINDS.get(kind, Kind.OTHER),
        mode=_MODES.get(mode, Mode.IN_PERSON),
        provider_uid=who,
        provider_name=name,
        status=_STATUSES.get(status, Status.PLANNED),
        payment=_PAYMENTS.get(payment, Payment.NOT_SURE),
        series_uid=series,
        open_items=open_items,
        has_after=bool(has_after),
        removed_at=None if removed_at is None else to_moment(removed_at),
    )


def to_visit(row: Row[Any]) -> Visit:
    """``row`` is a row of ``visits``."""
    return Visit(
        uid=row.uid,
        at=to_start(row.at, row.zone, row.day, row.clock),
        zone=row.zone,
        minutes=row.minutes,
        kind=_KINDS.get(row.kind, Kind.OTHER),
        mode=_MODES.get(row.mode, Mode.IN_PERSON),
        provider_uid=row.provider_uid,
        provider_name=row.provider_name,
        place=row.place,
        status=_STATUSES.get(row.status, Status.PLANNED),
        payment=_PAYMENTS.get(row.payment, Payment.NOT_SURE),
        series_uid=row.series_uid,
        slot=row.slot,
        notes=row.notes,
        after=row.after_note,
        feeling=row.feeling,
        techniques=tuple(str(one) for one in json.loads(row.techniques)),
        reminders=None if row.reminders is None else tuple(json.loads(row.reminders)),
        removed_at=None if row.removed_at is None else to_moment(row.removed_at),
    )


_now = bindparam("now", type_=Integer)


@lru_cache(maxsize=16)
def coming_rows(most: int) -> Prepared:
    """Of ``now`` and ``earliest``; the latter only lets the index skip what is long over."""
    statement = visit_rows.where(present, visits.c.at > bindparam("earliest"), ends_at > _now)
    return prepared(statement.order_by(*soonest_first).limit(at_most(most)))


@lru_cache(maxsize=16)
def earlier_rows(most: int) -> Prepared:
    """Of ``now`` and ``skipped``."""
    statement = visit_rows.where(present, visits.c.at <= _now, ends_at <= _now)
    ordered = statement.order_by(*latest_first).limit(at_most(most))
    return prepared(ordered.offset(bindparam("skipped")))


rows_of_days = prepared(
    visit_rows.where(present, visits.c.day.between(bindparam("first"), bindparam("last"))).order_by(
        visits.c.day, *soonest_first
    )
)


class ListRepository:
    """The reads of ``domain.Repository``. Every method may raise a KnownError."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def visit(self, uid: str) -> Visit | None:
        return self._one(select(visits).where(visits.c.uid == uid, present))

    def rows_from(self, moment: datetime, limit: int) -> tuple[VisitRow, ...]:
        now = to_micros(moment)
        earliest = now - MOST_MINUTES * MINUTE
        found = self._database.rows(coming_rows(limit), now=now, earliest=earliest)
        return tuple(map(to_row, found))

    def rows_before(self, moment: datetime, limit: int, skip: int = 0) -> tuple[VisitRow, ...]:
        found = self._database.rows(earlier_rows(limit), now=to_micros(moment), skipped=skip)
        return tuple(map(to_row, found))

    def rows_between(self, first: date, last: date) -> tuple[VisitRow, ...]:
        days = {"first": first.isoformat(), "last": last.isoformat()}
        return tuple(map(to_row, self._database.rows(rows_of_days, **days)))

    def rows_around(self, moment: datetime) -> tuple[VisitRow, ...]:
        day, at = MOST_MINUTES * MINUTE, to_micros(moment)
        near = visits.c.at.between(at - day, at + day)
        return self._listed(visit_rows.where(present, near).order_by(*soonest_first))

    def all_rows(self) -> tuple[VisitRow, ...]:
        return self._listed(visit_rows.where(present).order_by(*soonest_first))

    def rows_with(self, provider_uid: str, limit: int) -> tuple[VisitRow, ...]:
        statement = visit_rows.where(present, visits.c.provider_uid == provider_uid)
        return self._listed(statement.order_by(*latest_first).limit(limit))

    def count_with(self, provider_uid: str) -> int:
        statement = (
            select(func.count())
            .select_from(visits)
            .where(present, visits.c.provider_uid == provider_uid)
        )
        with self._database.read() as connection:
            return int(connection.execute(statement).scalar_one())

    def visit_days(self, first: date, last: date) -> tuple[VisitDay, ...]:
        return self._days(first, last, Kind)

    def scan_days(self, first: date, last: date) -> tuple[VisitDay, ...]:
        return self._days(first, last, SCANS)

    def next_planned(self, moment: datetime) -> Visit | None:
        planned = visits.c.status == Status.PLANNED.value
        statement = select(visits).where(present, planned, *_not_ended(moment))
        return self._one(statement.order_by(*soonest_first).limit(1))

    def last_like(self, *, provider_uid: str, provider_name: str) -> Visit | None:
        statement = select(visits).where(present, *_with(provider_uid, provider_name))
        return self._one(statement.order_by(*latest_first).limit(1))

    def note_before(self, visit: Visit) -> Visit | None:
        statement = select(visits).where(
            present,
            *_with(visit.provider_uid, visit.provider_name),
            visits.c.after_note != "",
            visits.c.at < to_micros(visit.at),
            visits.c.uid != visit.uid,
        )
        return self._one(statement.order_by(*latest_first).limit(1))

    def removed(self, limit: int) -> tuple[VisitRow, ...]:
        statement = visit_rows.where(visits.c.removed_at.is_not(None))
        order = (visits.c.removed_at.desc(), visits.c.at)
        return self._listed(statement.order_by(*order).limit(limit))

    def _days(self, first: date, last: date, kinds: Iterable[Kind]) -> tuple[VisitDay, ...]:
        statement = (
            select(visits.c.day, visits.c.kind, visits.c.provider_name, visits.c.status)
            .where(present, visits.c.day.between(first.isoformat(), last.isoformat()))
            .where(visits.c.kind.in_([kind.value for kind in kinds]))
            .where(visits.c.status.not_in([status.value for status in NOT_HELD]))
            .order_by(visits.c.day, *soonest_first)
        )
        with self._database.read() as connection:
            found = connection.execute(statement).all()
        return tuple(
            VisitDay(
                day=date.fromisoformat(row.day),
                kind=_KINDS.get(row.kind, Kind.OTHER),
                provider_name=row.provider_name,
                attended=row.status == Status.ATTENDED.value,
            )
            for row in found
        )

    def _listed(self, statement: Select[Any]) -> tuple[VisitRow, ...]:
        with self._database.read() as connection:
            found = connection.execute(statement).all()
        return tuple(to_row(tuple(row)) for row in found)

    def _one(self, statement: Select[Any]) -> Visit | None:
        with self._database.read() as connection:
            row = connection.execute(statement).one_or_none()
        return None if row is None else to_visit(row)


def _not_ended(moment: datetime) -> tuple[Any, ...]:
    """The first condition only lets the index skip what is long over."""
    now = to_micros(moment)
    return visits.c.at > now - MOST_MINUTES * MINUTE, ends_at > now


def _with(provider_uid: str, provider_name: str) -> tuple[Any, ...]:
    """Conditions for visits with this provider; by name where there is no contact."""
    if provider_uid:
        return (visits.c.provider_uid == provider_uid,)
    if provider_name:
        return (visits.c.provider_name == provider_name, visits.c.provider_uid == "")
    return ()
