"""A fresh encrypted file for every test, copied from one made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mbc_companion.storage.database import Database
from tests.fakes import FrozenClock
from tests.storage.files import KEY, new_file_bytes
from tests.strangers import passable_folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed vault file of the schema of now, without entries."""
    target = tmp_path / "vault.db"
    target.touch(0o600)
    target.write_bytes(new_file_bytes())
    return target


@pytest.fixture
def database(path: Path, clock: FrozenClock) -> Iterator[Database]:
    opened = Database.open(path, KEY, clock)
    yield opened
    opened.close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    with passable_folder() as folder:
        yield folder
