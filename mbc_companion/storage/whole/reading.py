"""The rows of a table in slices, so that nobody waits for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from mbc_companion.storage.backup.rows import key_columns
from mbc_companion.storage.database import Database
from mbc_companion.storage.troubles import Translating
from mbc_companion.storage.whole.shape import Shape

Pause = Callable[[], None]
Row = tuple[Any, ...]
_AT_ONCE = 400


def count(database: Database, table: str) -> int:
    """How many rows there are now."""
    with database.owner(), Translating():
        found = database.raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608
    return int(found[0])


def rows(
    database: Database, shape: Shape, pause: Pause, *, without: frozenset[str] = frozenset()
) -> Iterator[list[Row]]:
    """Some rows at a time, by key, each as its columns but for ``without``."""
    with database.owner(), Translating():
        keys = key_columns(database.raw, shape.table)
    named = ", ".join(f'"{key}"' if key != "rowid" else key for key in keys)
    marks = ", ".join("?" for _ in keys)
    columns = ", ".join(f'"{one}"' for one in shape.columns if one not in without)
    last: Row = ()
    while True:
        after = f"WHERE ({named}) > ({marks})" if last else ""
        query = (
            f'SELECT {named}, {columns} FROM "{shape.table}" '  # noqa: S608
            f"{after} ORDER BY {named} LIMIT {_AT_ONCE}"
        )
        with database.owner(), Translating():
            found = database.raw.execute(query, last).fetchall()
        pause()
        if found:
            last = tuple(found[-1][: len(keys)])
            yield [tuple(row[len(keys) :]) for row in found]
        if len(found) < _AT_ONCE:
            return
