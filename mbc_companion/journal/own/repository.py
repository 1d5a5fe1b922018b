"""Names of scales and feelings, tags and known words in the encrypted file."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from sqlalchemy import Column, Integer, MetaData, Table, Text, delete, func, select
from sqlalchemy.dialects.sqlite import insert as upsert

from mbc_companion.core.clock import Clock
from mbc_companion.core.text import storable
from mbc_companion.journal.details.repository import LAST, entry_tags, tags
from mbc_companion.journal.listing.repository import to_micros
from mbc_companion.journal.own.domain import Named
from mbc_companion.journal.own.naming import BadName, Trouble, accept, folded, tidy
from mbc_companion.storage.database import Database

metadata = MetaData()


def _names_table(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("key", Text, primary_key=True),
        Column("words", Text, nullable=False),
        Column("place", Integer, nullable=False),
        Column("hidden", Integer, nullable=False),
    )


scales = _names_table("scale")
feelings = _names_table("feeling")
known_words = Table(
    "known_word",
    metadata,
    Column("word", Text, primary_key=True),
    Column("added_at", Integer, nullable=False),
)


class NamesRepository:
    """``domain.Names`` for one kind: the program's ``keys`` and at most ``most`` own ones.

    ``word`` gives the program's word for one of its keys: two alike would be no use.
    """

    def __init__(
        self,
        database: Database,
        table: Table,
        keys: tuple[str, ...],
        word: Callable[[str], str],
        most: int,
    ) -> None:
        self._database = database
        self._table = table
        self._keys = keys
        self._word = word
        self._most = most

    def all(self) -> tuple[Named, ...]:
        statement = select(self._table).order_by(self._table.c.place, self._table.c.key)
        with self._database.read() as connection:
            rows = connection.execute(statement).all()
        kept = {row.key: Named(row.key, row.words, bool(row.hidden)) for row in rows}
        ours = tuple(kept.get(key, Named(key)) for key in self._keys)
        own = (kept[row.key] for row in rows if row.key not in self._keys)
        return (*ours, *(Named(one.key, one.words, one.hidden, own=True) for one in own))

    def add(self, typed: str) -> str:
        with self._database.write():
            known = self.all()
            for one in known:
                # What was hidden comes back with everything once said with it.
                if one.hidden and folded(tidy(typed)) == folded(self._said(one)):
                    self.set_hidden(one.key, hidden=False)
                    return one.key
            name = accept(typed, map(self._said, known))
            self._check_room(known)
            key = uuid.uuid4().hex
            self._put(Named(key, name), place=len(known))
        return key

    def rename(self, key: str, typed: str) -> None:
        with self._database.write():
            known = {one.key: one for one in self.all()}
            old = known.pop(key)
            if not tidy(typed) and not old.own:
                name = ""
            else:
                name = accept(typed, map(self._said, known.values()))
            self._put(Named(key, name, old.hidden))

    def set_hidden(self, key: str, *, hidden: bool) -> None:
        with self._database.write():
            known = self.all()
            old = next(one for one in known if one.key == key)
            if old.own and old.hidden and not hidden:
                self._check_room(known)
            self._put(Named(key, old.words, hidden))

    def _said(self, one: Named) -> str:
        return one.words or self._word(one.key)

    def _check_room(self, known: tuple[Named, ...]) -> None:
        if sum(one.own and not one.hidden for one in known) >= self._most:
            raise BadName(Trouble.FULL)

    def _put(self, one: Named, *, place: int = 0) -> None:
        values = {"words": storable(one.words), "hidden": int(one.hidden)}
        statement = upsert(self._table).values(key=one.key, place=place, **values)
        with self._database.write() as connection:
            connection.execute(statement.on_conflict_do_update(["key"], set_=values))


class TagsRepository:
    """``domain.Tags``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def like(self, beginning: str, limit: int) -> tuple[str, ...]:
        begins = folded(tidy(beginning.strip().lstrip("#")))
        uses = (
            select(func.count())
            .select_from(entry_tags)
            .where(entry_tags.c.tag_id == tags.c.id)
            .scalar_subquery()
        )
        statement = select(tags.c.words).order_by(uses.desc(), tags.c.folded).limit(limit)
        if begins:
            statement = statement.where(tags.c.folded >= begins, tags.c.folded < begins + LAST)
        with self._database.read() as connection:
            return tuple(connection.execute(statement).scalars())


class KnownWordsRepository:
    """``domain.KnownWords``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def words(self) -> frozenset[str]:
        with self._database.read() as connection:
            return frozenset(connection.execute(select(known_words.c.word)).scalars())

    def add(self, word: str) -> None:
        now = to_micros(self._clock.now())
        statement = upsert(known_words).values(word=storable(word), added_at=now)
        with self._database.write() as connection:
            connection.execute(statement.on_conflict_do_nothing())

    def forget(self, word: str) -> None:
        with self._database.write() as connection:
            connection.execute(delete(known_words).where(known_words.c.word == storable(word)))
