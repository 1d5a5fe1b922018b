"""The list of what was shared, in the encrypted file."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Column, Integer, MetaData, Row, Table, Text, delete, func, select, update
from sqlalchemy import insert as new_row

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import Events, SharedChanged
from mbc_companion.core.removed import threshold
from mbc_companion.core.sharing import Shared, Way
from mbc_companion.core.text import storable
from mbc_companion.exchange.shared_ledger.domain import Line
from mbc_companion.storage.database import Database
from mbc_companion.storage.use_days import use_day

MAX_LINE = 500

metadata = MetaData()
shared_table = Table(
    "shared",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("whom", Text, nullable=False),
    Column("contact_uid", Text, nullable=False),
    Column("removed_at", Integer),
    Column("removed_on_use", Integer),
)
_present = shared_table.c.removed_at.is_(None)
_gone = shared_table.c.removed_at.is_not(None)
_use_days = select(func.count()).select_from(use_day)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _moment(value: int) -> datetime:
    return _EPOCH + timedelta(microseconds=value)


def _zone(name: str) -> tzinfo:
    """UTC where this computer does not know the zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _clean(words: str) -> str:
    found = storable(words).strip()
    if len(found) > MAX_LINE:
        raise TooLong("SHARED")
    return found


class SharedRepository:
    """``domain.Repository`` on SQLCipher."""

    def __init__(self, database: Database, clock: Clock, events: Events) -> None:
        self._database = database
        self._clock = clock
        self._events = events

    def add(self, shared: Shared) -> str:
        uid = uuid.uuid4().hex
        row = {
            "uid": uid,
            "at": _micros(self._clock.now()),
            "zone": str(self._clock.zone()),
            # Names of what was printed may be longer than a line of the list.
            "what": storable(shared.what).strip()[:MAX_LINE],
            "way": shared.way.value,
            "whom": _clean(shared.whom),
            "contact_uid": shared.contact_uid,
        }
        with self._database.write() as connection:
            connection.execute(new_row(shared_table), row)
        self._events.publish(SharedChanged())
        return uid

    def lines(self, limit: int, offset: int = 0) -> tuple[Line, ...]:
        newest = select(shared_table).where(_present)
        newest = newest.order_by(shared_table.c.at.desc(), shared_table.c.uid)
        with self._database.read() as connection:
            found = connection.execute(newest.limit(limit).offset(offset))
            return tuple(_to_line(row) for row in found)

    def count(self) -> int:
        every = select(func.count()).select_from(shared_table).where(_present)
        with self._database.read() as connection:
            return int(connection.execute(every).scalar_one())

    def set_whom(self, uid: str, whom: str, contact_uid: str = "") -> None:
        self._change(uid, {"whom": _clean(whom), "contact_uid": contact_uid})

    def remove(self, uid: str) -> None:
        now = _micros(self._clock.now())
        with self._database.write() as connection:
            days = int(connection.execute(_use_days).scalar_one())
            values = {"removed_at": now, "removed_on_use": days}
            mine = shared_table.c.uid == uid
            connection.execute(update(shared_table).where(mine, _present).values(values))
        self._events.publish(SharedChanged())

    def bring_back(self, uid: str) -> None:
        self._change(uid, {"removed_at": None, "removed_on_use": None})

    def remove_for_good(self, uid: str) -> None:
        with self._database.write() as connection:
            connection.execute(delete(shared_table).where(shared_table.c.uid == uid, _gone))
        self._events.publish(SharedChanged())

    def removed(self, limit: int) -> tuple[Line, ...]:
        last = select(shared_table).where(_gone)
        last = last.order_by(shared_table.c.removed_at.desc(), shared_table.c.uid).limit(limit)
        with self._database.read() as connection:
            return tuple(_to_line(row) for row in connection.execute(last))

    def purge_removed(self) -> int:
        with self._database.write() as connection:
            days = int(connection.execute(_use_days).scalar_one())
            due = threshold(self._clock.now(), days)
            old = shared_table.c.removed_at <= _micros(due.moment)
            used = func.coalesce(shared_table.c.removed_on_use, 0) <= due.use_day
            return connection.execute(delete(shared_table).where(old, used)).rowcount

    def _change(self, uid: str, values: dict[str, Any]) -> None:
        with self._database.write() as connection:
            mine = shared_table.c.uid == uid
            connection.execute(update(shared_table).where(mine).values(values))
        self._events.publish(SharedChanged())


def _to_line(row: Row[Any]) -> Line:
    return Line(
        uid=row.uid,
        at=_moment(row.at).astimezone(_zone(row.zone)),
        shared=Shared(row.what, Way(row.way), row.whom, row.contact_uid),
        removed_at=None if row.removed_at is None else _moment(row.removed_at),
    )
