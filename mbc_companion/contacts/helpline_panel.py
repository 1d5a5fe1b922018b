"""One helpline on the Contacts page: the number, a sentence to begin with, hours, notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.quote_widget import Quote
from mbc_companion.core.clock import today
from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import Service
from mbc_companion.helplines.hours import Week
from mbc_companion.helplines.notes_panel import NoteField, NotesPanel
from mbc_companion.helplines.own import NoteKind, OwnHelpline
from mbc_companion.helplines.parts_widget import (
    CARD_PX,
    Code,
    OpenState,
    SizedText,
    code_button,
    code_of,
    copy_number,
)
from mbc_companion.helplines.typed_number import look_at
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.chips import StatusChip
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.free_text import free_text
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.widgets.text import Text

NUMBER_PX, LARGE = 39.8, 1.4
LONGEST_NUMBER = 24
"""Letters; what is longer is no number and may break."""


class HelplinePanel(ScrollPage):
    """A shipped service, or a helpline somebody added."""

    code_wanted = Signal(object)
    print_wanted = Signal()
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(
        self, helpline: Service | OwnHelpline, around: Around, parent: QWidget | None = None
    ) -> None:
        super().__init__(margin=36, parent=parent)
        self.helpline = helpline
        self._around = around
        self.uid = helpline.uid
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(20)
        self._head = QVBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(free_text(helpline.name, "title", heading=2, parent=self))
        if isinstance(helpline, Service):
            self._add_service(helpline)
        else:
            self._add_own(helpline)
        self._head.addStretch(1)
        nest(self._across, self._head, 1)
        self._add_code()
        nest(self.body, self._across)
        read = self.tr("If starting feels hard, read this out")
        self.quote = Quote(read, words.read_out_words(), self)
        self.quote.setVisible(self._is_for_talking())
        self.body.addWidget(self.quote)
        self._add_ways()
        self._add_hours()
        self._add_acts()
        self.notes = NotesPanel(self.uid, helpline.name, around.notes, around.clock, self)
        self.body.addWidget(self.notes)
        self._add_note_field()
        self.body.addStretch(1)

    def _is_for_talking(self) -> bool:
        if isinstance(self.helpline, Service):
            return not self.helpline.never_doubted
        return True

    def _add_service(self, service: Service) -> None:
        self._add_number(service.number.shown)
        now, zone = self._around.clock.now(), self._around.clock.zone()
        said = words.open_words(service, now, zone)
        self.state = OpenState(self)
        self.state.show_state(said, is_open=words.is_open(service, now))
        self._head.addWidget(self.state)
        if service.says_check_first(today(self._around.clock)):
            chips = FlowLayout(8)
            chips.addWidget(StatusChip(self.tr("Check first"), "date", parent=self))
            nest(self._head, chips)
        for sentence in (service.main.how, service.what_for, service.expect):
            if sentence:
                self._head.addWidget(Text(sentence, parent=self))
        facts = [f"{fact}." for fact in (service.languages.rstrip("."), service.cost) if fact]
        self._head.addWidget(Text(" ".join([service.not_for, *facts]), tone="text2", parent=self))

    def _add_own(self, own: OwnHelpline) -> None:
        self._add_number(own.number)
        if own.is_public:
            chips = FlowLayout(8)
            chips.addWidget(StatusChip(self.tr("Shown while locked"), "know", parent=self))
            nest(self._head, chips)
        for sentence in (own.what_for, own.hours_words):
            if sentence:
                self._head.addWidget(free_text(sentence, parent=self))
        self._head.addWidget(Text(self.tr("You added this one."), tone="text2", parent=self))

    def _add_number(self, shown: str) -> None:
        usual = len(shown) <= LONGEST_NUMBER
        px = NUMBER_PX if theme().scale < LARGE else CARD_PX
        number = SizedText(shown, "phone", px, selectable=usual, parent=self)
        if not usual:
            number.setMinimumWidth(1)
        self._head.addWidget(number)

    def _add_code(self) -> None:
        code = self._code()
        self.code: QWidget | None = None
        if code is None:
            return
        column = QVBoxLayout()
        column.setSpacing(6)
        button = code_button(code, 6, parent=self)
        button.clicked.connect(lambda: self.code_wanted.emit(code))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        point = Text(words.point_words(code.uri), "caption", "text2", parent=self)
        point.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(point)
        column.addStretch(1)
        nest(self._across, column)
        self.code = button

    def _code(self) -> Code | None:
        if isinstance(self.helpline, Service):
            return code_of(self.helpline)
        seen = look_at(self.helpline.number)
        return Code(self.helpline.name, seen.shown, seen.tel) if seen.tel else None

    def _add_ways(self) -> None:
        if not isinstance(self.helpline, Service) or len(self.helpline.routes) < 2:
            return
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(self.tr("Other ways"), "h3", heading=3, parent=self))
        for route in self.helpline.routes[1:]:
            column.addWidget(Text(route.how, selectable=True, parent=self))
        nest(self.body, column)

    def _add_hours(self) -> None:
        if not isinstance(self.helpline, Service):
            return
        service = self.helpline
        column = QVBoxLayout()
        column.setSpacing(4)
        hours = service.hours
        rows = words.week_rows(hours) if hours is not None else []
        if isinstance(hours, Week) and rows:
            zone = words.zone_words(hours.zone)
            heading = self.tr("Hours, {zone} time").format(zone=zone)
            column.addWidget(Text(heading, "h3", heading=3, parent=self))
            grid = QGridLayout()
            grid.setHorizontalSpacing(theme().px(24))
            grid.setColumnStretch(1, 1)
            for at, (days, span) in enumerate(rows):
                grid.addWidget(Text(days, tone="text2", wrap=False, parent=self), at, 0)
                grid.addWidget(Text(span, parent=self), at, 1)
            nest(column, grid)
        said = [
            self.tr("Hours can change."),
            words.checked_words(service, today(self._around.clock)),
            words.source_words(service),
            words.mark_words(service.mark),
        ]
        column.addWidget(Text(" ".join(said), "caption", "text2", parent=self))
        nest(self.body, column)

    def _add_acts(self) -> None:
        row = FlowLayout(12)
        number = self.helpline.number
        shown = number if isinstance(number, str) else number.shown
        self.copy_button = copy_number(self.helpline.name, shown, "secondary", parent=self)
        row.addWidget(self.copy_button)
        self.print_button = Button(self.tr("Print for the fridge"), icon="printer", parent=self)
        self.print_button.clicked.connect(self.print_wanted)
        row.addWidget(self.print_button)
        self.note_button = Button(self.tr("Add a note"), "quiet", icon="note-pencil", parent=self)
        self.note_button.clicked.connect(self._ask_note)
        row.addWidget(self.note_button)
        if isinstance(self.helpline, OwnHelpline):
            self._add_own_acts(row)
        nest(self.body, row)

    def _add_own_acts(self, row: FlowLayout) -> None:
        self.edit_button = Button(self.tr("Edit"), "quiet", icon="pencil-simple", parent=self)
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(self.helpline))
        self.remove_button = Button(
            self.tr("Remove this helpline"), "danger", icon="trash", parent=self
        )
        self.remove_button.clicked.connect(lambda: self.remove_wanted.emit(self.helpline))
        row.addWidget(self.edit_button)
        row.addWidget(self.remove_button)

    def _add_note_field(self) -> None:
        self.note_field = NoteField(self.tr("A note about this helpline"), self)
        self.note_field.hide()
        self.note_field.typed.connect(self._keep_note)
        self.body.addWidget(self.note_field)

    def _ask_note(self) -> None:
        self.note_field.show()
        self.note_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_note(self, text: str) -> None:
        self.note_field.set_text("")
        if self.notes.note(NoteKind.NOTE, text):
            self.note_field.hide()
            self.note_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.note_field.set_text(text)

    def keep(self) -> None:
        """Keep a note that is still being typed."""
        if self.note_field.text().strip():
            self._keep_note(self.note_field.text())

    def typed(self) -> dict[str, str]:
        """Words in fields that were not kept yet."""
        return {"note": self.note_field.text()} if self.note_field.text() else {}

    def take_over(self, typed: dict[str, str]) -> None:
        """Words that stood here before it was made anew."""
        if "note" in typed:
            self.note_field.set_text(typed["note"])
            self.note_field.show()

    def set_narrow(self, *, narrow: bool) -> None:
        """The code under the words where there is no room beside them."""
        ways = QBoxLayout.Direction
        self._across.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        painter.end()
