"""One statement as a transaction of its own."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import prepared
from mbc_companion.storage.troubles import DatabaseBug

_ADD = prepared(
    text(
        "INSERT INTO draft (uid, at, zone, day, mood, feelings, text, saved_at)"
        " VALUES (:uid, 0, 'UTC', '2026-07-14', NULL, '[]', :text, 0)"
    )
)


def _drafts(database: Database) -> list[str]:
    with database.read() as connection:
        return list(connection.execute(text("SELECT text FROM draft ORDER BY uid")).scalars())


def test_what_is_put_is_kept_whole_or_not_at_all(database: Database) -> None:
    database.put(_ADD, [{"uid": "a", "text": "one"}, {"uid": "b", "text": "two"}])
    with pytest.raises(DatabaseBug):
        database.put(_ADD, [{"uid": "c", "text": "three"}, {"uid": "a", "text": "again"}])
    assert _drafts(database) == ["one", "two"]
    database.put(_ADD, [{"uid": "d", "text": "four"}])
    assert _drafts(database) == ["one", "two", "four"]


def test_what_is_put_inside_a_write_is_undone_with_it(database: Database) -> None:
    def half() -> None:
        with database.write():
            database.put(_ADD, [{"uid": "a", "text": "one"}])
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert _drafts(database) == []
    with database.read(), pytest.raises(RuntimeError):
        database.put(_ADD, [{"uid": "a", "text": "one"}])
