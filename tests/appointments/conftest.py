"""Visits on a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6

from mbc_companion.appointments.domain import Claims, Counting
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.events import Events, VisitsChanged
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links
from mbc_companion.ui.theme import Theme
from tests.appointments.page_kit import Kit, make_kit
from tests.fakes import FrozenClock


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


@pytest.fixture
def make(
    look: Theme, repository: VisitRepository, clock: FrozenClock, events: Events
) -> Iterator[Callable[..., Kit]]:
    """Makes a page over what ``repository`` holds at that moment, entered."""
    made: list[Kit] = []

    def make(
        size: tuple[int, int] = (1280, 800),
        *,
        counting: Counting | None = None,
        claims: Claims | None = None,
    ) -> Kit:
        kit = make_kit(repository, clock, events, size, counting=counting, claims=claims)
        made.append(kit)
        kit.page.entered()
        kit.settle()
        return kit

    yield make
    for kit in made:
        kit.page.end()
        kit.host.close()
        shiboken6.delete(kit.host)
