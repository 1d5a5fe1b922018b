"""Earlier versions of entries in the encrypted file."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Table,
    Text,
    delete,
    insert,
    select,
)

from mbc_companion.core.removed import Threshold
from mbc_companion.journal.details import repository as details
from mbc_companion.journal.details.packing import unpack
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.listing.repository import (
    Moment,
    entries,
    feelings_text,
    metadata,
    to_feelings,
    to_local,
    to_micros,
)
from mbc_companion.journal.photos.repository import photos
from mbc_companion.journal.versions.domain import Earlier, Version
from mbc_companion.journal.versions.keeping import MOST, same, worth_keeping
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
    Column("mood", Integer),
    Column("feelings", Text),
    Column("details", Text),
)
_standing = select(
    entries.c.id,
    entries.c.text,
    entries.c.mood,
    entries.c.changed_at,
    feelings_text,
    *details.columns,
)
_newest = (entry_versions.c.kept_at.desc(), entry_versions.c.id.desc())


def keep_earlier(connection: Connection, uid: str, new: Draft | None, now: Moment) -> None:
    """Before entry ``uid`` becomes ``new``: keep it as it stands, if the rule says so.

    None keeps it in any case, unless the newest version says the same already.
    """
    row = connection.execute(_standing.where(entries.c.uid == uid)).one_or_none()
    if row is None:
        return
    old = _standing_now(row)
    rested = timedelta(microseconds=now.micros - row.changed_at)
    if new is not None and not worth_keeping(old, Earlier.of(new), rested=rested):
        return
    mine = entry_versions.c.entry_id == row.id
    newest = select(entry_versions).where(mine).order_by(*_newest).limit(1)
    last = connection.execute(newest).one_or_none()
    if last is not None and same(_to_earlier(last), old):
        return
    kept = {"entry_id": row.id, "written_at": row.changed_at, **_columns(old)}
    kept |= {"kept_at": now.micros, "kept_on_use": now.use_day}
    connection.execute(insert(entry_versions), kept)
    stay = select(entry_versions.c.id).where(mine).order_by(*_newest).limit(MOST)
    connection.execute(delete(entry_versions).where(mine, entry_versions.c.id.not_in(stay)))


def _standing_now(row: Row[Any]) -> Earlier:
    beside = details.to_details(row)
    del beside["letter"], beside["sealed"]
    beside["scales"] = tuple(sorted(beside["scales"]))
    return Earlier(row.text, row.mood, to_feelings(row.feelings), **beside)


def _columns(earlier: Earlier) -> dict[str, Any]:
    beside = {
        "scales": [list(pair) for pair in earlier.scales],
        "tags": list(earlier.tags),
        "photos": list(earlier.photos),
        "starred": earlier.starred,
    }
    return {
        "text": earlier.text,
        "mood": earlier.mood,
        "feelings": json.dumps(earlier.feelings),
        "details": json.dumps({name: value for name, value in beside.items() if value}),
    }


def _to_earlier(row: Row[Any]) -> Earlier:
    if row.details is None:
        return Earlier(row.text, words_only=True)
    beside = unpack(json.loads(row.details))
    del beside["letter"], beside["sealed"]
    return Earlier(row.text, row.mood, tuple(json.loads(row.feelings or "[]")), **beside)


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

    def earlier(self, number: int) -> Earlier | None:
        with self.database.read() as connection:
            wanted = select(entry_versions).where(entry_versions.c.id == number)
            row = connection.execute(wanted).one_or_none()
            if row is None:
                return None
            found = _to_earlier(row)
            held = select(photos.c.uid).where(photos.c.uid.in_(found.photos))
            kept = set(connection.execute(held).scalars()) if found.photos else set()
        return replace(found, photos=tuple(uid for uid in found.photos if uid in kept))
