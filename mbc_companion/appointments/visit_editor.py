"""One visit to look at and to change; everything is saved as it is chosen or typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mbc_companion.appointments import clashes
from mbc_companion.appointments.after_panel import AfterPanel
from mbc_companion.appointments.around_panel import Around
from mbc_companion.appointments.bring_panel import BringPanel
from mbc_companion.appointments.choice_row import ChoiceField, Option
from mbc_companion.appointments.counts_row import CountsRow
from mbc_companion.appointments.details_panel import DetailsPanel
from mbc_companion.appointments.domain import GROUPS, SHARED, Item, Mode, Person, Status, Visit
from mbc_companion.appointments.limits_row import LimitsRow
from mbc_companion.appointments.open_visit_model import OpenVisit
from mbc_companion.appointments.repeat_row import RepeatRow
from mbc_companion.appointments.saving_bar import SavingBar
from mbc_companion.appointments.unsaved_view import visit_lines
from mbc_companion.appointments.when_row import WhenRow
from mbc_companion.appointments.words_view import MODE_PICTURES, long_day, mode_words, role_words
from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.ui.breadth import Breadth, breadth, turn
from mbc_companion.ui.theme import theme
from mbc_companion.ui.troubles import title as trouble_title
from mbc_companion.ui.troubles import words as trouble_words
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note, ScrollPage
from mbc_companion.ui.widgets.text import Text

_LEFT, _RIGHT = 447, 497


class VisitEditor(QWidget):
    """``done`` and ``remove_wanted`` are the two ways out; the page decides where to."""

    done = Signal()
    remove_wanted = Signal()
    license_wanted = Signal()

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._repository, self._clock = around.repository, around.clock
        self._people = around.people
        self.usual: Callable[[Person], Visit | None] = lambda _: None
        self.open = OpenVisit(around.repository, around.clock, self)
        self.before = Note("", "calm", "chat-circle-text", parent=self)
        self._make_fields()
        self.bring = BringPanel(self._repository.new_uid, self)
        self._items_waiting = False
        self.after = AfterPanel(self)
        self.bar = SavingBar(self)
        self._lay_out()
        self._connect()
        theme().follow(self._dress)

    def _make_fields(self) -> None:
        def today() -> date:
            return local_now(self._clock).date()

        self.who = ChoiceField(
            self.tr("Who"),
            self._who_options,
            icon="user-circle",
            adds=self.tr("Somebody new"),
            parent=self,
        )
        self.when = WhenRow(today, self)
        self.how_label = Text(self.tr("How"), "label", parent=self)
        ways = [(one.value, mode_words(one)) for one in (Mode.VIDEO, Mode.IN_PERSON, Mode.PHONE)]
        self.how = Segmented(self.tr("How"), ways, pictures=MODE_PICTURES, parent=self)
        self.counts = CountsRow(self._around.counting, self)
        self.repeat = RepeatRow(today, self)
        self.limits = LimitsRow(self._around, self)
        self.spread = Button(self.tr("Change the later ones too"), icon="check", parent=self)
        self.details = DetailsPanel(self)

    def _lay_out(self) -> None:
        self.scroller = ScrollPage(parent=self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        how = QVBoxLayout()
        how.setSpacing(8)
        how.addWidget(self.how_label)
        how.addWidget(self.how)
        self._left.addWidget(self.who)
        self._left.addWidget(self.when)
        self._left.addWidget(self.spread)
        nest(self._left, how)
        for part in (self.counts, self.repeat, self.limits, self.details):
            self._left.addWidget(part)
        self._left.addStretch(1)
        self._right.addWidget(self.bring)
        self._right.addWidget(self.after)
        self._right.addStretch(1)
        nest(self._row, self._left, _LEFT)
        nest(self._row, self._right, _RIGHT)
        self.scroller.body.addWidget(self.before)
        nest(self.scroller.body, self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroller, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        visit = self.open
        self.who.chosen.connect(self._choose_who)
        self.when.moved.connect(visit.move)
        self.when.kept_as_past.connect(lambda: visit.change(status=Status.ATTENDED))
        self.when.zone_here.connect(visit.move_here)
        self.how.chosen.connect(lambda value: visit.change(mode=Mode(value)))
        self.counts.chosen.connect(lambda payment: visit.change(payment=payment))
        self.repeat.chosen.connect(visit.set_repeat)
        self.spread.clicked.connect(self._spread)
        self.details.changed.connect(lambda changes: visit.change(**changes))
        self.after.changed.connect(lambda changes: visit.change(**changes))
        self.bring.changed.connect(self._put_items)
        self.bring.license_wanted.connect(self.license_wanted)
        self.bar.done.connect(self.done)
        self.bar.remove.connect(self.remove_wanted)
        visit.changed.connect(self.refresh)
        visit.saved.connect(self.bar.show_saved)
        visit.failed.connect(self.bar.show_trouble)

    def _dress(self) -> None:
        look = theme()
        for column in (self._left, self._right):
            column.setSpacing(look.px(20))
        self._row.setSpacing(look.px(36))
        self._fit()

    def _fit(self) -> None:
        wide = breadth(max(1, self.window().width()), theme().scale) is Breadth.WIDE
        turn(self._row, wide=wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- showing ---------------------------------------------------------------------

    def show_open(self) -> None:
        """What ``open`` holds, with what is kept beside it. Raises a KnownError."""
        visit = self.open.visit
        if visit is None:
            return
        self.when.day.set_error("")
        self.when.time.set_error("")
        self.details.minutes.set_error("")
        self.bar.show_nothing(new=self.open.new)
        self.repeat.show_repeat(self.open.repeat, self.open.repeats_from())
        self.bring.show_list_of(visit.uid, self._repository.items(visit.uid))
        self._items_waiting = False
        self.bring.field.set_text("")
        last = self._repository.note_before(visit)
        self.before.setVisible(last is not None)
        if last is not None:
            words = self.tr("Noted after {day}: {note}")
            day = long_day(last.day, local_now(self._clock).date())
            self.before.set_words(words.format(day=day, note=last.after))
        self.limits.forget()
        self.refresh()

    def refresh(self) -> None:
        """Show every field as it is now; what somebody is typing is left alone."""
        visit = self.open.visit
        if visit is None:
            return
        group = visit.kind in GROUPS
        name = visit.provider_name or self.tr("Choose who it is with")
        person = self._people.person(visit.provider_uid) if visit.provider_uid else None
        if person is not None and person.role:
            name = self.tr("{name}, {role}")
            name = name.format(name=person.name, role=role_words(person.role))
        self.who.show_value(
            visit.provider_uid or visit.provider_name,
            name,
            icon="users-three" if group else "user-circle",
        )
        self.when.show_visit(visit)
        self._say_clashes()
        self.how.set_value(visit.mode.value)
        self.counts.show_visit(visit)
        self.repeat.set_first(self.open.repeats_from())
        self.limits.show_open(self.open)
        self.details.show_visit(visit)
        self.details.status.setVisible(not self.open.new)
        self.after.show_visit(visit)
        begun = visit.at <= self._clock.now() or visit.status is not Status.PLANNED
        self.after.setVisible(begun or not visit.wordless or visit.feeling is not None)
        self.spread.setVisible(self.open.spreadable)
        questions = self._people.questions_for(visit.provider_uid) if visit.provider_uid else ()
        self.bring.offer_license(offered=bool(questions))

    def _say_clashes(self) -> None:
        visit = self.open.visit
        if visit is None:
            return
        try:
            found = self.open.clashes()
        except KnownError:
            # The trouble shows at the next save; a missing word about an overlap harms nobody.
            found = clashes.Clashes()
        self.when.show_clashes(found, visit, self.open.here())

    # -- changing --------------------------------------------------------------------

    def _who_options(self) -> list[Option]:
        return [
            (one.uid, f"{one.name}, {role_words(one.role)}" if one.role else one.name)
            for one in self._people.people()
        ]

    def _choose_who(self, value: str) -> None:
        try:
            person = (
                self._people.add(value[1:]) if value.startswith("+") else self._people.person(value)
            )
        except KnownError as error:
            self._around.dialogs.tell(trouble_title(error), trouble_words(error))
            self.refresh()
            return
        if person is not None:
            fresh = self.open.new and not self.open.touched
            usual = self.usual(person) if fresh else None
            taken = {n: getattr(usual, n) for n in ("at", *SHARED)} if usual else {}
            self.open.change(**taken | {"provider_uid": person.uid, "provider_name": person.name})
        self.refresh()

    def _spread(self) -> None:
        self.open.spread()
        self.open.save()
        self.refresh()
        self.when.day.setFocus()

    def _put_items(self, items: Iterable[Item]) -> None:
        visit = self.open.visit
        self._items_waiting = visit is not None
        if visit is None or (self.open.new and not self.open.keep()):
            return
        try:
            self._repository.put_items(visit.uid, items)
        except KnownError as error:
            self.bar.show_trouble(error)
            return
        self._items_waiting = False
        self.bar.show_saved(local_now(self._clock))

    def understood(self) -> bool:
        """Take over what still stands in fields; False if something cannot be read."""
        checks = (self.when.understood(), self.repeat.understood(), self.details.understood())
        if all(checks):
            return True
        for field in (
            self.when.day,
            self.when.time,
            self.repeat.weeks,
            self.repeat.until,
            self.details.minutes,
        ):
            if field.error():
                field.setFocus()
                break
        return False

    def settle(self, *, keep: bool = False) -> bool:
        """Save what was touched, and with ``keep`` a new visit as it stands."""
        if self.open.visit is None:
            return True
        self.bring.take_typed()
        return self.open.keep() if keep else self.open.save()

    def unsaved(self) -> str:
        """The open visit as plain lines, if it could not be written."""
        visit = self.open.visit
        if visit is None or not (self.open.unsaved or self._items_waiting):
            return ""
        return visit_lines(visit, self.bring.items() if self._items_waiting else ())

    def focus_first(self) -> None:
        self.who.button.setFocus()
