"""What a file holds, row by row, as digests that can be compared without keeping the rows."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator

from mbc_companion.storage.connection import Raw

Rows = dict[str, frozenset[bytes]]
Pause = Callable[[], None]
SLICE_SECONDS = 0.015
_LIMIT = 200
# Written at every opening; a copy that differs only in these holds nothing new.
BOOKKEEPING = frozenset({"vault_state", "use_day", "preference"})


def row_digests(connection: Raw, pause: Pause) -> Rows:
    """16 bytes for every row of every table of ours; ``pause`` is called between slices.

    The search index is left out: it is made from the entries, and checked by itself.
    """
    return {table: frozenset(_digests(connection, table, pause)) for table in tables(connection)}


def tables(connection: Raw) -> tuple[str, ...]:
    """Ordinary tables by name."""
    listed = connection.execute("PRAGMA table_list").fetchall()
    return tuple(
        sorted(
            row[1]
            for row in listed
            if row[0] == "main" and row[2] == "table" and not row[1].startswith("sqlite_")
        )
    )


def key_columns(connection: Raw, table: str) -> tuple[str, ...]:
    """What rows are ordered by: the row id, or the primary key where there is none."""
    (without_rowid,) = (
        row[4] for row in connection.execute("PRAGMA table_list").fetchall() if row[1] == table
    )
    if not without_rowid:
        return ("rowid",)
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return tuple(row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5])


def _digests(connection: Raw, table: str, pause: Pause) -> Iterator[bytes]:
    keys = key_columns(connection, table)
    named = ", ".join(f'"{key}"' if key != "rowid" else key for key in keys)
    marks = ", ".join("?" for _ in keys)
    last: tuple[object, ...] | None = None
    while True:
        after = f"WHERE ({named}) > ({marks})" if last is not None else ""
        query = f'SELECT {named}, * FROM "{table}" {after} ORDER BY {named} LIMIT {_LIMIT}'  # noqa: S608
        began, count, cut = time.perf_counter(), 0, False
        cursor = connection.execute(query, last or ())
        for row in cursor:
            last = tuple(row[: len(keys)])
            yield hashlib.blake2b(repr(tuple(row)).encode("utf-8"), digest_size=16).digest()
            count += 1
            if time.perf_counter() - began > SLICE_SECONDS:
                cut = True
                break
        cursor.close()
        pause()
        if not cut and count < _LIMIT:
            return


def agrees(before: Rows, after: Rows, copy: Rows) -> bool:
    """Does ``copy`` hold what the file held, though somebody may have been writing meanwhile?

    ``before`` and ``after`` were read from the file around the copying. Every row that
    stayed has to be in the copy, and every row of the copy must have been in the file.
    A row changed twice meanwhile is in neither reading: the copying is then done again.
    """
    if not set(before) == set(after) == set(copy):
        return False
    return all(
        before[table] & after[table] <= copy[table] <= before[table] | after[table]
        for table in copy
    )


def digest(rows: Rows, *, without: frozenset[str] = frozenset()) -> str:
    """One SHA-256 over everything, whatever order it was read in."""
    whole = hashlib.sha256()
    for table in sorted(rows):
        if table not in without:
            inside = hashlib.sha256(b"".join(sorted(rows[table]))).digest()
            whole.update(table.encode() + b"\x00" + inside)
    return whole.hexdigest()
