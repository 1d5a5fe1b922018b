"""Rows that tie something of one room to something of another, by their uids alone."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Row, Table, Text, delete, insert, select

from mbc_companion.core.clock import Clock
from mbc_companion.core.text import storable
from mbc_companion.storage.database import Database

metadata = MetaData()
link = Table(
    "link",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("from_kind", Text, nullable=False),
    Column("from_uid", Text, nullable=False),
    Column("to_kind", Text, nullable=False),
    Column("to_uid", Text, nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    Column("made_at", Integer, nullable=False),
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class End:
    """One side of a link: a word of ours for its kind ("entry", "visit"), and its uid."""

    kind: str
    uid: str


@dataclass(frozen=True)
class Link:
    """``text`` are the person's own words the link carries, if any; ``made_at`` is UTC."""

    uid: str
    source: End
    target: End
    text: str
    made_at: datetime


class Links:
    """Neither end is checked: what it names may be in Removed, or gone."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, source: End, target: End, text: str = "", *, uid: str = "") -> str:
        """Tie ``source`` to ``target``; gives the uid of the link, a new one unless given."""
        uid = uid or uuid.uuid4().hex
        row = {
            "uid": uid,
            "from_kind": source.kind,
            "from_uid": source.uid,
            "to_kind": target.kind,
            "to_uid": target.uid,
            "text": storable(text),
            "made_at": (self._clock.now() - _EPOCH) // timedelta(microseconds=1),
        }
        with self._database.write() as connection:
            connection.execute(insert(link), row)
        return uid

    def remove(self, uids: Iterable[str]) -> None:
        with self._database.write() as connection:
            connection.execute(delete(link).where(link.c.uid.in_(tuple(uids))))

    def leading_from(self, source: End) -> tuple[Link, ...]:
        """Oldest first."""
        return self._found(link.c.from_kind == source.kind, link.c.from_uid == source.uid)

    def leading_to(self, target: End) -> tuple[Link, ...]:
        """Oldest first."""
        return self._found(link.c.to_kind == target.kind, link.c.to_uid == target.uid)

    def _found(self, *conditions: Any) -> tuple[Link, ...]:
        statement = select(link).where(*conditions).order_by(link.c.made_at, link.c.uid)
        with self._database.read() as connection:
            return tuple(_to_link(row) for row in connection.execute(statement))


def _to_link(row: Row[Any]) -> Link:
    return Link(
        uid=row.uid,
        source=End(row.from_kind, row.from_uid),
        target=End(row.to_kind, row.to_uid),
        text=row.text,
        made_at=_EPOCH + timedelta(microseconds=row.made_at),
    )
