"""What each table holds and how its rows hang together, as the file itself says it."""

from __future__ import annotations

from dataclasses import dataclass

from mbc_companion.storage.backup.rows import tables
from mbc_companion.storage.connection import Raw
from mbc_companion.storage.database import Database
from mbc_companion.storage.troubles import Translating

# Made from the other tables, or about this one file and no other.
LEFT_OUT = frozenset({"entry_month", "vault_state"})


@dataclass(frozen=True)
class Parent:
    """``column`` holds the ``key`` of a row of ``table``; the row goes when that one goes."""

    column: str
    table: str
    key: str


@dataclass(frozen=True)
class Shape:
    """One table. ``kinds`` are INTEGER, TEXT or BLOB, one for each of ``columns``.

    ``number`` is the table's own running number, which says nothing outside this file, or
    empty. ``same`` are the columns by which a row is known again in another file.
    """

    table: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    needed: frozenset[str]
    number: str
    same: tuple[str, ...]
    parents: tuple[Parent, ...]


def shapes(database: Database) -> tuple[Shape, ...]:
    """Every table a person's things are in, those others hang on first."""
    with database.owner(), Translating():
        raw = database.raw
        found = {name: _shape(raw, name) for name in tables(raw) if name not in LEFT_OUT}
    ordered: dict[str, Shape] = {}
    while len(ordered) < len(found):
        for name, shape in found.items():
            if all(one.table in ordered for one in shape.parents):
                ordered.setdefault(name, shape)
    return tuple(ordered.values())


def _shape(raw: Raw, table: str) -> Shape:
    listed = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    columns = tuple(str(row[1]) for row in listed)
    keys = tuple(str(row[1]) for row in sorted(listed, key=lambda row: row[5]) if row[5])
    kinds = tuple(str(row[2]) for row in listed)
    number = keys[0] if len(keys) == 1 and kinds[columns.index(keys[0])] == "INTEGER" else ""
    parents = tuple(
        Parent(str(row[3]), str(row[2]), str(row[4]))
        for row in raw.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    )
    if any(one.column == number for one in parents):
        number = ""
    return Shape(
        table=table,
        columns=columns,
        kinds=kinds,
        needed=frozenset(str(row[1]) for row in listed if row[3] and row[4] is None),
        number=number,
        same=_same(raw, table, columns, number) if number else keys,
        parents=parents,
    )


def _same(raw: Raw, table: str, columns: tuple[str, ...], number: str) -> tuple[str, ...]:
    """A unique index beside the running number; without one, all of the row."""
    for row in raw.execute(f'PRAGMA index_list("{table}")').fetchall():
        if row[2] and not row[4]:
            indexed = raw.execute(f'PRAGMA index_info("{row[1]}")').fetchall()
            return tuple(str(one[2]) for one in indexed)
    return tuple(column for column in columns if column != number)
