"""The newest few entries with some words, for Find: no count, no list, nothing sorted.

A rare word is looked up by its hits; for a common one the index ``entry_newest`` is
walked beside them and left as soon as there are enough.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache

from sqlalchemy import ColumnElement, bindparam, case, column, func, literal_column, select, table

from mbc_companion.journal import words
from mbc_companion.journal.details.repository import LAST, sealed_ids, tagged
from mbc_companion.journal.domain import EntryRow
from mbc_companion.journal.listing.repository import (
    LOOKED_THROUGH,
    drafts,
    entries,
    newest_first,
    present,
    rows_query,
    to_draft,
    to_row,
)
from mbc_companion.journal.own.naming import has_tags, tag_beginnings
from mbc_companion.journal.search.repository import draft_row
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import Prepared, at_most, prepared

FEW = 500
_index = table("entry_words", column("rowid"))
_match = select(_index.c.rowid).where(
    literal_column("entry_words").op("MATCH")(bindparam("expression"))
)
_readable = entries.c.id.not_in(sealed_ids)
_span = tagged(bindparam("begins"), bindparam("ends"))
_few_hits = select(func.count()).select_from(_match.limit(at_most(FEW + 1)).subquery())
_few_tags = select(func.count()).select_from(_span.limit(at_most(FEW + 1)).subquery())
_any_draft = select(drafts.c.uid).exists()
# Asked in one: each reading of its own would cost as much as all three.
_ask = prepared(
    select(
        case(
            (bindparam("expression") == "", 0),
            else_=_few_hits.scalar_subquery(),
        ),
        _few_tags.scalar_subquery(),
        _any_draft,
    )
)
_open_drafts = prepared(select(drafts))
_rows_of = rows_query(LOOKED_THROUGH).where(present, _readable).order_by(*newest_first)


class _By(Enum):
    """How entries are looked up."""

    RARE = auto()
    COMMON = auto()
    LITERAL = auto()
    FEW_TAGGED = auto()
    MANY_TAGGED = auto()


_found_by: dict[_By, ColumnElement[bool]] = {
    _By.RARE: entries.c.id.in_(_match),
    # The plus sign keeps SQLite from visiting the hits one by one and sorting them.
    _By.COMMON: literal_column("+entry.id").in_(_match),
    _By.LITERAL: func.instr(entries.c.text, bindparam("part")) > 0,
    _By.FEW_TAGGED: entries.c.id.in_(_span),
    _By.MANY_TAGGED: literal_column("+entry.id").in_(_span),
}


@lru_cache(maxsize=64)
def _newest(by: _By, most: int) -> Prepared:
    return prepared(_rows_of.where(_found_by[by]).limit(at_most(most)))


class Glance:
    """Reads on a worker; may be interrupted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, typed: str, most: int) -> tuple[EntryRow, ...]:
        """At most ``most`` entries with every word of ``typed``, or a tag that begins so, the
        newest first.

        What is being written counts as it stands on the page. Raises a KnownError, and
        Interrupted where the query was stopped.
        """
        query = words.query(typed)
        beginnings = tag_beginnings(typed)
        if query.empty:
            return ()
        hits, tagged_hits, any_draft = self._asked(query, beginnings)
        read = self._database.rows(_open_drafts) if any_draft else ()
        open_drafts = [to_draft(row) for row in read]
        written = [
            draft_row(draft, query)
            for draft in open_drafts
            if not draft.blank
            and not draft.sealed
            and (words.holds(draft.text, query) or has_tags(draft.tags, beginnings))
        ]
        drafted = {draft.uid for draft in open_drafts}
        # As many more as may be left out again because their words stand in a draft.
        enough = most + len(drafted)
        found = [
            *self._rows(query, hits, enough),
            *self._tagged(query, beginnings, tagged_hits, enough),
        ]
        kept = {row.uid: row for row in found if row.uid not in drafted}.values()
        return tuple(sorted([*written, *kept], key=lambda row: row.at, reverse=True)[:most])

    def _asked(self, query: words.Query, beginnings: tuple[str, ...]) -> tuple[int, int, bool]:
        """How many hits in the index and among the tags, up to FEW and one, and if drafts are."""
        span = _span_of(beginnings) if len(beginnings) == 1 else {"begins": "", "ends": ""}
        ((hits, tags, any_draft),) = self._database.rows(_ask, expression=query.expression, **span)
        return hits, tags, bool(any_draft)

    def _tagged(
        self, query: words.Query, beginnings: tuple[str, ...], hits: int, most: int
    ) -> list[EntryRow]:
        if not hits:
            return []
        by = _By.FEW_TAGGED if hits <= FEW else _By.MANY_TAGGED
        rows = self._database.rows(_newest(by, most), **_span_of(beginnings))
        return [to_row(row, query) for row in rows]

    def _rows(self, query: words.Query, hits: int, most: int) -> list[EntryRow]:
        if not query.expression:
            rows = self._database.rows(_newest(_By.LITERAL, most), part=query.literals[0])
            return [to_row(row, query) for row in rows]
        if not hits:
            return []
        by = _By.RARE if hits <= FEW else _By.COMMON
        rows = self._database.rows(_newest(by, most), expression=query.expression)
        found = [to_row(row, query) for row in rows]
        # A sign beside the words is looked for among what the words found.
        return [row for row in found if all(sign in row.preview for sign in query.literals)]


def _span_of(beginnings: tuple[str, ...]) -> dict[str, str]:
    return {"begins": beginnings[0], "ends": beginnings[0] + LAST}
