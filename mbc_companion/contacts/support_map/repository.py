"""The support map in the encrypted file."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, Text, select
from sqlalchemy.dialects.sqlite import insert

from mbc_companion.contacts.listing.repository import to_micros
from mbc_companion.contacts.repository import MAX_LINE
from mbc_companion.contacts.support_map.domain import Status, Support, SupportKind
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import Events, SupportChanged
from mbc_companion.core.text import storable
from mbc_companion.storage.database import Database

metadata = MetaData()
support_table = Table(
    "support",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("next_step", Text, nullable=False),
    Column("contact_uid", Text, nullable=False),
    Column("changed_at", Integer, nullable=False),
)


class SupportRepository:
    """``domain.SupportMap`` on SQLCipher."""

    def __init__(self, database: Database, clock: Clock, events: Events) -> None:
        self._database = database
        self._clock = clock
        self._events = events

    def all(self) -> tuple[Support, ...]:
        with self._database.read() as connection:
            rows = connection.execute(select(support_table)).all()
        kept = {row.kind: (Status(row.status), row.next_step, row.contact_uid) for row in rows}
        return tuple(
            Support(kind, *kept[kind.value]) if kind.value in kept else Support(kind)
            for kind in SupportKind
        )

    def put(self, support: Support) -> None:
        step = storable(support.next_step).strip()
        if len(step) > MAX_LINE:
            raise TooLong("STEP")
        values = {
            "status": support.status.value,
            "next_step": step,
            "contact_uid": support.contact_uid,
            "changed_at": to_micros(self._clock.now()),
        }
        new = insert(support_table).values(kind=support.kind.value, **values)
        with self._database.write() as connection:
            connection.execute(new.on_conflict_do_update(["kind"], set_=values))
        self._events.publish(SupportChanged())
