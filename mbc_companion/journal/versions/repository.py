"""Earlier versions of entries in the encrypted file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, Text, delete, insert, select

from mbc_companion.core.removed import Threshold
from mbc_companion.journal.listing.repository import entries, metadata, to_local, to_micros
from mbc_companion.journal.versions.domain import Version
from mbc_companion.journal.versions.keeping import MOST, worth_keeping
from mbc_companion.storage.database import Database

entry_versions = Table(
    "entry_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), nullable=False),
    Column("text", Text, nullable=False),
    Column("written_at", Integer, nullable=False),
    Column("kept_at", Integer, nullable=False),
    Column("kept_on_use", Integer, nullable=False),
)
_newest = (entry_versions.c.kept_at.desc(), entry_versions.c.id.desc())


class Moment(NamedTuple):
    """UTC microseconds, and the how-manieth day of use it is."""

    micros: int
    use_day: int


def keep_earlier(connection: Connection, uid: str, new: str | None, now: Moment) -> None:
    """Before entry ``uid`` gets the words ``new``: keep those it has, if the rule says so.

    None keeps them in any case, unless they are the newest version already.
    """
    columns = (entries.c.id, entries.c.text, entries.c.changed_at)
    old = connection.execute(select(*columns).where(entries.c.uid == uid)).one_or_none()
    if old is None:
        return
    rested = timedelta(microseconds=now.micros - old.changed_at)
    if new is not None and not worth_keeping(old.text, new, rested=rested):
        return
    mine = entry_versions.c.entry_id == old.id
    newest = select(entry_versions.c.text).where(mine).order_by(*_newest).limit(1)
    if connection.execute(newest).scalar_one_or_none() == old.text:
        return
    row = {"entry_id": old.id, "text": old.text, "written_at": old.changed_at}
    row |= {"kept_at": now.micros, "kept_on_use": now.use_day}
    connection.execute(insert(entry_versions), row)
    kept = select(entry_versions.c.id).where(mine).order_by(*_newest).limit(MOST)
    connection.execute(delete(entry_versions).where(mine, entry_versions.c.id.not_in(kept)))


def purge(connection: Connection, due: Threshold) -> None:
    """Delete versions kept at or before ``due``."""
    old = entry_versions.c.kept_at <= to_micros(due.moment)
    connection.execute(
        delete(entry_versions).where(old, entry_versions.c.kept_on_use <= due.use_day)
    )


@dataclass(frozen=True)
class VersionsRepository:
    """``domain.Versions``."""

    database: Database

    def of(self, uid: str) -> tuple[Version, ...]:
        statement = (
            select(entry_versions.c.id, entry_versions.c.written_at, entries.c.zone)
            .join(entries, entries.c.id == entry_versions.c.entry_id)
            .where(entries.c.uid == uid)
            .order_by(*_newest)
        )
        with self.database.read() as connection:
            rows = connection.execute(statement).all()
        return tuple(Version(row.id, to_local(row.written_at, row.zone)) for row in rows)

    def words(self, number: int) -> str | None:
        statement = select(entry_versions.c.text).where(entry_versions.c.id == number)
        with self.database.read() as connection:
            return connection.execute(statement).scalar_one_or_none()
