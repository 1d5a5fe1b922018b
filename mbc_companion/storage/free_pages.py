"""Pages that hold nothing, after a change that was cut off.

SQLite keeps no way back for a page that was free when a change began: what is on it does not
matter. To SQLCipher it does. If the power goes while such a page is written, what is left
fits no key; nothing needs the page, but the first backup that copies it finds damage, and
after that the connection takes no more words.
"""

from __future__ import annotations

import logging
from typing import Any

from mbc_companion.core.errors import DiskFull, DiskTrouble
from mbc_companion.storage.driver import DriverError
from mbc_companion.storage.troubles import translated

# What fits on one page of those a long value is spread over, and how many at a time.
_FILLS = 4000
_AT_ONCE = 64
_log = logging.getLogger(__name__)


def write_free_pages(connection: Any) -> None:
    """Write every free page anew, unread; call right after the change was undone.

    Without room on the disk they stay as they are: everything can still be read. Raises the
    driver's other errors.
    """
    try:
        _write(connection)
    except DriverError as error:
        trouble = translated(error)
        if not isinstance(trouble, (DiskFull, DiskTrouble)):
            raise
        _log.warning("free pages not written: %s", trouble.code)


def _write(connection: Any) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("CREATE TABLE free_page (filled BLOB)")
        while left := _free(connection):
            size = _FILLS * min(left, _AT_ONCE)
            connection.execute("INSERT INTO free_page VALUES (zeroblob(?))", (size,))
        connection.execute("DROP TABLE free_page")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _free(connection: Any) -> int:
    return int(connection.execute("PRAGMA freelist_count").fetchone()[0])
