"""Counting over the encrypted file: one pass over an index for each question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select, text

from mbc_companion.journal.insights.domain import Day, Scale, ScaleDay, Span
from mbc_companion.journal.listing.repository import entries, entry_feelings, present
from mbc_companion.journal.own.domain import Names
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import prepared

_in_span = entries.c.day.between(bindparam("first"), bindparam("last"))
# One row a day and not one a mark: a busy year has ten thousand of them. The inner order
# is that of an index; in the aggregates it would be sorted for, day by day and twice.
_days = prepared(
    text(
        "SELECT day, group_concat(mood, ''), group_concat(uid, ' ') FROM"
        " (SELECT day, mood, uid FROM entry WHERE removed_at IS NULL AND mood IS NOT NULL"
        " AND day BETWEEN :first AND :last ORDER BY day, at, id) GROUP BY day ORDER BY day"
    )
)
_LEVELS = bytes(max(0, letter - ord("0")) for letter in range(256))
_feelings = (
    select(entries.c.day, entry_feelings.c.feeling)
    .join(entry_feelings, entry_feelings.c.entry_id == entries.c.id)
    .where(present, _in_span)
    .distinct()
)
# With max(), SQLite takes the other columns from the row that has it.
_scale_days = text(
    "SELECT day, scale, value, max(at) FROM entry JOIN entry_scale ON entry_id = id"
    " WHERE removed_at IS NULL AND day BETWEEN :first AND :last"
    " GROUP BY day, scale ORDER BY day, scale"
)
_very_hard = select(func.count()).where(present, _in_span, entries.c.mood == 1)


def _ends(span: Span) -> dict[str, Any]:
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


class InsightsRepository:
    """``domain.Reads`` on SQLCipher."""

    def __init__(self, database: Database, names: Names) -> None:
        self._database = database
        self._names = names

    def days(self, span: Span) -> tuple[Day, ...]:
        rows = self._database.rows(_days, **_ends(span))
        return tuple(
            Day(
                date.fromisoformat(day),
                tuple(levels.encode().translate(_LEVELS)),
                tuple(uids.split(" ")),
            )
            for day, levels, uids in rows
        )

    def feelings(self, span: Span) -> Mapping[date, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        with self._database.read() as connection:
            for day, feeling in connection.execute(_feelings, _ends(span)):
                found[day].add(feeling)
        return {date.fromisoformat(day): frozenset(chosen) for day, chosen in found.items()}

    def very_hard_marks(self, span: Span) -> int:
        with self._database.read() as connection:
            return int(connection.execute(_very_hard, _ends(span)).scalar_one())

    def scales(self) -> tuple[Scale, ...]:
        return tuple(Scale(one.key, one.words) for one in self._names.all())

    def scale_days(self, span: Span) -> tuple[ScaleDay, ...]:
        with self._database.read() as connection:
            rows = connection.execute(_scale_days, _ends(span)).all()
        return tuple(
            ScaleDay(date.fromisoformat(day), scale, value) for day, scale, value, _at in rows
        )
