"""Statements written out once: reads so frequent that building them would be half their cost."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

_DIALECT = sqlite.dialect(paramstyle="named")


class Prepared(NamedTuple):
    """``fixed`` are the statement's own values; those of ``Database.rows`` come beside them."""

    words: str
    fixed: dict[str, Any]


def prepared(statement: Select[Any]) -> Prepared:
    """``statement`` as SQL; its named parameters without a value are given at each reading."""
    compiled = statement.compile(dialect=_DIALECT)
    fixed = {name: value for name, value in compiled.params.items() if value is not None}
    return Prepared(str(compiled), fixed)
