"""Things to bring to a visit; words from the journal are tied to their entry by a link."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    Table,
    Text,
    delete,
    func,
    select,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from mbc_companion.appointments.domain import Item
from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import Events, VisitsChanged
from mbc_companion.core.text import storable
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import End, Links, link

MAX_CHARACTERS = 100_000
ENTRY, VISIT = "entry", "visit"

metadata = MetaData()
items = Table(
    "visit_item",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("visit_uid", ForeignKey("visit.uid", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("entry_uid", Text, nullable=False),
)
_words = func.coalesce(link.c.text, items.c.text).label("words")
_of_visit = (
    select(items.c.uid, items.c.asked, items.c.entry_uid, _words)
    .select_from(items.outerjoin(link, link.c.uid == items.c.uid))
    .order_by(items.c.position, items.c.uid)
)
_new = upsert(items)
_put = _new.on_conflict_do_update(
    ["uid"], set_={c.name: _new.excluded[c.name] for c in items.c if c.name != "uid"}
)


class ItemRepository:
    """The part of ``domain.Repository`` about what to bring."""

    def __init__(self, database: Database, links: Links, events: Events) -> None:
        self._database = database
        self._links = links
        self._events = events

    def items(self, visit_uid: str) -> tuple[Item, ...]:
        with self._database.read() as connection:
            return self._items(connection, visit_uid)

    def add_item(self, visit_uid: str, text: str, *, entry_uid: str = "") -> str:
        if not text.strip():
            raise ValueError
        item = Item(uuid.uuid4().hex, text.strip(), entry_uid=entry_uid)
        with self._database.write() as connection:
            kept = self._items(connection, visit_uid)
            self._write(connection, visit_uid, (*kept, item), kept)
        self._events.publish(VisitsChanged((visit_uid,)))
        return item.uid

    def put_items(self, visit_uid: str, items: Iterable[Item]) -> None:
        with self._database.write() as connection:
            self._write(connection, visit_uid, tuple(items), self._items(connection, visit_uid))
        self._events.publish(VisitsChanged((visit_uid,)))

    def _items(self, connection: Connection, visit_uid: str) -> tuple[Item, ...]:
        found = connection.execute(_of_visit.where(items.c.visit_uid == visit_uid))
        return tuple(_to_item(row) for row in found)

    def _write(
        self, connection: Connection, visit_uid: str, new: tuple[Item, ...], old: tuple[Item, ...]
    ) -> None:
        before = {item.uid: item for item in old}
        gone = before.keys() - {item.uid for item in new}
        if gone:
            connection.execute(delete(items).where(items.c.uid.in_(gone)))
        rows = [self._row(visit_uid, place, item) for place, item in enumerate(new)]
        if rows:
            connection.execute(_put, rows)
        changed = [one for one in new if one.entry_uid and before.get(one.uid) != one]
        self._links.remove([*gone, *(one.uid for one in changed)])
        for one in changed:
            source, target = End(ENTRY, one.entry_uid), End(VISIT, visit_uid)
            self._links.add(source, target, one.text, uid=one.uid)

    def _row(self, visit_uid: str, place: int, item: Item) -> dict[str, Any]:
        text = storable(item.text)
        if len(text) > MAX_CHARACTERS:
            raise TooLong("TEXT")
        return {
            "uid": item.uid,
            "visit_uid": visit_uid,
            "position": place,
            "text": "" if item.entry_uid else text,
            "asked": int(item.asked),
            "entry_uid": item.entry_uid,
        }


def _to_item(row: Row[Any, Any, Any, Any]) -> Item:
    return Item(uid=row.uid, text=row.words, asked=bool(row.asked), entry_uid=row.entry_uid)
