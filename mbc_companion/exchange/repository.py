"""What was brought in, each time as one: for knowing it again, and for taking it back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from mbc_companion.exchange.domain import Brought
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import prepared

metadata = MetaData()
batches = Table(
    "import_batch",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("started_at", Integer, nullable=False),
    Column("published_at", Integer),
    Column("records", Integer, nullable=False, server_default="0"),
)
items = Table(
    "import_item",
    metadata,
    Column("mark", LargeBinary, primary_key=True),
    Column("batch_uid", ForeignKey("import_batch.uid", ondelete="CASCADE"), nullable=False),
    Column("record_uid", Text, nullable=False),
)
_note = prepared(
    insert(items)
    .prefix_with("OR REPLACE")
    .values({column.name: bindparam(column.name) for column in items.c})
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def begin(connection: Connection, uid: str, kind: str, source: str, now: int) -> None:
    """A time of bringing in; nothing of it counts before ``publish``. ``now`` in microseconds."""
    row = {"uid": uid, "kind": kind, "source": source, "started_at": now}
    connection.execute(insert(batches), row)


def note(connection: Connection, uid: str, marks: Iterable[tuple[bytes, str]]) -> None:
    """Remember marks of records with the uids the records have here."""
    rows = [{"mark": mark, "batch_uid": uid, "record_uid": record} for mark, record in marks]
    if rows:
        connection.exec_driver_sql(_note.words, rows)


def publish(connection: Connection, uid: str, records: int, now: int) -> None:
    """From now on it is there."""
    done = {"published_at": now, "records": records}
    connection.execute(update(batches).where(batches.c.uid == uid).values(done))


def forget(connection: Connection, uid: str) -> None:
    """The batch and its marks; the records themselves are the caller's."""
    connection.execute(delete(batches).where(batches.c.uid == uid))


def known(connection: Connection, marks: Iterable[bytes]) -> dict[bytes, str]:
    """Which of ``marks`` (some hundred at most) were noted, with the uids of their records."""
    statement = select(items.c.mark, items.c.record_uid).where(items.c.mark.in_(list(marks)))
    return {bytes(row.mark): row.record_uid for row in connection.execute(statement)}


def brought(database: Database, kind: str = "") -> tuple[Brought, ...]:
    """What was brought in and not taken back, the newest first."""
    statement = (
        select(batches)
        .where(batches.c.published_at.is_not(None))
        .order_by(batches.c.published_at.desc(), batches.c.uid)
    )
    if kind:
        statement = statement.where(batches.c.kind == kind)
    with database.read() as connection:
        return tuple(
            Brought(
                uid=row.uid,
                kind=row.kind,
                source=row.source,
                at=_EPOCH + timedelta(microseconds=row.published_at),
                records=row.records,
            )
            for row in connection.execute(statement)
        )
