"""The separate days on which the vault was opened, against clocks that jump."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, Connection, MetaData, Table, Text, func, select
from sqlalchemy.dialects.sqlite import insert

from mbc_companion.storage.database import Database

metadata = MetaData()
use_day = Table("use_day", metadata, Column("day", Text, primary_key=True))
_count = select(func.count()).select_from(use_day)


def record_use(database: Database, day: date) -> None:
    """Note that the vault was in use on this local day."""
    with database.write() as connection:
        connection.execute(insert(use_day).values(day=day.isoformat()).on_conflict_do_nothing())


def use_days_so_far(connection: Connection) -> int:
    """How many there were, today's among them."""
    return int(connection.execute(_count).scalar_one())
