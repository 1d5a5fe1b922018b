"""After a change that was cut off: does everything in the file still fit together?

SQLite undoes such a change with its journal. Where the journal is gone, empty or something
else, a part of the change stays, and only what no longer fits together can tell.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from mbc_companion.core.errors import VaultDamaged
from mbc_companion.storage import search_index
from mbc_companion.storage.database import Database
from mbc_companion.storage.troubles import Interrupted, Translating
from mbc_companion.storage.way_back import MAGIC

_STEPS = 500
_CHECKS: tuple[tuple[str, list[tuple[object, ...]]], ...] = (
    ("PRAGMA integrity_check(1)", [("ok",)]),
    ("PRAGMA foreign_key_check", []),
)


def has_no_way_back(journal: Path) -> bool:
    """A file lies in the place of the journal that undoes nothing: empty, or something else."""
    try:
        if not stat.S_ISREG(os.lstat(journal).st_mode):
            return False
        with journal.open("rb") as stream:
            return stream.read(len(MAGIC)) != MAGIC
    except OSError:
        return False


def fits_together(database: Database, pause: Callable[[], None]) -> bool:
    """For a worker thread; gives way to whoever wants the connection and begins again."""
    for words, fine in _CHECKS:
        while True:
            pause()
            found = _asked(database, words)
            if found is not None:
                break
        if found != fine:
            return False
    return not search_index.mend(database, pause)


def _asked(database: Database, words: str) -> list[tuple[object, ...]] | None:
    """None if somebody else wanted the connection, and has had it."""
    with database.owner():
        database.raw.set_progress_handler(lambda: int(database.wanted), _STEPS)
        try:
            with Translating():
                rows = database.raw.execute(words).fetchmany(1)
        except Interrupted:
            return None
        except VaultDamaged as error:
            return [(error.code,)]
        finally:
            database.raw.set_progress_handler(None, 0)
            database.give_way()
    return [tuple(row) for row in rows]
