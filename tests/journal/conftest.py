"""A journal on a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6

from mbc_companion.core.events import EntriesChanged, Events
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.storage.database import Database
from mbc_companion.ui.theme import Theme
from tests.fakes import FrozenClock
from tests.journal.page_kit import Kit, make_kit


@pytest.fixture
def changes(events: Events) -> list[EntriesChanged]:
    """Every change published so far."""
    heard: list[EntriesChanged] = []
    events.subscribe(EntriesChanged, heard.append)
    return heard


@pytest.fixture
def repository(database: Database, clock: FrozenClock, events: Events) -> JournalRepository:
    return JournalRepository(database, clock, events)


@pytest.fixture
def make(
    look: Theme, repository: JournalRepository, clock: FrozenClock, events: Events
) -> Iterator[Callable[..., Kit]]:
    """Makes a page over what ``repository`` holds at that moment, entered.

    Windows are destroyed at once: left to an event loop that never runs again they
    would all be dressed anew whenever a later test changes the text size.
    """
    made: list[Kit] = []

    def make(size: tuple[int, int] = (1280, 800), *, shelled: bool = False) -> Kit:
        kit = make_kit(repository, clock, events, size, shelled=shelled)
        made.append(kit)
        kit.page.entered()
        kit.settle()
        return kit

    yield make
    for kit in made:
        kit.page.end()
        kit.host.close()
        shiboken6.delete(kit.host)
