"""Journals brought in, and all that was brought in taken out again: one work at a time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from mbc_companion.core.errors import KnownError, Stopped
from mbc_companion.core.events import EntriesChanged
from mbc_companion.exchange import repository as batches
from mbc_companion.exchange.arrivals import repository as arrivals
from mbc_companion.exchange.arrivals.brought_rows import BroughtRows
from mbc_companion.exchange.arrivals.brought_view import kind_of
from mbc_companion.exchange.arrivals.domain import Kind
from mbc_companion.exchange.domain import Answers, Brought, MadePhoto, Plan
from mbc_companion.exchange.journals.acts import Chosen, Failed
from mbc_companion.exchange.journals.bringing import Bringing, Progress, look_at
from mbc_companion.exchange.journals.repository import JournalStore
from mbc_companion.exchange.own_copy import repository as own_copies
from mbc_companion.session.bringing_in_room import publish
from mbc_companion.session.journal_room import JournalRoom
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.ui import images
from mbc_companion.ui.settings_page_rows import SettingRow

_log = logging.getLogger(__name__)


def make_photo(data: bytes) -> MadePhoto | None:
    """By the journal's own rule for photos; None for what it cannot take."""
    try:
        made = images.prepare(data)
    except images.CannotTake:
        return None
    return MadePhoto(made.jpeg, made.thumbnail, made.width, made.height)


class DiariesRoom(QObject):
    """``exchange.journals.acts.BringActs``."""

    def __init__(self, around: Surroundings, journal: JournalRoom) -> None:
        super().__init__()
        self._around = around
        self._store = JournalStore(around.database, around.clock)
        self._work = LongWork()
        self._asked_to_stop = threading.Event()
        self._brought = BroughtRows(self, around.dialogs, around.window.toasts)
        self._brought.changed.connect(self._publish)
        page = journal.page
        page.bring_in_requested.connect(lambda: self._brought.open(page))

    def row(self) -> SettingRow:
        """For "Your data" in Settings."""
        return self._brought.bring_row(self._around.window)

    def earlier_row(self) -> SettingRow:
        """For "Your data" in Settings: what was brought in, journals or not."""
        return self._brought.see_row(self._around.window)

    def _publish(self, brought: Brought) -> None:
        kind = kind_of(brought)
        if kind is None:
            self._around.events.publish(EntriesChanged())
        else:
            publish(self._around.events, kind)

    def start(self) -> None:
        """Clear what a sudden end left of a journal on its way, off the window's thread."""
        QTimer.singleShot(0, self, self._tidy)

    def _tidy(self) -> None:
        try:
            if self._around.database.closed or not self._store.unfinished():
                return
        except KnownError as error:
            _log.warning("nothing tidied: %s", error.code)
            return
        self._work.start(lambda: self._store.tidy(self._pause), self._tidied, self._quietly)

    def _tidied(self, was_coming: bool) -> None:  # noqa: FBT001
        if was_coming:
            words = self.tr(
                "The journal you were bringing in was not finished, so nothing of it is here. "
                "Its file is as it was."
            )
            self._around.window.toasts.show(words)

    def _quietly(self, error: KnownError) -> None:
        _log.warning("not finished: %s", error.code)

    def end(self) -> None:
        """Before the vault is closed; waits until the thread has let go of it."""
        self._work.stop()

    def _pause(self) -> None:
        self._work.pause()
        if self._asked_to_stop.is_set():
            raise Stopped("ASKED")

    # -- what the sheet asks for ---------------------------------------------------------

    @property
    def zone(self) -> str:
        return self._around.clock.zone().key

    @property
    def busy(self) -> bool:
        return self._work.busy

    def stop(self) -> None:
        self._asked_to_stop.set()

    def look(self, path: Path, done: Callable[[Chosen], None], failed: Failed) -> None:
        self._begin(lambda: Chosen(path, *look_at(path)), done, failed)

    def plan(
        self, chosen: Chosen, progress: Progress, done: Callable[[Plan], None], failed: Failed
    ) -> None:
        bringing = self._bringing(chosen, progress)
        self._begin(lambda: bringing.plan(self.zone), done, failed)

    def bring(
        self,
        chosen: Chosen,
        answers: Answers,
        progress: Progress,
        done: Callable[[Brought | None], None],
        failed: Failed,
    ) -> None:
        bringing = self._bringing(chosen, progress)
        self._begin(lambda: bringing.bring(answers), done, failed)

    def brought(self) -> tuple[Brought, ...]:
        found = batches.brought(self._around.database)
        return tuple(one for one in found if one.records)

    def undo(self, brought: Brought, done: Callable[[int], None], failed: Failed) -> None:
        self._begin(lambda: self._taken_out(brought), done, failed)

    def _taken_out(self, brought: Brought) -> int:
        around, kind = self._around, kind_of(brought)
        if kind is None:
            return self._store.undo(brought.uid, self._work.pause)
        if kind is Kind.EVERYTHING:
            own_copies.take_back(around.database, brought.uid)
            return 0
        return arrivals.take_back(around.database, around.clock, brought.uid, kind)

    def _bringing(self, chosen: Chosen, progress: Progress) -> Bringing:
        return Bringing(
            chosen.path,
            chosen.kind,
            self._store,
            make_photo,
            self._pause,
            progress,
            chosen.columns,
        )

    def _begin(self, work: Callable[[], object], done: Callable[..., None], failed: Failed) -> None:
        self._asked_to_stop.clear()
        self._work.start(work, done, failed)
