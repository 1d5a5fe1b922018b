"""Rows of another file of ours put into this one; what is here already stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from mbc_companion.storage.database import Database
from mbc_companion.storage.driver import DriverError
from mbc_companion.storage.troubles import Translating, translated
from mbc_companion.storage.whole.shape import Shape, shapes

Values = Mapping[str, Any]


class What(Enum):
    """What became of a row. ORPHAN: what it hangs on was never there; REFUSED: not as it must be.

    WITH_PARENT: it hangs on one that was here already, and that one stays as it is.
    """

    ADDED = "added"
    HERE = "here"
    WITH_PARENT = "with parent"
    ORPHAN = "orphan"
    REFUSED = "refused"


class Adding:
    """For one bringing in: tables come in the order of ``shapes``, each whole before the next.

    Running numbers are kept where the table was empty, else moved past those here.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.shapes = {shape.table: shape for shape in shapes(database)}
        self._owners = {name for name, one in self.shapes.items() if one.same == ("uid",)}
        self._kept = {one.table for shape in self.shapes.values() for one in shape.parents}
        with database.owner(), Translating():
            self._past = {
                shape.table: self._highest(shape) for shape in self.shapes.values() if shape.number
            }
        # By table: the key a row has in the other file, and its key here (None: was here).
        self._keys: dict[str, dict[Any, Any]] = {name: {} for name in self._kept}

    def _highest(self, shape: Shape) -> int:
        words = f'SELECT max("{shape.number}") FROM "{shape.table}"'  # noqa: S608
        (found,) = self._database.raw.execute(words).fetchone()
        return int(found or 0)

    def add(self, rows: Iterable[tuple[str, Values]], *, dry: bool = False) -> list[What]:
        """One step on the disk. With ``dry`` it is only found out what would become of them."""
        with self._database.write(), Translating():
            return [self._one(self.shapes[table], dict(values), dry) for table, values in rows]

    def _one(self, shape: Shape, values: dict[str, Any], dry: bool) -> What:  # noqa: FBT001
        theirs = {parent: values.get(parent) for parent in ("uid", shape.number) if parent}
        for parent in shape.parents:
            keys = self._keys[parent.table]
            if values.get(parent.column) not in keys:
                return What.ORPHAN
            here, added = keys[values[parent.column]]
            if not added and parent.table in self._owners:
                return What.WITH_PARENT
            values[parent.column] = here
        found = self._found(shape, values)
        if found is not None:
            self._remember(shape, theirs, found, added=False)
            return What.HERE
        if shape.number:
            values[shape.number] = int(values[shape.number]) + self._past[shape.table]
        if not dry and not self._insert(shape, values):
            return What.REFUSED
        self._remember(shape, theirs, values, added=True)
        return What.ADDED

    def _remember(
        self, shape: Shape, theirs: Values, here: Mapping[str, Any], *, added: bool
    ) -> None:
        if shape.table in self._kept:
            key = next(
                parent.key
                for one in self.shapes.values()
                for parent in one.parents
                if parent.table == shape.table
            )
            self._keys[shape.table][theirs[key]] = (here[key], added)

    def _found(self, shape: Shape, values: Values) -> dict[str, Any] | None:
        """The row that is here, as its number and its uid."""
        asked = [one for one in dict.fromkeys((*shape.same, shape.number, "uid")) if one]
        asked = [one for one in asked if one in shape.columns]
        named = ", ".join(f'"{one}"' for one in asked)
        where = " AND ".join(f'"{one}" IS ?' for one in shape.same)
        words = f'SELECT {named} FROM "{shape.table}" WHERE {where} LIMIT 1'  # noqa: S608
        given = tuple(values.get(one) for one in shape.same)
        row = self._database.raw.execute(words, given).fetchone()
        return None if row is None else dict(zip(asked, row, strict=True))

    def _insert(self, shape: Shape, values: Values) -> bool:
        named = ", ".join(f'"{one}"' for one in values)
        marks = ", ".join("?" for _ in values)
        words = f'INSERT INTO "{shape.table}" ({named}) VALUES ({marks})'  # noqa: S608
        try:
            self._database.raw.execute(words, tuple(values.values()))
        except DriverError as error:
            if str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_CONSTRAINT"):
                return False
            raise translated(error) from None
        return True

    def mark(self, table: str, values: Values) -> str:
        """How a row that others hang on, or that stands alone, is found again to take it back."""
        shape = self.shapes[table]
        moved = {one: values.get(one) for one in shape.same}
        return json.dumps([table, moved, values.get("changed_at")], ensure_ascii=False)


def take_out(database: Database, marks: Iterable[str]) -> None:
    """Delete rows by what ``Adding.mark`` said; those changed since stay."""
    known = {shape.table: shape for shape in shapes(database)}
    with database.write(), Translating():
        for mark in marks:
            table, same, changed_at = json.loads(mark)
            shape = known.get(str(table))
            if shape is None or not set(same) <= set(shape.columns):
                continue
            where = " AND ".join(f'"{one}" IS ?' for one in same)
            given = list(same.values())
            if "changed_at" in shape.columns:
                where += ' AND "changed_at" IS ?'
                given.append(changed_at)
            database.raw.execute(f'DELETE FROM "{table}" WHERE {where}', given)  # noqa: S608
