"""One time of bringing in, kept as one: what it added, and how that is taken back."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable

from sqlalchemy import text

from mbc_companion.core.clock import Clock
from mbc_companion.exchange import repository as kept
from mbc_companion.exchange.arrivals.domain import Kind
from mbc_companion.storage.database import Database

_TABLES = {Kind.CONTACTS: "contact", Kind.VISITS: "visit"}
_AT_ONCE = 200


def mark_of(kind: Kind, said: str) -> bytes:
    """Tells what a file says of one record from everything else."""
    return hashlib.blake2b(f"{kind}\x00{said}".encode("utf-8", "replace"), digest_size=16).digest()


class Batch:
    """Begun before the first record is written, published after the last."""

    def __init__(self, database: Database, clock: Clock, kind: Kind, source: str) -> None:
        self.uid = uuid.uuid4().hex
        self._database, self._clock, self._kind = database, clock, kind
        with database.write() as connection:
            kept.begin(connection, self.uid, kind.value, source, self._now())

    def _now(self) -> int:
        return int(self._clock.now().timestamp() * 1_000_000)

    def note(self, marks: Iterable[tuple[bytes, str]]) -> None:
        with self._database.write() as connection:
            kept.note(connection, self.uid, marks)

    def publish(self, records: int) -> None:
        with self._database.write() as connection:
            kept.publish(connection, self.uid, records, self._now())

    def take_back(self) -> None:
        take_back(self._database, self._clock, self.uid, self._kind)


def known(database: Database, marks: list[bytes]) -> dict[bytes, str]:
    found: dict[bytes, str] = {}
    with database.read() as connection:
        for at in range(0, len(marks), _AT_ONCE):
            found.update(kept.known(connection, marks[at : at + _AT_ONCE]))
    return found


def take_back(database: Database, clock: Clock, uid: str, kind: Kind) -> int:
    """Delete what the batch added; what was changed since goes to Removed: how many."""
    table = _TABLES[kind]
    days = "(SELECT count(*) FROM use_day)"
    mine = "uid IN (SELECT value FROM json_each(:uids)) AND removed_at IS NULL"
    removed = text(
        f"UPDATE {table} SET removed_at = :now, removed_on_use = {days} "  # noqa: S608
        f"WHERE {mine} AND changed_at <> created_at"
    )
    gone = text(f"DELETE FROM {table} WHERE {mine} AND changed_at = created_at")  # noqa: S608
    added = text("SELECT DISTINCT record_uid FROM import_item WHERE batch_uid = :batch LIMIT 200")
    forgotten = text(
        "DELETE FROM import_item WHERE batch_uid = :batch"
        " AND record_uid IN (SELECT value FROM json_each(:uids))"
    )
    now, kept_back = int(clock.now().timestamp() * 1_000_000), 0
    while True:
        with database.write() as connection:
            uids = [row[0] for row in connection.execute(added, {"batch": uid})]
            if not uids:
                kept.forget(connection, uid)
                break
            listed = "[" + ",".join(f'"{one}"' for one in uids if one.isalnum()) + "]"
            kept_back += connection.execute(removed, {"uids": listed, "now": now}).rowcount
            connection.execute(gone, {"uids": listed})
            connection.execute(forgotten, {"uids": listed, "batch": uid})
    if kind is Kind.VISITS:
        with database.write() as connection:
            connection.execute(
                text(
                    "DELETE FROM visit_series WHERE uid NOT IN"
                    " (SELECT series_uid FROM visit WHERE series_uid <> '')"
                )
            )
    return kept_back


def drop_unfinished(database: Database, clock: Clock) -> bool:
    """At unlocking: what a kill left half brought in goes. True if there was any."""
    words = text("SELECT uid, kind FROM import_batch WHERE published_at IS NULL")
    with database.read() as connection:
        left = [(row[0], row[1]) for row in connection.execute(words)]
    ours = [(uid, Kind(kind)) for uid, kind in left if kind in {one.value for one in _TABLES}]
    for uid, kind in ours:
        take_back(database, clock, uid, kind)
    return bool(ours)
