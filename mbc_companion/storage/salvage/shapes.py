"""How the rows of each table are stored, as a new file of the same schema tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mbc_companion.storage.connection import Raw
from mbc_companion.storage.salvage.trees import Row, Value

_HELD: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "TEXT": (str,),
    "BLOB": (bytes,),
    "REAL": (float, int),
}


@dataclass(frozen=True)
class Column:
    name: str
    kind: str
    needed: bool

    def takes(self, value: Value) -> bool:
        if value is None:
            return not self.needed
        return isinstance(value, _HELD.get(self.kind, (object,)))


@dataclass(frozen=True)
class Shape:
    """``columns`` in the order in which they are stored; ``alias`` is the column that
    stands for the row id and is stored empty. ``ours``: a person's rows, not an index's.
    """

    table: str
    columns: tuple[Column, ...]
    alias: str
    without_rowid: bool
    ours: bool

    def takes(self, rows: Sequence[Row]) -> bool:
        """May these rows of a page without a parent be of this table?"""
        return not self.without_rowid and all(self._takes(row.values) for row in rows)

    def _takes(self, values: tuple[Value, ...]) -> bool:
        if not 0 < len(values) <= len(self.columns):
            return False
        return all(
            value is None if column.name == self.alias else column.takes(value)
            for column, value in zip(self.columns, values, strict=False)
        )

    def named(self, row: Row) -> dict[str, Value]:
        """By column; columns added after the row was written are left to their default."""
        named = {c.name: v for c, v in zip(self.columns, row.values, strict=False)}
        if self.alias:
            named[self.alias] = row.rowid
        elif not self.without_rowid:
            named["rowid"] = row.rowid
        return named


def shapes(connection: Raw) -> tuple[Shape, ...]:
    """Of all tables that have rows of their own."""
    listed = connection.execute("PRAGMA table_list").fetchall()
    return tuple(
        _shape(connection, name, without_rowid=bool(without), ours=kind == "table")
        for schema, name, kind, _, without, _ in sorted(listed)
        if schema == "main" and kind in ("table", "shadow") and not name.startswith("sqlite_")
    )


def _shape(connection: Raw, table: str, *, without_rowid: bool, ours: bool) -> Shape:
    found = connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    # Cells: place, name, type, not null, default, place in the key, hidden (2: not stored).
    stored = [row for row in found if row[6] != 2]
    keys = [row for row in stored if row[5]]
    alias = ""
    if without_rowid:
        keys.sort(key=lambda row: row[5])
        stored = keys + [row for row in stored if not row[5]]
    elif len(keys) == 1 and keys[0][2].upper() == "INTEGER":
        alias = keys[0][1]
    columns = tuple(Column(row[1], row[2].upper(), bool(row[3])) for row in stored)
    return Shape(table, columns, alias, without_rowid, ours)
