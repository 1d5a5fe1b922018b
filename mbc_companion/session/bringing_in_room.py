"""Contacts, appointments and our own exports brought in, beside the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from mbc_companion.core.errors import FileNotKnown, Stopped
from mbc_companion.core.events import (
    ContactsChanged,
    CoverageChanged,
    EntriesChanged,
    Events,
    HelplinesChanged,
    SharedChanged,
    SupportChanged,
    VisitsChanged,
)
from mbc_companion.exchange.address_cards import columns
from mbc_companion.exchange.address_cards import reading as cards
from mbc_companion.exchange.address_cards.repository import CardsArrival
from mbc_companion.exchange.arrivals import repository as unfinished
from mbc_companion.exchange.arrivals.bring_in_sheet import (
    BringInActs,
    BringInSheet,
    Failed,
    Looked,
    Wish,
)
from mbc_companion.exchange.arrivals.domain import Arrival, Done, Kind
from mbc_companion.exchange.calendars import reading as events
from mbc_companion.exchange.calendars.blocks import is_calendar
from mbc_companion.exchange.calendars.repository import VisitsArrival, Wanted
from mbc_companion.exchange.own_copy import repository as own_copies
from mbc_companion.exchange.own_copy.reading import NAME, is_own_copy
from mbc_companion.exchange.own_copy.repository import OwnCopyArrival
from mbc_companion.exchange.unpacking import Source, opened, whole
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.ui.settings_page_rows import SettingRow
from mbc_companion.ui.widgets.buttons import Button

_HEAD = 400


@dataclass(frozen=True)
class _Read:
    arrival: Arrival
    names: tuple[str, ...] = ()
    columns: dict[int, columns.Means] | None = None


class BringingInRoom(QObject):
    """``work`` is shared with the backups, so that one thing at a time reads it all."""

    def __init__(
        self, around: Surroundings, work: LongWork, has_unsaved: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._around, self._work, self._has_unsaved = around, work, has_unsaved
        self._arrival: Arrival | None = None

    def row(self) -> SettingRow:
        """For "Your data" in Settings."""
        # No icon: with one it is wider than the window has room for at 200 %.
        self.button = Button(self.tr("Bring in contacts or visits"))
        self.button.clicked.connect(self.open)
        return SettingRow(
            self.tr("Contacts, visits, or an export"),
            self.tr("From address books, calendars, or what was taken out of Companion"),
            self.button,
        )

    def open(self) -> None:
        BringInSheet(self._around.window, self.acts(), self._around.dialogs).open()

    def acts(self) -> BringInActs:
        return BringInActs(look=self._look, bring=self._bring, take_back=self._take_back)

    def _pause(self, stop: threading.Event) -> Callable[[], None]:
        def pause() -> None:
            self._work.pause()
            if stop.is_set():
                raise Stopped("ASKED")

        return pause

    def _look(
        self, wish: Wish, stop: threading.Event, done: Callable[[Looked], None], failed: Failed
    ) -> None:
        pause = self._pause(stop)

        def work() -> Looked:
            read = self._read(wish)
            outlook = read.arrival.look(pause)
            self._arrival = read.arrival
            return Looked(outlook, read.names, read.columns or {})

        self._work.start(work, done, failed)

    def _read(self, wish: Wish) -> _Read:
        """Raises FileNotKnown, FileEmpty, FileLocked, FileTooLarge, DiskTrouble."""
        around, path = self._around, wish.path
        with opened(path) as source:
            if _holds_own_copy(source):
                return _Read(OwnCopyArrival(around.database, around.clock, lambda: opened(path)))
            (name,) = source.names() if len(source.names()) == 1 else ("",)
            if not name:
                raise FileNotKnown("NAMES")
            content = whole(source, name)
            budget = source.budget
        if is_calendar(content):
            read = events.read(content, around.clock.zone(), budget)
            visits = VisitsArrival(around.database, around.clock, read, path.suffix)
            visits.wanted = Wanted(wish.kind, wish.past)
            return _Read(visits)
        if cards.is_cards(content):
            found = cards.read(content, budget)
            return _Read(CardsArrival(around.database, around.clock, found, path.suffix))
        if b"\x00" in content[:_HEAD] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise FileNotKnown("KIND")
        names, rows = columns.table(content)
        means = dict(wish.columns) or dict(enumerate(columns.guess(names)))
        found = columns.cards(names, rows, means, budget)
        arrival = CardsArrival(around.database, around.clock, found, path.suffix)
        return _Read(arrival, tuple(names), means)

    def _bring(
        self,
        stop: threading.Event,
        tell: Callable[[int, int], None],
        done: Callable[[Done], None],
        failed: Failed,
    ) -> None:
        arrival = self._arrival
        assert arrival is not None
        self._has_unsaved()
        pause = self._pause(stop)

        def brought(result: Done) -> None:
            publish(self._around.events, result.kind)
            done(result)

        self._work.start(lambda: arrival.bring(pause, tell), brought, failed)

    def _take_back(self, done: Callable[[], None], failed: Failed) -> None:
        arrival = self._arrival
        assert arrival is not None

        def taken(_nothing: None) -> None:
            publish(self._around.events, Kind.EVERYTHING)
            done()

        self._work.start(arrival.take_back, taken, failed)


def publish(events: Events, kind: Kind) -> None:
    """What every room has to look at again."""
    told: dict[Kind, tuple[object, ...]] = {
        Kind.CONTACTS: (ContactsChanged(),),
        Kind.VISITS: (VisitsChanged(),),
        Kind.EVERYTHING: (
            *(EntriesChanged(), VisitsChanged(), ContactsChanged(), CoverageChanged()),
            *(SupportChanged(), HelplinesChanged(), SharedChanged()),
        ),
    }
    for event in told[kind]:
        events.publish(event)


def _holds_own_copy(source: Source) -> bool:
    names = source.names()
    if any(name.rpartition("/")[2] == NAME for name in names):
        return True
    if len(names) != 1:
        return False
    with source.open(names[0]) as stream:
        return is_own_copy(stream.read(_HEAD))


def drop_unfinished(around: Surroundings) -> str:
    """At unlocking: what a kill left half brought in goes; gives the words for it, or none.

    Raises a KnownError; then it stays for the next unlocking.
    """
    both = (
        unfinished.drop_unfinished(around.database, around.clock),
        own_copies.drop_unfinished(around.database),
    )
    if not any(both):
        return ""
    return QCoreApplication.translate(
        "Arrivals", "Bringing in was cut short last time. Nothing of it was kept."
    )
