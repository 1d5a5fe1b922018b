"""Visits on a real encrypted file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.events import Events, VisitsChanged
from mbc_companion.storage.database import Database, create_database
from mbc_companion.storage.links import Links
from tests.fakes import FrozenClock

KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path: Path, clock: FrozenClock) -> Iterator[Database]:
    path = tmp_path / "vault.db"
    create_database(path, KEY, clock)
    opened = Database.open(path, KEY, clock)
    yield opened
    opened.close()


@pytest.fixture
def events() -> Events:
    return Events()


@pytest.fixture
def changes(events: Events) -> list[VisitsChanged]:
    """Every change published so far."""
    heard: list[VisitsChanged] = []
    events.subscribe(VisitsChanged, heard.append)
    return heard


@pytest.fixture
def links(database: Database, clock: FrozenClock) -> Links:
    return Links(database, clock)


@pytest.fixture
def repository(
    database: Database, clock: FrozenClock, events: Events, links: Links
) -> VisitRepository:
    return VisitRepository(database, clock, events, links)
