"""The newest few entries with some words, for Find: no count, no list, nothing sorted.

A rare word is looked up by its hits; for a common one the index ``entry_newest`` is
walked beside them and left as soon as there are enough.
"""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, column, func, literal_column, select, table

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
from mbc_companion.storage.prepared import prepared

FEW = 500
_index = table("entry_words", column("rowid"))
_match = select(_index.c.rowid).where(
    literal_column("entry_words").op("MATCH")(bindparam("expression"))
)
_readable = entries.c.id.not_in(sealed_ids)
_count = prepared(select(func.count()).select_from(_match.limit(FEW + 1).subquery()))
_most = bindparam("most", type_=Integer)
_rare = prepared(
    rows_query(LOOKED_THROUGH)
    .where(entries.c.id.in_(_match), present, _readable)
    .order_by(*newest_first)
    .limit(_most)
)
# The plus sign keeps SQLite from visiting the hits one by one and sorting them.
_common = prepared(
    rows_query(LOOKED_THROUGH)
    .where(literal_column("+entry.id").in_(_match), present, _readable)
    .order_by(*newest_first)
    .limit(_most)
)
_literal = prepared(
    rows_query(LOOKED_THROUGH)
    .where(func.instr(entries.c.text, bindparam("part")) > 0, present, _readable)
    .order_by(*newest_first)
    .limit(_most)
)
_span = tagged(bindparam("begins"), bindparam("ends"))
_count_tagged = prepared(select(func.count()).select_from(_span.limit(FEW + 1).subquery()))
_tagged_rows = rows_query(LOOKED_THROUGH).where(present, _readable).order_by(*newest_first)
_few_tagged = prepared(_tagged_rows.where(entries.c.id.in_(_span)).limit(_most))
_many_tagged = prepared(_tagged_rows.where(literal_column("+entry.id").in_(_span)).limit(_most))
_open_drafts = prepared(select(drafts))


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
        open_drafts = [to_draft(row) for row in self._database.rows(_open_drafts)]
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
        found = [*self._rows(query, enough), *self._tagged(query, beginnings, enough)]
        kept = {row.uid: row for row in found if row.uid not in drafted}.values()
        return tuple(sorted([*written, *kept], key=lambda row: row.at, reverse=True)[:most])

    def _tagged(self, query: words.Query, beginnings: tuple[str, ...], most: int) -> list[EntryRow]:
        if len(beginnings) != 1:
            return []
        span = {"begins": beginnings[0], "ends": beginnings[0] + LAST}
        ((count,),) = self._database.rows(_count_tagged, **span)
        if not count:
            return []
        statement = _few_tagged if count <= FEW else _many_tagged
        return [to_row(row, query) for row in self._database.rows(statement, **span, most=most)]

    def _rows(self, query: words.Query, most: int) -> list[EntryRow]:
        if not query.expression:
            rows = self._database.rows(_literal, part=query.literals[0], most=most)
            return [to_row(row, query) for row in rows]
        values = {"expression": query.expression}
        ((count,),) = self._database.rows(_count, **values)
        statement = _rare if count <= FEW else _common
        rows = self._database.rows(statement, **values, most=most)
        found = [to_row(row, query) for row in rows]
        # A sign beside the words is looked for among what the words found.
        return [row for row in found if all(sign in row.preview for sign in query.literals)]
