"""One helpline with everything that is known about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock, today
from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import Mark, Route, Service
from mbc_companion.helplines.notes_panel import NotesPanel
from mbc_companion.helplines.own import HelplineNotes
from mbc_companion.helplines.parts_widget import (
    CARD_PX,
    CopyButton,
    OpenState,
    code_button,
    code_of,
    copy_number,
    number_text,
)
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.widgets.chips import StatusChip
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card, Icon
from mbc_companion.ui.widgets.text import Text


class HelplineCard(Card):
    """Read from top to bottom: who, number, open or not, what for, what not, other ways."""

    code_pressed = Signal(object)

    def __init__(
        self,
        service: Service,
        clock: Clock,
        parent: QWidget | None = None,
        notes: HelplineNotes | None = None,
    ) -> None:
        super().__init__(tight=True, parent=parent)
        self.service = service
        self._day = today(clock)
        set_accessible(self, name=service.name, role="grouping")
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        nest(self._across, self._column, 1)
        self._add_number()
        self._add_meaning()
        self._add_ways()
        self._add_details()
        self.notes = NotesPanel(service.uid, service.name, notes, clock, self)
        self._column.addWidget(self.notes)
        self._column.addStretch(1)
        code = code_of(service)
        self.code_button = code_button(code, parent=self)
        self.code_button.clicked.connect(lambda: self.code_pressed.emit(code))
        self._across.setSpacing(20)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._across.addWidget(self.code_button, 0, corner)
        nest(self.body, self._across)
        self.refresh(clock)

    def set_narrow(self, *, narrow: bool) -> None:
        """The code under the words where there is no room beside them."""
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def refresh(self, clock: Clock) -> None:
        """Open or closed by ``clock``."""
        now = clock.now()
        said = words.open_words(self.service, now, clock.zone())
        self.open_state.show_state(said, is_open=words.is_open(self.service, now))

    def _add_number(self) -> None:
        service = self.service
        self._column.addWidget(Text(service.name, "h3", heading=3, parent=self))
        row = FlowLayout(8)
        row.addWidget(number_text(service.number.shown, CARD_PX, self))
        self.copy_button = copy_number(service.name, service.number.shown, parent=self)
        row.addWidget(self.copy_button)
        self.check_chip: StatusChip | None = None
        if service.says_check_first(self._day):
            self.check_chip = StatusChip(self.tr("Check first"), "date", parent=self)
            row.addWidget(self.check_chip)
        nest(self._column, row)
        if service.main.how:
            self._column.addWidget(Text(service.main.how, selectable=True, parent=self))
        self.open_state = OpenState(self)
        self._column.addWidget(self.open_state)

    def _add_meaning(self) -> None:
        service = self.service
        self._column.addWidget(Text(service.what_for, parent=self))
        self._column.addWidget(Text(service.not_for, tone="text2", parent=self))
        if service.expect:
            self._column.addWidget(Text(service.expect, tone="text2", parent=self))

    def _add_ways(self) -> None:
        for route in self.service.routes[1:]:
            nest(self._column, self._way(route))
        if self.service.web:
            nest(self._column, self._web_row())

    def _way(self, route: Route) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(
            Icon(words.route_icon(route.kind), "primary", 24, parent=self),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        said = route.how
        if route.mark is Mark.B and not self.service.check_first:
            said = self.tr("{way} Seen in one place; check first.").format(way=said)
        row.addWidget(Text(said, selectable=True, parent=self), 1)
        if route.number not in (None, self.service.number) and route.number is not None:
            row.addWidget(copy_number(said.rstrip("."), route.number.shown, parent=self))
        return row

    def _web_row(self) -> QLayout:
        row = FlowLayout(8)
        row.addWidget(Icon("globe-hemisphere-west", "primary", 24, parent=self))
        row.addWidget(Text(self.service.web, wrap=False, selectable=True, parent=self))
        what = self.tr("the web address of {name}").format(name=self.service.name)
        row.addWidget(CopyButton(self.service.web, what, parent=self))
        return row

    def _add_details(self) -> None:
        service = self.service
        if service.hours is not None:
            self._add_week()
        facts = [service.languages, service.cost]
        said = " ".join(f"{fact.rstrip('.')}." for fact in facts if fact)
        if said:
            self._column.addWidget(Text(said, parent=self))
        origin = [
            words.checked_words(service, self._day),
            words.mark_words(service.mark),
            words.source_words(service),
        ]
        self._column.addSpacing(4)
        self._column.addWidget(Text(" ".join(origin), "caption", "text2", parent=self))

    def _add_week(self) -> None:
        assert self.service.hours is not None
        rows = words.week_rows(self.service.hours)
        if not rows:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(1, 1)
        for at, (days, span) in enumerate(rows):
            grid.addWidget(Text(days, tone="text2", parent=self), at, 0)
            grid.addWidget(Text(span, parent=self), at, 1)
        nest(self._column, grid)
        note = self.tr("Hours can change.")
        self._column.addWidget(Text(note, "caption", "text2", parent=self))
