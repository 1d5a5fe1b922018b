"""The copy made before a change of the schema stays until the new one has proven itself."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from mbc_companion.storage import migrations
from mbc_companion.storage.database import Database
from mbc_companion.storage.old_copies import DAYS_KEPT, clear_old_copies
from mbc_companion.storage.use_days import record_use

_FIRST = date(2026, 7, 14)


def _use(database: Database, path: Path, day: date) -> None:
    record_use(database, day)
    clear_old_copies(database, path)


def _copy(path: Path, schema: int) -> Path:
    migrations.keep_copy(path, schema)
    return path.with_name(f"{path.name}.schema-{schema}")


def test_a_copy_goes_after_five_days_of_use(path: Path, database: Database) -> None:
    copy = _copy(path, 1)
    for day in range(DAYS_KEPT):
        for _opened_twice in range(2):
            _use(database, path, _FIRST + timedelta(days=3 * day))
        assert copy.exists()
    _use(database, path, _FIRST + timedelta(days=90))
    assert not copy.exists()


def test_days_of_use_before_the_change_do_not_count(path: Path, database: Database) -> None:
    for day in range(40):
        _use(database, path, _FIRST + timedelta(days=day))
    copy = _copy(path, 1)
    for day in range(40, 40 + DAYS_KEPT):
        _use(database, path, _FIRST + timedelta(days=day))
        assert copy.exists()


def test_every_copy_has_its_own_days(path: Path, database: Database) -> None:
    old = _copy(path, 1)
    for day in range(4):
        _use(database, path, _FIRST + timedelta(days=day))
    new = _copy(path, 2)
    for day in range(4, 7):
        _use(database, path, _FIRST + timedelta(days=day))
    assert not old.exists()
    assert new.exists()


def test_a_clock_that_jumps_removes_nothing_early(path: Path, database: Database) -> None:
    copy = _copy(path, 1)
    _use(database, path, _FIRST)
    _use(database, path, _FIRST + timedelta(days=9_000))
    assert copy.exists()
