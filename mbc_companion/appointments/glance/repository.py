"""The nearest few visits with some words in them, for Find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Text, literal_column

from mbc_companion.appointments.domain import VisitRow
from mbc_companion.appointments.listing.repository import (
    present,
    to_micros,
    to_row,
    visit_rows,
    visits,
)
from mbc_companion.core.text import folded
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import prepared

_items = literal_column(
    "coalesce((SELECT group_concat(i.text, char(31)) FROM visit_item AS i"
    " WHERE i.visit_uid = visit.uid), '')",
    Text,
)
_OWN = len(visit_rows.selected_columns)
_everything = prepared(
    visit_rows.add_columns(visits.c.place, visits.c.notes, visits.c.after_note, _items)
    .where(present)
    .order_by(visits.c.id)
)


@dataclass(frozen=True)
class VisitGlance:
    """A visit and the line of it that has the words; empty where the name has them."""

    row: VisitRow
    line: str


class _Written(NamedTuple):
    """One visit: when, of what kind, and all its words folded, then as they were read."""

    at: int
    kind: str
    words: str
    row: tuple[Any, ...]


class Glance:
    """Reads on a worker; may be interrupted.

    What was read is kept from letter to letter, until something is written: reading five
    hundred visits takes ten times as long as looking through them. ``forget`` lets go of it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: tuple[int, list[_Written]] | None = None

    def forget(self) -> None:
        """Nothing is looked for any more; may be called while a worker reads."""
        self._kept = None

    def nearest(
        self, typed: str, most: int, now: datetime, kinds: Mapping[str, str]
    ) -> tuple[VisitGlance, ...]:
        """At most ``most`` visits with every word of ``typed``, the nearest to ``now`` first.

        ``kinds`` are the words people know kinds of visits by. Raises a KnownError.
        """
        wanted = folded(typed).split()
        if not wanted:
            return ()
        first, moment = wanted[0], to_micros(now)
        named = {key for key, words in kinds.items() if _begins(first, folded(words))}
        likely = [one for one in self._all() if first in one.words or one.kind in named]
        likely.sort(key=lambda one: abs(one.at - moment))
        found: list[VisitGlance] = []
        for one in likely:
            name, (place, *texts) = one.row[_NAME], one.row[_OWN:]
            line = _line_with(wanted, (kinds.get(one.kind, ""), name, place), texts)
            if line is not None:
                found.append(VisitGlance(to_row(one.row[:_OWN]), line))
            if len(found) == most:
                break
        return tuple(found)

    def _all(self) -> list[_Written]:
        changes, kept = self._database.changes, self._kept
        if kept is None or kept[0] != changes:
            rows = map(tuple, self._database.rows(_everything))
            kept = self._kept = changes, [_written(row) for row in rows]
        return kept[1]


_KEYS = visit_rows.selected_columns.keys()
_AT, _KIND, _NAME = (_KEYS.index(key) for key in ("at", "kind", "provider_name"))


def _written(row: tuple[Any, ...]) -> _Written:
    return _Written(row[_AT], row[_KIND], folded("\n".join((row[_NAME], *row[_OWN:]))), row)


def _line_with(wanted: Sequence[str], names: Iterable[str], texts: Iterable[str]) -> str | None:
    """The line that has the first of the words that no name has; None if one is missing."""
    names, lines = (
        tuple(map(folded, names)),
        [line for text in texts for line in text.replace("\x1f", "\n").splitlines()],
    )
    left = [word for word in wanted if not _begins(word, " ".join(names))]
    if not left:
        return ""
    if not all(_begins(word, folded(" ".join(lines))) for word in left):
        return None
    return next(line for line in lines if _begins(left[0], folded(line))).strip()


def _begins(word: str, text: str) -> bool:
    """Whether a word of ``text`` begins with ``word``; both are folded."""
    place = text.find(word)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(word, place + 1)
    return place >= 0
