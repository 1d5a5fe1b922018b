"""Taking everything out in the unlocked time: beside the window, told and noted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from mbc_companion.core.clock import local_now, today
from mbc_companion.core.errors import KnownError, PlaceMissing, Stopped
from mbc_companion.core.sharing import Shared, Way
from mbc_companion.exchange.address_cards import repository as address_cards
from mbc_companion.exchange.address_cards.writing import written as cards_written
from mbc_companion.exchange.calendars import repository as calendars
from mbc_companion.exchange.calendars.writing import written as calendar_written
from mbc_companion.exchange.taking_out.destination import FolderOut, Out, ZipOut, free_name
from mbc_companion.exchange.taking_out.domain import Choice, Form, Part, Told, Words
from mbc_companion.exchange.taking_out.repository import TakingOutRepository
from mbc_companion.exchange.taking_out.take_out_sheet import Order, TakeOutActs, TakeOutSheet
from mbc_companion.exchange.taking_out.words_view import words_for
from mbc_companion.exchange.taking_out.writing import ChangedMeanwhile, Writing
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.storage import migrations
from mbc_companion.ui.settings_page_rows import SettingRow
from mbc_companion.ui.widgets.buttons import Button

_TRIES = 3
STEM = "Companion"


class TakingOutRoom(QObject):
    """``work`` is shared with the backups, so that one thing at a time reads it all."""

    def __init__(
        self, around: Surroundings, work: LongWork, has_unsaved: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._around = around
        self._work = work
        self._has_unsaved = has_unsaved

    def row(self) -> SettingRow:
        """For "Your data" in Settings."""
        self.button = Button(self.tr("Take everything out"), icon="export")
        self.button.clicked.connect(self.open)
        return SettingRow(
            self.tr("Take everything out"),
            self.tr("Ordinary files anybody can read, without Companion. You choose what"),
            self.button,
        )

    def open(self) -> None:
        TakeOutSheet(self._around.window, self.acts(), self._around.dialogs).open()

    def acts(self) -> TakeOutActs:
        return TakeOutActs(
            today=lambda: today(self._around.clock),
            recipients=self._around.sharing.recipients,
            write=self._write,
        )

    def _write(
        self,
        order: Order,
        stop: threading.Event,
        tell: Callable[[Told], None],
        done: Callable[[Path], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        self._has_unsaved()

        def pause() -> None:
            self._work.pause()
            if stop.is_set():
                raise Stopped("ASKED")

        reads = TakingOutRepository(self._around.database, pause)
        # Words are looked up here: the other thread has no window.
        words = words_for(order.choice, reads.names())

        def finished(path: Path) -> None:
            self._note(order)
            done(path)

        self._work.start(lambda: self._written(order, reads, words, pause, tell), finished, failed)

    def _written(
        self,
        order: Order,
        reads: TakingOutRepository,
        words: Words,
        pause: Callable[[], None],
        tell: Callable[[Told], None],
    ) -> Path:
        if not order.folder.is_dir():
            raise PlaceMissing("FOLDER")
        clock = self._around.clock
        for left in reversed(range(_TRIES)):
            out = self._out(order)
            try:
                with out:
                    Writing(
                        reads,
                        order.choice,
                        words,
                        made_at=clock.now(),
                        schema=migrations.LATEST,
                        others=self._others(order.choice, words),
                        pause=pause,
                        tell=tell,
                    ).write(out)
            except ChangedMeanwhile:
                if not left:
                    raise
            else:
                return out.target
        raise ChangedMeanwhile("CHANGED")

    def _out(self, order: Order) -> Out:
        at = local_now(self._around.clock)
        stem = f"{STEM} {at:%Y-%m-%d}"
        if order.choice.form is Form.ZIP:
            return ZipOut(free_name(order.folder, stem, ".zip"), at)
        return FolderOut(free_name(order.folder, stem, ""))

    def _others(
        self, choice: Choice, words: Words
    ) -> tuple[tuple[Part, str, Callable[[], bytes]], ...]:
        database, clock = self._around.database, self._around.clock

        def cards() -> bytes:
            return cards_written(address_cards.outgoing(database, clock)).encode()

        def visits() -> bytes:
            found = calendars.outgoing(
                database, clock, titles=choice.titles, first=choice.first, last=choice.last
            )
            return calendar_written(found, neutral=words.neutral, made_at=clock.now())

        return (
            (Part.VISITS, "appointments.ics", visits),
            (Part.CONTACTS, "contacts.vcf", cards),
        )

    def _note(self, order: Order) -> None:
        whole = order.choice.everything
        what = self.tr("Everything") if whole else self.tr("Chosen parts of everything")
        way = Way.ZIP if order.choice.form is Form.ZIP else Way.FOLDER
        try:
            self._around.sharing.note(Shared(what, way, order.whom, order.contact_uid))
        except KnownError as error:
            self._around.dialogs.tell(
                self.tr("It is written, but not in the list"),
                self.tr("The files are there. The list of what was shared could not be kept.")
                + f" ({error.code})",
            )
