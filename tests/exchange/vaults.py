"""Fixtures: vaults to take things out of and to bring them into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mbc_companion.storage.database import Database
from tests.exchange.full import empty, full
from tests.fakes import FrozenClock


@pytest.fixture
def vault(tmp_path: Path, clock: FrozenClock) -> Iterator[Database]:
    """With something in every table."""
    opened = full(tmp_path / "full.db", clock)
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path: Path, clock: FrozenClock) -> Iterator[Database]:
    """With nothing in it."""
    opened = empty(tmp_path / "fresh.db", clock)
    yield opened
    opened.close()
