"""Reading back, with the passphrase alone, what the tour says it kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mbc_companion.appointments.domain import Status, VisitRow
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.contacts.domain import Contact
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.clock import SystemClock
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import Events
from mbc_companion.core.launch import DEMO_PASSPHRASE
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import RECOVERY
from mbc_companion.journal.domain import Entry, Filter
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import vault
from mbc_companion.showroom.sample import PICTURED
from mbc_companion.showroom.sample_contacts import MAYA
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links


@dataclass(frozen=True)
class Kept:
    """What a newly opened file holds."""

    entries: tuple[Entry, ...]
    recovery: str
    has_recovery_slot: bool
    trusted: tuple[Contact, ...]
    visits: tuple[VisitRow, ...] = ()


def read_back(paths: DataPaths) -> Kept | None:
    """Open the closed file as a stranger to the running program would; None if it cannot."""
    try:
        keys = vault.unlock(paths, DEMO_PASSPHRASE)
        database = Database.open(paths.database, keys.database_key, SystemClock())
    except KnownError:
        return None
    try:
        repository = JournalRepository(database, SystemClock(), Events())
        found = repository.entries(Filter(), limit=50)
        contacts = ContactRepository(database, SystemClock(), Events())
        recovery = database.preferences.get(RECOVERY)
        clock, events = SystemClock(), Events()
        visits = VisitRepository(database, clock, events, Links(database, clock)).all_rows()
        return Kept(found, recovery, keys.has_recovery, contacts.trusted(), visits)
    finally:
        database.close()
        keys.forget()


PROOFS: dict[str, Callable[[Kept], bool]] = {
    "set up": lambda kept: kept.recovery == "confirmed" and kept.has_recovery_slot,
    "check in": lambda kept: any(
        entry.mood == 2 and entry.feelings == ("anxious", "tired") and not entry.text
        for entry in kept.entries
    ),
    "contact": lambda kept: (
        [(one.name, one.phone) for one in kept.trusted] == [(MAYA.name, MAYA.phone)]
    ),
    "book a year of visits": lambda kept: (
        len(kept.visits) in (52, 53)
        and all(one.status is Status.PLANNED for one in kept.visits)
        and len({one.at.weekday() for one in kept.visits}) == 1
    ),
    "write": lambda kept: any(entry.text == PICTURED for entry in kept.entries),
}
