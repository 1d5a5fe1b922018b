"""Bookmarks, notes, places and what is muted, in the vault."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, Text, delete, select
from sqlalchemy.dialects.sqlite import insert

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import TooLong
from mbc_companion.core.text import storable
from mbc_companion.guidance.domain import MAX_NOTE_CHARACTERS
from mbc_companion.storage.database import Database

metadata = MetaData()
topic_kept = Table(
    "topic_kept",
    metadata,
    Column("topic", Text, primary_key=True),
    Column("kept_at", Integer, nullable=False),
)
topic_note = Table(
    "topic_note",
    metadata,
    Column("topic", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("changed_at", Integer, nullable=False),
)
topic_place = Table(
    "topic_place",
    metadata,
    Column("topic", Text, primary_key=True),
    Column("block", Integer, nullable=False),
    Column("read_at", Integer, nullable=False),
)
topic_muted = Table(
    "topic_muted",
    metadata,
    Column("topic", Text, primary_key=True),
    Column("muted_at", Integer, nullable=False),
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class GuidanceRepository:
    """Keeps ``domain.Repository``; a topic that is no longer shipped keeps its rows."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def kept(self) -> tuple[str, ...]:
        newest = select(topic_kept.c.topic).order_by(topic_kept.c.kept_at.desc())
        with self._database.read() as connection:
            return tuple(connection.execute(newest).scalars())

    def keep(self, topic: str, *, kept: bool) -> None:
        self._mark(topic_kept, topic, {"kept_at": self._now()} if kept else None)

    def note(self, topic: str) -> str:
        with self._database.read() as connection:
            query = select(topic_note.c.text).where(topic_note.c.topic == topic)
            return connection.execute(query).scalar_one_or_none() or ""

    def set_note(self, topic: str, words: str) -> None:
        words = storable(words)
        if len(words) > MAX_NOTE_CHARACTERS:
            raise TooLong("NOTE")
        row = {"text": words, "changed_at": self._now()}
        self._mark(topic_note, topic, row if words.strip() else None, urgent=True)

    def place(self, topic: str) -> int:
        with self._database.read() as connection:
            query = select(topic_place.c.block).where(topic_place.c.topic == topic)
            return connection.execute(query).scalar_one_or_none() or 0

    def set_place(self, topic: str, block: int) -> None:
        row = {"block": block, "read_at": self._now()}
        self._mark(topic_place, topic, row if block > 0 else None)

    def muted(self) -> frozenset[str]:
        with self._database.read() as connection:
            return frozenset(connection.execute(select(topic_muted.c.topic)).scalars())

    def mute(self, topic: str, *, muted: bool) -> None:
        self._mark(topic_muted, topic, {"muted_at": self._now()} if muted else None)

    def _now(self) -> int:
        return (self._clock.now() - _EPOCH) // timedelta(microseconds=1)

    def _mark(
        self, table: Table, topic: str, row: dict[str, Any] | None, *, urgent: bool = False
    ) -> None:
        """Put ``row`` in place of what stands for ``topic``; None takes that away."""
        with self._database.write(urgent=urgent) as connection:
            if row is None:
                connection.execute(delete(table).where(table.c.topic == topic))
                return
            statement = insert(table).values(topic=topic, **row)
            connection.execute(statement.on_conflict_do_update([table.c.topic], set_=row))
