"""Is the index of words in step with the entries, and making it anew if it is not.

A damaged page can make a full-text search miss entries in silence.
"""

from __future__ import annotations

from mbc_companion.core.errors import VaultDamaged
from mbc_companion.storage.database import Database
from mbc_companion.storage.troubles import DatabaseBug

_CHECK = "INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)"
_REBUILD = "INSERT INTO entry_words (entry_words) VALUES ('rebuild')"


def in_step(database: Database) -> bool:
    """Compare the index with the text of every entry (about 30 ms for 12 MB)."""
    try:
        with database.write() as connection:
            connection.exec_driver_sql(_CHECK)
    except (VaultDamaged, DatabaseBug):
        return False
    return True


def rebuild(database: Database) -> None:
    """Index every entry again; the entries themselves are not touched."""
    with database.write() as connection:
        connection.exec_driver_sql(_REBUILD)
