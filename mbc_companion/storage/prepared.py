"""Statements written out once: reads so frequent that building them would be half their cost."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Insert, Integer, Select, TextClause, literal_column
from sqlalchemy.dialects import sqlite

_DIALECT = sqlite.dialect(paramstyle="named")


def at_most(rows: int) -> ColumnElement[int]:
    """A number for ``limit``, written out: as a value, SQLite plans anew at every reading.

    That costs half as much again as reading fifty rows. -1 is no limit.
    """
    return literal_column(str(int(rows)), Integer)


class Prepared(NamedTuple):
    """``fixed`` are the statement's own values; those of ``Database.rows`` come beside them."""

    words: str
    fixed: dict[str, Any]


def prepared(statement: Select[*tuple[Any, ...]] | TextClause | Insert) -> Prepared:
    """``statement`` as SQL; its named parameters without a value are given at each reading."""
    compiled = statement.compile(dialect=_DIALECT)
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    return Prepared(str(compiled), fixed)
