"""What is done to visits from the page: booking, recording, removing, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.appointments import usual
from mbc_companion.appointments.around_panel import Around
from mbc_companion.appointments.bring_panel import BringPanel, inserted
from mbc_companion.appointments.choice_row import ChoiceSheet
from mbc_companion.appointments.domain import Booked, Claim, Item, Status, Visit
from mbc_companion.appointments.open_visit_model import REST_MS
from mbc_companion.appointments.record_sheet import RecordSheet
from mbc_companion.appointments.removed_sheet import removed_visits
from mbc_companion.appointments.unsaved_view import visit_lines
from mbc_companion.appointments.words_view import spoken, visits_words, who_words
from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.toast import Offer

THIS, LATER = "this", "later"
T = TypeVar("T")


class VisitActs(QObject):
    """``changed`` asks the page to show the agenda again, ``removed`` to leave the visit."""

    changed = Signal()
    removed = Signal()

    def __init__(self, around: Around, host: QWidget) -> None:
        super().__init__(host)
        self._around, self._repository, self._host = around, around.repository, host
        self._undo: Callable[[], None] | None = None
        self.sheet: Sheet | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)

    def attempt(self, act: Callable[[], T]) -> T | None:
        """None, with the trouble told, if it did not work."""
        try:
            return act()
        except KnownError as error:
            self._around.dialogs.tell(troubles.title(error), troubles.words(error))
            return None

    def worked(self, act: Callable[[], object]) -> bool:
        """False, with the trouble told, if it did not."""

        def done() -> bool:
            act()
            return True

        return self.attempt(done) is not None

    # -- a new one ----------------------------------------------------------------------

    def usual(self, uid: str = "", name: str = "") -> Visit:
        """A new visit, most likely as the last one (with this provider). Raises a KnownError."""
        last = self._repository.last_like(provider_uid=uid, provider_name=name)
        if last is not None:
            return self._after(last)
        clock = self._around.clock
        return usual.first_visit(self._repository.new_uid(), clock.now(), clock.zone())

    def _after(self, last: Visit) -> Visit:
        now = self._around.clock.now()
        rows = self._repository.rows_from(now, 1000)
        taken = frozenset(row.at for row in rows if row.status is Status.PLANNED)
        return usual.next_after(last, self._repository.new_uid(), now, taken=taken)

    def book_next(self, uid: str) -> None:
        """The next one with the same person; one click, taken back by Undo."""
        last = self.attempt(lambda: self._repository.visit(uid))
        visit = None if last is None else self.attempt(lambda: self._after(last))
        if visit is not None and self.worked(lambda: self._repository.save(visit)):
            self.changed.emit()
            self.say_added(visit, None)

    def say_added(self, visit: Visit, booked: Booked | None) -> None:
        said = spoken(visit, local_now(self._around.clock).date())
        uids = booked.uids if booked is not None else (visit.uid,)
        words = self.tr("Added: {visit}.").format(visit=said)
        if len(uids) > 1:
            words = self.tr("Added {visits}, the first: {visit}.")
            words = words.format(visits=visits_words(len(uids)), visit=said)
        self._toast(words, lambda: self._repository.remove(uids))

    # -- recording ----------------------------------------------------------------------

    def record(self, uid: str) -> None:
        """Ask what became of a visit."""
        visit = self.attempt(lambda: self._repository.visit(uid))
        if visit is None:
            return
        around = self._around
        day, claims = (lambda: local_now(around.clock).date()), around.claims is not None
        sheet = RecordSheet(self._host, visit, day, claims=claims)
        sheet.recorded.connect(lambda kept, claim: self._recorded(visit, kept, claim))
        # However it is closed, words typed in it stay with the visit.
        sheet.closed.connect(self._record_closed)
        sheet.parts.changed.connect(lambda _: self._rest.start())
        self.sheet = sheet
        sheet.open()

    def _recorded(self, before: Visit, kept: Visit, claim: Claim | None) -> None:
        if not self.worked(lambda: self._repository.save(kept)):
            return
        back = self._answer(kept, claim)
        self.changed.emit()
        if kept.status is Status.PLANNED:
            said = spoken(kept, local_now(self._around.clock).date())
            words = self.tr("Moved to {visit}.").format(visit=said)
        elif kept.status is Status.ATTENDED:
            words = self.tr("Recorded: {who} took place.").format(who=who_words(kept))
        else:
            words = self.tr("Recorded: {who} did not take place. It is back to book.")
            words = words.format(who=who_words(kept))

        def take_back() -> None:
            if back is not None:
                back()
            said = {name: getattr(kept, name) for name in ("after", "feeling", "techniques")}
            self._repository.save(replace(before, **said))

        self._toast(words, take_back, self._offer(kept, claim))

    def _offer(self, kept: Visit, claim: Claim | None) -> Offer | None:
        """What the letter says and by when, after a no of the plan."""
        claims = self._around.claims
        if claims is None or claim is not Claim.NOT_COVERED:
            return None
        return Offer(self.tr("Record the denial"), "plus", claims.denial_of(kept.uid))

    def keep(self) -> bool:
        """Write the words of an open sheet into their visit; False if they are not safe yet."""
        sheet = self.sheet
        if not isinstance(sheet, RecordSheet):
            return True
        noted = sheet.noted()
        try:
            if noted != self._repository.visit(noted.uid):
                self._repository.save(noted)
        except KnownError:
            return False
        return True

    def _record_closed(self) -> None:
        self._rest.stop()
        self.keep()
        self.sheet = None

    def unsaved(self) -> str:
        """The words of an open sheet as plain lines, if they could not be written."""
        sheet = self.sheet
        if self.keep() or not isinstance(sheet, RecordSheet):
            return ""
        return visit_lines(sheet.noted(), ())

    def _answer(self, kept: Visit, claim: Claim | None) -> Callable[[], None] | None:
        """Keep what the plan said; gives what takes it back, or None if there is nothing to."""
        claims = self._around.claims
        if claims is None or claim is None:
            return None
        return self.attempt(lambda: claims.answer(kept.uid, claim))

    # -- removing ------------------------------------------------------------------------

    def ask_what_to_remove(self, visit: Visit) -> None:
        """Of a series: only this visit, or the later ones too."""
        rest = self.attempt(lambda: self._repository.rest_of_series(visit)) or ()
        later = tuple(row.uid for row in rest)
        if len(later) < 2 or visit.uid not in later:
            self._remove((visit.uid,))
            return
        options = [
            (THIS, self.tr("Only this visit")),
            (LATER, self.tr("This and the later ones ({count})").format(count=len(later))),
        ]
        sheet = ChoiceSheet(self._host, self.tr("Remove which?"), options, "")
        sheet.chosen.connect(lambda one: self._remove(later if one == LATER else (visit.uid,)))
        self.sheet = sheet
        sheet.open()

    def _remove(self, uids: tuple[str, ...]) -> None:
        if not self.worked(lambda: self._repository.remove(uids)):
            return
        self.removed.emit()
        words = self.tr("Removed: {visits}.").format(visits=visits_words(len(uids)))
        self._toast(words, lambda: self._repository.bring_back(uids))

    def say_removed(self, booked: Booked) -> None:
        """A repeat was made shorter."""
        words = self.tr("Removed, of those after it: {visits}.").format(
            visits=visits_words(len(booked.removed))
        )
        self._toast(words, lambda: self._repository.bring_back(booked.removed))

    def say_taken_off(self, bring: BringPanel, uid: str, item: Item, place: int) -> None:
        """A line went from the list of what to bring to visit ``uid``."""

        def put_back() -> None:
            if not bring.put_back(uid, item, place):
                kept = self._repository.items(uid)
                self._repository.put_items(uid, inserted(kept, item, place))

        self._toast(self.tr("Removed from the list."), put_back)

    def show_removed(self) -> None:
        """What was removed, to bring back."""
        sheet = removed_visits(self._host, self._around)
        sheet.closed.connect(self.changed)
        self.sheet = sheet
        sheet.open()

    # -- taking back ---------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last act a toast told of."""
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def _toast(
        self, words: str, take_back: Callable[[], object], offer: Offer | None = None
    ) -> None:
        def undo() -> None:
            self._undo = None
            self._around.toasts.clear()
            if self.worked(take_back):
                self.changed.emit()

        self._undo = undo
        self._around.toasts.show(words, undo=undo, undo_words=self.tr("Undo"), offer=offer)
