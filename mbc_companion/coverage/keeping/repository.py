"""Writing, removing and bringing back things, the same for plans, calls and denials."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    delete,
    exists,
    func,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from mbc_companion.core.clock import Clock
from mbc_companion.core.events import CoverageChanged, Events
from mbc_companion.core.removed import threshold
from mbc_companion.core.text import storable
from mbc_companion.coverage.removed import Removed, What
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import Prepared, prepared
from mbc_companion.storage.use_days import use_days_so_far


def kept_columns() -> tuple[Column[Any], ...]:
    """When something was made, changed and removed; shared by every table of things."""
    return (
        Column("created_at", Integer, nullable=False),
        Column("changed_at", Integer, nullable=False),
        Column("removed_at", Integer),
        Column("removed_on_use", Integer),
    )


def micros(moment: datetime) -> int:
    """UTC microseconds, exactly: a float would lose some."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def moment(value: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=value)


def day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def day_of(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def gone_of(
    what: What,
    table: Table,
    *,
    about: ColumnElement[Any] | None = None,
    name: ColumnElement[Any],
    plan: ColumnElement[Any] | None = None,
    day: ColumnElement[Any] | None = None,
) -> Select[Any]:
    """The removed rows of a table, in the columns of ``Removed``."""
    empty = literal("")
    return select(
        table.c.uid.label("uid"),
        literal(what.value).label("what"),
        name.label("name"),
        (empty if about is None else about).label("about"),
        (empty if plan is None else plan).label("plan_uid"),
        (empty if day is None else day).label("day"),
        table.c.removed_at.label("at"),
    ).where(table.c.removed_at.is_not(None))


class Listing(NamedTuple):
    """A list every count needs, written out once: building it took longer than reading it."""

    statement: Prepared
    names: tuple[str, ...]


def listing(statement: Select[Any]) -> Listing:
    return Listing(prepared(statement), tuple(statement.selected_columns.keys()))


class Keeping:
    """What the repositories of this room share: writing, removing, bringing back.

    ``gone`` are the selects of what Removed lists of them.
    """

    things: tuple[Table, ...] = ()
    gone: tuple[Select[Any], ...] = ()

    def __init__(self, database: Database, clock: Clock, events: Events) -> None:
        self._database = database
        self._clock = clock
        self._events = events

    def new_uid(self) -> str:
        return uuid.uuid4().hex

    def listed(self, listing: Listing) -> list[Any]:
        """Its rows, with the columns by their names."""
        names = listing.names
        rows = self._database.rows(listing.statement)
        return [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in rows]

    def remove(self, uid: str) -> None:
        with self._database.write() as connection:
            values = self.gone_now(connection)
            for table in self.things:
                connection.execute(update(table).where(table.c.uid == uid).values(values))
        self.changed()

    def bring_back(self, uid: str) -> None:
        values = {"removed_at": None, "removed_on_use": None}
        with self._database.write() as connection:
            self.make_room(connection, uid)
            for table in self.things:
                connection.execute(update(table).where(table.c.uid == uid).values(values))
        self.changed()

    def make_room(self, connection: Connection, uid: str) -> None:
        """Before ``uid`` comes back: what stands in its place goes out of it."""

    def gone_now(self, connection: Connection) -> dict[str, Any]:
        """The columns of a row that is being removed."""
        use = use_days_so_far(connection)
        return {"removed_at": micros(self._clock.now()), "removed_on_use": use}

    def removed(self) -> tuple[Removed, ...]:
        """The last removed first."""
        every = union_all(*self.gone).subquery()
        statement = select(every).order_by(every.c.at.desc(), every.c.uid)
        with self._database.read() as connection:
            return tuple(
                Removed(
                    row.uid,
                    What(row.what),
                    row.name,
                    row.about,
                    row.plan_uid,
                    day_of(row.day or None),
                    moment(row.at),
                )
                for row in connection.execute(statement)
            )

    def anything_removed(self) -> bool:
        with self._database.read() as connection:
            statement = select(exists(union_all(*self.gone).subquery().select()))
            return bool(connection.execute(statement).scalar_one())

    def remove_for_good(self, uid: str) -> None:
        """Only what is in Removed, with what belongs to nothing else."""
        with self._database.write() as connection:
            for table in self.things:
                here = (table.c.uid == uid, table.c.removed_at.is_not(None))
                connection.execute(delete(table).where(*here))
            self.sweep(connection)
        self.changed()

    def sweep(self, connection: Connection) -> None:
        """Delete what belonged to things that are deleted."""

    def purge_removed(self) -> int:
        """Delete what was removed long enough ago; how many; publishes nothing."""
        gone = 0
        with self._database.write() as connection:
            due = threshold(self._clock.now(), use_days_so_far(connection))
            for table in self.things:
                old = table.c.removed_at <= micros(due.moment)
                used = func.coalesce(table.c.removed_on_use, 0) <= due.use_day
                gone += connection.execute(delete(table).where(old, used)).rowcount
            self.sweep(connection)
        return gone

    def changed(self) -> None:
        self._events.publish(CoverageChanged())

    def put(self, table: Table, values: dict[str, Any]) -> None:
        """Write one row, new or changed; what was removed comes back with it."""
        now = micros(self._clock.now())
        clean = {k: storable(v) if isinstance(v, str) else v for k, v in values.items()}
        changes = {**clean, "changed_at": now, "removed_at": None, "removed_on_use": None}
        statement = upsert(table).values(**clean, created_at=now, changed_at=now)
        with self._database.write() as connection:
            connection.execute(statement.on_conflict_do_update(["uid"], set_=changes))
        self.changed()
