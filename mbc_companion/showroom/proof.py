"""Reading back, with the passphrase alone, what the tour says it kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QImage

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
from mbc_companion.core.sharing import Way
from mbc_companion.coverage.domain import Record
from mbc_companion.coverage.repository import CoverageRepository
from mbc_companion.exchange.shared_ledger.domain import Line
from mbc_companion.exchange.shared_ledger.repository import SharedRepository
from mbc_companion.journal.domain import Entry, Filter
from mbc_companion.journal.photos.repository import PhotosRepository
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import vault
from mbc_companion.showroom.backup_steps import AFTER
from mbc_companion.showroom.bringing_steps import BROUGHT
from mbc_companion.showroom.journal_steps import PAIN, SIDE
from mbc_companion.showroom.sample import PICTURED
from mbc_companion.showroom.sample_contacts import MAYA
from mbc_companion.showroom.sample_coverage import PLAN_VISITS
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
    coverage: Record = field(default_factory=Record)
    put_aside: tuple[Entry, ...] = ()
    shared: tuple[Line, ...] = ()
    photos: tuple[bytes | None, ...] = ()


def read_back(paths: DataPaths) -> Kept | None:
    """Open the closed file as a stranger to the running program would; None if it cannot."""
    try:
        keys = vault.unlock(paths, DEMO_PASSPHRASE)
        database = Database.open(paths.database, keys.database_key, SystemClock())
        put_aside = _put_aside(paths)
    except KnownError:
        return None
    try:
        repository = JournalRepository(database, SystemClock(), Events())
        found = repository.entries(Filter(), limit=50)
        contacts = ContactRepository(database, SystemClock(), Events())
        recovery = database.preferences.get(RECOVERY)
        clock, events = SystemClock(), Events()
        visits = VisitRepository(database, clock, events, Links(database, clock)).all_rows()
        coverage = CoverageRepository(database, clock, events).record()
        return Kept(
            entries=found,
            recovery=recovery,
            has_recovery_slot=keys.has_recovery,
            trusted=contacts.trusted(),
            visits=visits,
            coverage=coverage,
            put_aside=put_aside,
            shared=SharedRepository(database, clock, events).lines(10),
            photos=_photos(database, found),
        )
    finally:
        database.close()
        keys.forget()


def _photos(database: Database, entries: tuple[Entry, ...]) -> tuple[bytes | None, ...]:
    photos = PhotosRepository(database, SystemClock())
    return tuple(photos.image(uid) for entry in entries for uid in entry.photos)


def _put_aside(paths: DataPaths) -> tuple[Entry, ...]:
    """What was here before a restore, opened by itself."""
    found: tuple[Entry, ...] = ()
    for folder in paths.root.glob("kept-*"):
        kept = read_back(DataPaths(folder))
        found += () if kept is None else kept.entries
    return found


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
    "set up a plan": lambda kept: (
        len(kept.coverage.plans) == 1
        and [one.limit and (one.limit.value, one.limit.by_guess) for one in kept.coverage.benefits]
        == [(PLAN_VISITS, True)]
    ),
    "bring a journal in": lambda kept: (
        [(entry.text, entry.tags) for entry in kept.entries if entry.at.year == 2019]
        == [(BROUGHT, ("Rosa",))]
        and any(entry.starred and entry.at.year == 2020 for entry in kept.entries)
    ),
    "take everything out and bring it back": lambda kept: any(
        one.shared.way is Way.FOLDER for one in kept.shared
    ),
    "save a visit brief": lambda kept: (
        [one.shared.whom for one in kept.shared if one.shared.way is Way.PDF] == [MAYA.name]
    ),
    "choose a value": lambda kept: any(
        entry.text == PICTURED and entry.scales == (("pain", PAIN),) for entry in kept.entries
    ),
    "add a photo": lambda kept: (
        [QImage.fromData(one or b"").size().toTuple() for one in kept.photos] == [SIDE]
    ),
    "write": lambda kept: any(entry.text == PICTURED for entry in kept.entries),
}

# What only holds once the tour is over.
AT_THE_END: dict[str, Callable[[Kept], bool]] = {
    "kept after the restore": lambda kept: (
        all(holds(kept) for holds in PROOFS.values())
        and not any(entry.text == AFTER for entry in kept.entries)
        and any(entry.text == AFTER for entry in kept.put_aside)
    ),
}
