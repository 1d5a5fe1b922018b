"""Reads by day along the index ``entry_newest``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from mbc_companion.journal.details.repository import sealed_ids
from mbc_companion.journal.domain import EntryRow
from mbc_companion.journal.listing.repository import (
    ListRepository,
    entries,
    newest_first,
    present,
    rows_query,
    to_row,
    wordless,
)
from mbc_companion.journal.on_this_day import dates_before

# A day without entries in between costs nothing; only the first year is looked up.
_first_day = select(func.min(entries.c.day)).where(present)
_not_sealed = entries.c.id.not_in(sealed_ids)


class DaysRepository(ListRepository):
    """The part of ``domain.ListReads`` about days."""

    def days_with(self, first: date, last: date) -> Mapping[date, int]:
        statement = (
            select(entries.c.day, func.count())
            .where(present, entries.c.day.between(first.isoformat(), last.isoformat()))
            .group_by(entries.c.day)
        )
        with self._database.read() as connection:
            rows = connection.execute(statement).all()
        return {date.fromisoformat(day): count for day, count in rows}

    def near(self, day: date) -> tuple[str, date] | None:
        found = select(entries.c.uid, entries.c.day).where(present).limit(1)
        before = found.where(entries.c.day <= day.isoformat()).order_by(*newest_first)
        oldest_first = (entries.c.day, entries.c.at, entries.c.id)
        after = found.where(entries.c.day > day.isoformat()).order_by(*oldest_first)
        with self._database.read() as connection:
            row = connection.execute(before).first() or connection.execute(after).first()
        return None if row is None else (row.uid, date.fromisoformat(row.day))

    def on_this_day(self, day: date) -> tuple[EntryRow, ...]:
        with self._database.read() as connection:
            oldest = connection.execute(_first_day).scalar_one_or_none()
            if oldest is None:
                return ()
            days = [one.isoformat() for one in dates_before(day, int(oldest[:4]))]
            statement = (
                rows_query()
                .where(present, entries.c.day.in_(days), wordless == 0, _not_sealed)
                .order_by(*newest_first)
            )
            return tuple(to_row(row) for row in connection.execute(statement))
