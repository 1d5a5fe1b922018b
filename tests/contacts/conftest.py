"""Contacts on a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6

from mbc_companion.contacts.around_panel import PlanPhones
from mbc_companion.contacts.domain import Visits
from mbc_companion.contacts.helpline_notes.repository import HelplineNotesRepository
from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.support_map.repository import SupportRepository
from mbc_companion.core.events import ContactsChanged, Events
from mbc_companion.core.settings import PublicSettings
from mbc_companion.storage.database import Database
from mbc_companion.ui.theme import Theme
from tests.contacts.page_kit import Kit, Stores, make_kit
from tests.fakes import FrozenClock


@pytest.fixture
def changes(events: Events) -> list[ContactsChanged]:
    """Every change published so far."""
    heard: list[ContactsChanged] = []
    events.subscribe(ContactsChanged, heard.append)
    return heard


@pytest.fixture
def repository(database: Database, clock: FrozenClock, events: Events) -> ContactRepository:
    return ContactRepository(database, clock, events)


@pytest.fixture
def records(database: Database, clock: FrozenClock, events: Events) -> RecordsRepository:
    return RecordsRepository(database, clock, events)


@pytest.fixture
def support(database: Database, clock: FrozenClock, events: Events) -> SupportRepository:
    return SupportRepository(database, clock, events)


@pytest.fixture
def helpline_notes(
    database: Database, clock: FrozenClock, events: Events
) -> HelplineNotesRepository:
    return HelplineNotesRepository(database, clock, events)


@pytest.fixture
def make(
    look: Theme,
    repository: ContactRepository,
    records: RecordsRepository,
    support: SupportRepository,
    helpline_notes: HelplineNotesRepository,
    events: Events,
    clock: FrozenClock,
    tmp_path: Path,
) -> Iterator[Callable[..., Kit]]:
    """Makes a page over what the repositories hold at that moment, entered."""
    made: list[Kit] = []
    public = PublicSettings(tmp_path / "public.json")

    def make(
        size: tuple[int, int] = (1280, 800),
        *,
        visits: Visits | None = None,
        plan_phones: PlanPhones = tuple,
    ) -> Kit:
        stores = Stores(repository, records, support, helpline_notes)
        made.append(make_kit(stores, clock, events, public, size, visits, plan_phones))
        return made[-1]

    yield make
    for kit in made:
        kit.host.close()
        shiboken6.delete(kit.host)
