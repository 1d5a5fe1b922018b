"""Notices of dates in the encrypted file: a random id each, what was said, what was put off."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Integer, MetaData, Table, Text, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mbc_companion.core.clock import Clock
from mbc_companion.coverage.keeping.repository import micros, moment
from mbc_companion.storage.database import Database

metadata = MetaData()
notices = Table(
    "coverage_notice",
    metadata,
    Column("key", Text, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("said_at", Integer),
    Column("snoozed_until", Integer),
)


@dataclass(frozen=True)
class Notice:
    """``id`` is random and says nothing; ``until`` an instant before which it is not said."""

    id: str
    key: str
    until: datetime | None


class NoticesRepository:
    """Every method may raise a KnownError and then changed nothing."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def waiting(self, keys: Iterable[str]) -> tuple[Notice, ...]:
        """Those of these dates that were not said yet, in their order."""
        wanted = tuple(dict.fromkeys(keys))
        if not wanted:
            return ()
        known = self._known(wanted)
        fresh = [{"key": key, "id": uuid.uuid4().hex} for key in wanted if key not in known]
        if fresh:
            with self._database.write() as connection:
                connection.execute(upsert(notices).on_conflict_do_nothing(), fresh)
            known = self._known(wanted)
        return tuple(one for key in wanted if (one := known[key]) is not None)

    def _known(self, keys: tuple[str, ...]) -> dict[str, Notice | None]:
        """By its key; None for what was said."""
        with self._database.read() as connection:
            rows = connection.execute(select(notices).where(notices.c.key.in_(keys)))
            return {
                row.key: None
                if row.said_at is not None
                else Notice(
                    row.id,
                    row.key,
                    None if row.snoozed_until is None else moment(row.snoozed_until),
                )
                for row in rows
            }

    def said(self, ids: Iterable[str]) -> None:
        """They are not said again, unless put off."""
        at = micros(self._clock.now())
        for one in ids:
            self._change(one, said_at=at, snoozed_until=None)

    def put_off(self, snoozes: Mapping[str, datetime]) -> None:
        """Say these again later."""
        for one, until in snoozes.items():
            self._change(one, said_at=None, snoozed_until=micros(until))

    def holds(self, notice_id: str) -> bool:
        """Whether this is the id of one of these."""
        query = select(notices.c.key).where(notices.c.id == notice_id)
        with self._database.read() as connection:
            return connection.execute(query).scalar_one_or_none() is not None

    def _change(self, notice_id: str, **values: int | None) -> None:
        with self._database.write() as connection:
            this = update(notices).where(notices.c.id == notice_id)
            connection.execute(this.values(values))
