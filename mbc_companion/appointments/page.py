"""Visits: the agenda and the month, or one visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mbc_companion.appointments import zones
from mbc_companion.appointments.acts_dialog import VisitActs
from mbc_companion.appointments.around_panel import Around
from mbc_companion.appointments.domain import Person, Visit
from mbc_companion.appointments.empty_panel import EmptyPanel
from mbc_companion.appointments.overview_panel import OverviewPanel
from mbc_companion.appointments.visit_editor import VisitEditor
from mbc_companion.appointments.words_view import who_words
from mbc_companion.core.events import VisitsChanged
from mbc_companion.ui import keys as declared
from mbc_companion.ui.keys import Keys
from mbc_companion.ui.page import Page
from mbc_companion.ui.widgets.buttons import Button


class VisitsPage(Page):
    """``coverage_wanted`` is the link beside the sentence about visits left.

    ``brief_wanted`` carries the uid of a visit that is kept as it stands.
    """

    key = "visits"
    titled = True
    coverage_wanted = Signal()
    brief_wanted = Signal(str)

    def __init__(self, around: Around, *, keys: Keys | None = None) -> None:
        super().__init__()
        self._around = around
        self._repository = around.repository
        self._ended = False
        self._day: date | None = None
        self.acts = VisitActs(around, self)
        self.back_button = Button(self.tr("Visits"), icon="arrow-left", parent=self)
        self.add_button = Button(self.tr("Add a visit"), icon="plus", parent=self)
        self.back_button.hide()
        self.add_button.hide()
        self.empty = EmptyPanel(self)
        self.overview = OverviewPanel(around, self)
        self.editor = VisitEditor(around, self)
        self.editor.usual = self._usual_with
        self._stack = QStackedWidget()
        for part in (self.empty, self.overview, self.editor):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()
        self.destroyed.connect(around.events.subscribe(VisitsChanged, self._visits_changed))
        keys = keys or Keys()
        keys.bind(self, declared.UNDO, self.acts.undo)
        keys.bind(self, declared.PRINT, self._ask_brief)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.finish)
        self.add_button.clicked.connect(lambda: self.add(None))
        self.editor.bring.brief.clicked.connect(self._ask_brief)
        self.empty.add.connect(lambda: self.add(None))
        self.empty.removed_wanted.connect(self.acts.show_removed)
        self.overview.opened.connect(self.open_visit)
        self.overview.record.connect(self.acts.record)
        self.overview.book_next.connect(self.acts.book_next)
        self.overview.add_on.connect(self.add)
        self.overview.removed_wanted.connect(self.acts.show_removed)
        self.overview.coverage_wanted.connect(self.coverage_wanted)
        self.editor.done.connect(self.done)
        self.editor.remove_wanted.connect(self._remove_open)
        self.editor.license_wanted.connect(self._add_license_questions)
        self.editor.open.booked.connect(self.acts.say_removed)
        self.editor.bring.removed.connect(partial(self.acts.say_taken_off, self.editor.bring))
        self.acts.changed.connect(self._show_again)
        self.acts.removed.connect(self._removed)
        self.editor.open.changed.connect(self.title_changed)

    # -- what a page is ----------------------------------------------------------------

    def title(self) -> str:
        visit = self.editor.open.visit
        if visit is None or self._stack.currentWidget() is not self.editor:
            return self.tr("Visits")
        if not visit.provider_name.strip():
            return self.tr("A visit")
        return self.tr("Visit with {who}").format(who=who_words(visit))

    def top_actions(self) -> list[QWidget]:
        return [self.add_button]

    def back_act(self) -> QWidget:
        return self.back_button

    def entered(self) -> None:
        if self.editor.open.visit is None:
            self._show_overview()

    def leaving(self) -> None:
        self.editor.settle()
        self.acts.keep()

    def unsaved(self) -> str:
        """Words about visits that could not be written, as plain lines."""
        return "\n\n".join(part for part in (self.editor.unsaved(), self.acts.unsaved()) if part)

    def end(self) -> None:
        self._ended = True
        self.editor.open.end()

    def place(self) -> dict[str, Any]:
        visit = self.editor.open.visit
        return {} if visit is None or self.editor.open.new else {"visit": visit.uid}

    def restore_place(self, place: dict[str, Any]) -> None:
        uid = place.get("visit")
        if isinstance(uid, str):
            self.open_visit(uid)

    def focus_first(self) -> None:
        current = self._stack.currentWidget()
        if current is self.editor:
            self.editor.focus_first()
        elif current is self.empty:
            self.empty.add_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.overview.agenda.focus_first():
            self.overview.month.focus_day()

    # -- acts --------------------------------------------------------------------------

    def add(self, day: date | None = None) -> None:
        """A new visit, most likely as the last one; kept by Done or by a change in it."""
        self._day = day
        visit = self._usual_with(None)
        if visit is None:
            return
        self._open(visit, new=True)
        self.editor.bar.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _usual_with(self, person: Person | None) -> Visit | None:
        """A new visit (with this person), on the day that was asked for."""
        who = ("", "") if person is None else (person.uid, person.name)
        visit = self.acts.attempt(lambda: self.acts.usual(*who))
        if visit is None or self._day is None:
            return visit
        zone = zones.find(visit.zone) or visit.at.tzinfo
        wall = datetime.combine(self._day, visit.at.time().replace(tzinfo=None, fold=0))
        assert zone is not None
        return replace(visit, at=zones.place(wall, zone))

    def add_with(self, uid: str, name: str) -> None:
        """A new visit with this person, most likely as the last one with them."""
        self._day = None
        visit = self._usual_with(Person(uid, name))
        if visit is not None and self._leave_editor():
            self._open(replace(visit, provider_uid=uid, provider_name=name), new=True)
            self.editor.bar.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_visit(self, uid: str) -> bool:
        """Show one visit; False if it is gone."""
        if not self._leave_editor():
            return False
        visit = self.acts.attempt(lambda: self._repository.visit(uid))
        if visit is None:
            return False
        self._open(visit, new=False)
        return True

    def _open(self, visit: Visit, *, new: bool) -> None:
        if not self._leave_editor():
            return

        def show() -> None:
            self.editor.open.open(visit, new=new)
            self.editor.show_open()

        if self.acts.worked(show):
            self.editor.scroller.verticalScrollBar().setValue(0)
            self._show(self.editor)
            self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_editor(self) -> bool:
        """Save what is open; False if something in it cannot be read or kept."""
        if self.editor.open.visit is None:
            return True
        if not (self.editor.understood() and self.editor.settle()):
            return False
        self.editor.open.close()
        return True

    def finish(self) -> None:
        """Back to the agenda; a new visit nobody touched is let go."""
        if self._leave_editor():
            self._show_overview()

    def done(self) -> None:
        """Keep the visit as it stands and go back to the agenda."""
        if not self.editor.understood():
            return
        new, visit = self.editor.open.born_here, self.editor.open.visit
        if not self.editor.settle(keep=True):
            return
        booked = self.editor.open.last_booked
        self.editor.open.close()
        self._show_overview()
        if new and visit is not None:
            self.acts.say_added(visit, booked)

    def _remove_open(self) -> None:
        visit = self.editor.open.visit
        if visit is not None and self.editor.settle():
            self.acts.ask_what_to_remove(visit)

    def _removed(self) -> None:
        self.editor.open.close()
        self._show_overview()

    def _ask_brief(self) -> None:
        """With everything typed so far on it."""
        visit = self.editor.open.visit
        if visit is not None and self.editor.understood() and self.editor.settle(keep=True):
            self.editor.bring.take_typed()
            self.brief_wanted.emit(visit.uid)

    def _add_license_questions(self) -> None:
        visit = self.editor.open.visit
        if visit is None or not self.editor.settle(keep=True):
            return

        def add() -> None:
            known = {item.text for item in self._repository.items(visit.uid)}
            for words in self._around.people.questions_for(visit.provider_uid):
                if words not in known:
                    self._repository.add_item(visit.uid, words)
            self.editor.bring.show_list_of(visit.uid, self._repository.items(visit.uid))

        self.acts.worked(add)

    # -- showing -----------------------------------------------------------------------

    def _show_again(self) -> None:
        """After an act from the agenda."""
        if self.editor.open.visit is None:
            self._show_overview()

    def _visits_changed(self, event: VisitsChanged) -> None:
        if self._ended:
            return
        visit = self.editor.open.visit
        if visit is None:
            if self.isVisible():
                self._show_overview()
        elif visit.uid in event.uids and not self.editor.open.unsaved:
            items = self.acts.attempt(lambda: self._repository.items(visit.uid))
            if items is not None:
                self.editor.bring.show_list_of(visit.uid, items)

    def _show_overview(self) -> None:
        count = self.overview.load()
        if count == 0:
            removed = self.acts.attempt(lambda: self._repository.removed(1))
            self.empty.show_removed(shown=bool(removed))
        self._show(self.empty if count == 0 else self.overview)

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.back_button.setVisible(part is self.editor)
        self.add_button.setVisible(part is self.overview)
        self.title_changed.emit()
