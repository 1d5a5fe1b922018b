"""The copy of the file made before a change of its schema goes once it is not needed.

``migrations.keep_copy`` puts it beside the vault, encrypted under the same key. It is
removed after the new schema was opened well on five separate days of use.
"""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import func, select

from mbc_companion.core.errors import from_os_error
from mbc_companion.storage.database import Database
from mbc_companion.storage.use_days import use_day

DAYS_KEPT = 5
_NOTED = "schema_copies"
_count = select(func.count()).select_from(use_day)
_log = logging.getLogger(__name__)


def clear_old_copies(database: Database, path: Path) -> None:
    """After ``record_use``: remove the copies beside ``path`` that have had their days.

    What is remembered of a copy is how many days of use there had been when it was first
    met, so that a clock that jumps removes nothing early. Raises a KnownError.
    """
    copies = {copy.name: copy for copy in path.parent.glob(f"{path.name}.schema-*")}
    noted = database.preferences.get_value(_NOTED, {})
    if not copies and not noted:
        return
    with database.read() as connection:
        days = int(connection.execute(_count).scalar_one())
    known = noted if isinstance(noted, dict) else {}
    kept = {}
    for name, copy in copies.items():
        first = known.get(name, days)
        if type(first) is int and days - first >= DAYS_KEPT:
            _remove(copy)
        else:
            kept[name] = first if type(first) is int else days
    if kept != noted:
        database.preferences.set_value(_NOTED, kept)


def _remove(copy: Path) -> None:
    try:
        copy.unlink()
    except OSError as error:
        raise from_os_error(error) from None
    _log.info("a copy of an older schema was removed")
