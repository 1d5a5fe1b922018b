"""The tables beside an entry: values, tags, star, letter and photos, read and written whole.

Every function works inside the caller's transaction.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Integer,
    Row,
    Select,
    Table,
    Text,
    delete,
    insert,
    literal_column,
    select,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from mbc_companion.core.text import storable
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.listing.repository import letter, metadata, starred, to_letter
from mbc_companion.journal.own.naming import folded, tidy


def _of_entry() -> Column[int]:
    return Column("entry_id", Integer, ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)


entry_scales = Table(
    "entry_scale",
    metadata,
    _of_entry(),
    Column("scale", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
tags = Table(
    "tag",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("words", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
)
entry_tags = Table(
    "entry_tag",
    metadata,
    _of_entry(),
    Column("position", Integer, primary_key=True),
    Column("tag_id", ForeignKey("tag.id", ondelete="CASCADE"), nullable=False),
)
stars = Table("entry_star", metadata, _of_entry())
letters = Table(
    "entry_letter",
    metadata,
    _of_entry(),
    Column("title", Text, nullable=False),
    Column("sealed", Integer, nullable=False),
)
entry_photos = Table(
    "entry_photo",
    metadata,
    _of_entry(),
    Column("position", Integer, primary_key=True),
    Column("photo_uid", Text, nullable=False),
)
_BREAK = "\x1f"
columns = (
    starred,
    letter,
    literal_column(
        "(SELECT group_concat(scale || '=' || value, char(31)) FROM"
        " (SELECT scale, value FROM entry_scale WHERE entry_id = entry.id ORDER BY scale))",
        Text,
    ).label("scales"),
    literal_column(
        "(SELECT group_concat(words, char(31)) FROM (SELECT tag.words FROM entry_tag JOIN tag"
        " ON tag.id = tag_id WHERE entry_id = entry.id ORDER BY position))",
        Text,
    ).label("tags"),
    literal_column(
        "(SELECT group_concat(photo_uid, char(31)) FROM (SELECT photo_uid FROM entry_photo"
        " WHERE entry_id = entry.id ORDER BY position))",
        Text,
    ).label("photos"),
)
sealed_ids = select(letters.c.entry_id).where(letters.c.sealed == 1)
LAST = "\U0010ffff"
"""Behind every other letter: a span of the index ends with it, in place of LIKE, in which
% and _ would be letters to mind."""


def tagged(begins: ColumnElement[str], ends: ColumnElement[str]) -> Select[tuple[int]]:
    """The numbers of entries with a tag between the two."""
    between = tags.c.folded >= begins, tags.c.folded < ends
    joined = select(entry_tags.c.entry_id).join(tags, tags.c.id == entry_tags.c.tag_id)
    return joined.where(*between)


def to_details(row: Row[Any]) -> dict[str, Any]:
    """Fields of a Draft from ``columns``."""
    title, sealed = to_letter(row.letter)
    pairs = (one.rpartition("=") for one in _parts(row.scales))
    return {
        "scales": tuple((key, int(value)) for key, _, value in pairs),
        "tags": _parts(row.tags),
        "photos": _parts(row.photos),
        "starred": bool(row.starred),
        "letter": title,
        "sealed": sealed,
    }


def _parts(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split(_BREAK)) if joined else ()


def put(connection: Connection, number: int, draft: Draft) -> None:
    """Make the tables beside entry ``number`` say what ``draft`` says."""
    for table in (entry_scales, entry_tags, stars, letters, entry_photos):
        connection.execute(delete(table).where(table.c.entry_id == number))
    rows: dict[Table, list[dict[str, Any]]] = {
        entry_scales: [{"scale": key, "value": value} for key, value in dict(draft.scales).items()],
        entry_tags: [
            {"position": place, "tag_id": tag}
            for place, tag in enumerate(_tag_ids(connection, draft.tags))
        ],
        stars: [{}] if draft.starred else [],
        letters: [{"title": storable(draft.letter), "sealed": int(draft.sealed)}]
        if draft.letter
        else [],
        entry_photos: [
            {"position": place, "photo_uid": uid}
            for place, uid in enumerate(dict.fromkeys(draft.photos))
        ],
    }
    for table, wanted in rows.items():
        if wanted:
            connection.execute(insert(table), [{"entry_id": number, **row} for row in wanted])


def _tag_ids(connection: Connection, wanted: tuple[str, ...]) -> list[int]:
    """The numbers of tags, made where they are new, each once."""
    numbers: dict[int, None] = {}
    for said in wanted:
        words = tidy(storable(said))
        if words:
            numbers[tag_number(connection, words)] = None
    return list(numbers)


def tag_number(connection: Connection, words: str) -> int:
    """The number of a tag, made where it is new; ``words`` are tidy."""
    new = upsert(tags).values(words=words, folded=folded(words))
    # Writing what is there anyway makes the row come back.
    put_back = new.on_conflict_do_update(["folded"], set_={"folded": new.excluded.folded})
    return int(connection.execute(put_back.returning(tags.c.id)).scalar_one())
