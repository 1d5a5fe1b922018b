"""The nearest few visits with some words in them, for Find."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Text, bindparam, func, literal_column, or_, select

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
_texts = (visits.c.provider_name, visits.c.place, visits.c.notes, visits.c.after_note)
_said = (
    select(visits.c.uid, visits.c.kind, *_texts, _items.label("items"), visits.c.at, visits.c.id)
    .where(present)
    .subquery("said")
)
# Only a sieve, since SQLite folds no letters beyond ASCII: what has such letters comes along.
_words = literal_column("(provider_name || place || notes || after_note || items)", Text)
_likely = prepared(
    select(*list(_said.c)[:7])
    .where(
        or_(
            func.instr(func.lower(_words), bindparam("first")) > 0,
            _said.c.kind.op("IN")(literal_column("(SELECT value FROM json_each(:kinds))")),
            func.octet_length(_words) != func.length(_words),
        )
    )
    .order_by(literal_column("abs(said.at - :now)"), _said.c.id)
    .limit(bindparam("enough", type_=Integer))
)
# Of so many the sieve has let through, some have the words almost always.
_ENOUGH = 60
_rows = prepared(
    visit_rows.where(visits.c.uid.op("IN")(literal_column("(SELECT value FROM json_each(:uids))")))
)


@dataclass(frozen=True)
class VisitGlance:
    """A visit and the line of it that has the words; empty where the name has them."""

    row: VisitRow
    line: str


class Glance:
    """Reads on a worker; may be interrupted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def nearest(
        self, typed: str, most: int, now: datetime, kinds: Mapping[str, str]
    ) -> tuple[VisitGlance, ...]:
        """At most ``most`` visits with every word of ``typed``, the nearest to ``now`` first.

        ``kinds`` are the words people know kinds of visits by. Raises a KnownError.
        """
        wanted = folded(typed).split()
        if not wanted:
            return ()
        named = [key for key, words in kinds.items() if _begins(wanted[0], folded(words))]
        values = {"now": to_micros(now), "first": wanted[0], "kinds": json.dumps(named)}
        likely = self._database.rows(_likely, **values, enough=_ENOUGH)
        found = _with(wanted, likely, most, kinds)
        if len(found) < most and len(likely) == _ENOUGH:
            found = _with(wanted, self._database.rows(_likely, **values, enough=-1), most, kinds)
        rows = self._database.rows(_rows, uids=json.dumps(list(found)))
        read = {row[0]: to_row(tuple(row)) for row in rows}
        return tuple(VisitGlance(read[uid], line) for uid, line in found.items())


def _with(
    wanted: Sequence[str], rows: Sequence[Any], most: int, kinds: Mapping[str, str]
) -> dict[str, str]:
    """By uid the line that has the words, for the first ``most`` of ``rows`` that have them."""
    found: dict[str, str] = {}
    for uid, kind, *texts in rows:
        line = _line_with(wanted, (kinds.get(kind, ""), *texts[:2]), texts[2:])
        if line is not None:
            found[uid] = line
        if len(found) == most:
            break
    return found


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
