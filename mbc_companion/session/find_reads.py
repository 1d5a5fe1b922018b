"""What Find reads of the rooms: longer texts on a worker, names at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from mbc_companion.appointments.domain import Kind as VisitKind
from mbc_companion.appointments.glance.repository import Glance as VisitGlances
from mbc_companion.appointments.glance.repository import VisitGlance
from mbc_companion.appointments.words_view import kind_words
from mbc_companion.contacts.domain import ContactRow
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.text import folded
from mbc_companion.coverage.call_record import Call
from mbc_companion.coverage.calls.repository import CallsRepository
from mbc_companion.journal.domain import EntryRow
from mbc_companion.journal.glance.repository import Glance
from mbc_companion.storage.database import Database
from mbc_companion.storage.troubles import Interrupted
from mbc_companion.ui.finding import MOST, Stopped
from mbc_companion.ui.ranking import ranked

T = TypeVar("T")


@dataclass(frozen=True)
class InFile:
    """What was found in the longer texts."""

    entries: tuple[EntryRow, ...] = ()
    visits: tuple[VisitGlance, ...] = ()


def words_of_kinds() -> dict[str, str]:
    """What people know kinds of visits by; made in the window's own thread."""
    return {kind.value: kind_words(kind) for kind in VisitKind}


class InFileReads:
    """The reads of longer texts, which Find keeps as long as it is open."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.entries = Glance(database)
        self.visits = VisitGlances(database)
        self.kinds: Mapping[str, str] = words_of_kinds()

    def forget(self) -> None:
        """Let go of the words that were read."""
        self.visits.forget()


class FileRun:
    """One search in the file; ``stop`` interrupts its own queries and no others.

    The connection is given back between the journal and the visits.
    """

    def __init__(self, reads: InFileReads, typed: str, now: datetime) -> None:
        self._reads = reads
        self._database = reads.database
        self._typed = typed
        self._now = now
        self._gate = threading.Lock()
        self._running = False
        self._stopped = False

    def run(self) -> InFile:
        """Raises Stopped or a KnownError."""
        reads = self._reads
        entries = self._guarded(lambda: reads.entries.newest(self._typed, MOST))
        visits = self._guarded(
            lambda: reads.visits.nearest(self._typed, MOST, self._now, reads.kinds)
        )
        return InFile(entries, visits)

    def stop(self) -> None:
        with self._gate:
            self._stopped = True
            if self._running:
                self._database.interrupt()

    def _guarded(self, look: Callable[[], T]) -> T:
        with self._database.owner():
            with self._gate:
                if self._stopped or self._database.closed:
                    raise Stopped
                self._running = True
            try:
                return look()
            except Interrupted:
                # By ``stop``, or because the file is being closed.
                raise Stopped from None
            finally:
                with self._gate:
                    self._running = False


def people(contacts: ContactRepository, typed: str) -> list[ContactRow]:
    """Those with the words in anything kept of them, by name first; else names like it.

    Raises a KnownError.
    """
    found = contacts.search(typed)
    everybody = found if len(found) >= MOST else contacts.search("")
    named = [everybody[place] for place in ranked(typed, [row.name for row in everybody])]
    chosen = {row.uid: row for row in (*named[:MOST], *found[: 2 * MOST])}
    return list(chosen.values())[:MOST]


def calls_with(calls: CallsRepository, typed: str) -> list[Call]:
    """The latest with every word somewhere in what was written down. Raises a KnownError."""
    wanted = folded(typed).split()
    found = []
    for call in calls.calls():
        said = (call.about, call.who, call.reference, call.callback, call.notes)
        text = folded("\n".join((*said, *call.answers.values())))
        if all(word in text for word in wanted):
            found.append(call)
    return found[:MOST]
