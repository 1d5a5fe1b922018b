"""Help now, right side: three lines that answer, words to begin with, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock, today
from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import EMERGENCY, LIFELINE, Directory, Service
from mbc_companion.helplines.own import Yours
from mbc_companion.helplines.parts_widget import (
    ROW_PX,
    OpenState,
    code_button,
    code_of,
    copy_number,
    number_text,
)
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.surfaces import Note, Separator
from mbc_companion.ui.widgets.text import Text

MOST_YOURS, MOST_LETTERS = 6, 40


def short(words: str) -> str:
    """A button may not be wider than the sheet; the whole is its accessible name."""
    return words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1].rstrip() + "…"


class LineRow(QWidget):
    """One of the three: name, number, open or closed, QR code."""

    code_pressed = Signal(object)

    def __init__(self, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.service = service
        set_accessible(self, name=service.name, role="grouping")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(Text(service.name, "body", "text2", heading=2, parent=self))
        row = FlowLayout(8)
        row.addWidget(number_text(service.number.shown, ROW_PX, self))
        self.copy_button = copy_number(service.name, service.number.shown, parent=self)
        row.addWidget(self.copy_button)
        nest(column, row)
        self.open_state = OpenState(self)
        column.addWidget(self.open_state)
        self._stale = Text("", "caption", "text2", parent=self)
        column.addWidget(self._stale)
        column.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 9, 0, 9)
        across.setSpacing(20)
        nest(across, column, 1)
        code = code_of(service)
        self.code_button = code_button(code, parent=self)
        self.code_button.clicked.connect(lambda: self.code_pressed.emit(code))
        across.addWidget(self.code_button, 0, Qt.AlignmentFlag.AlignVCenter)

    def refresh(self, clock: Clock) -> None:
        """Open or closed by ``clock``; "check first" when the number was not looked at lately."""
        now = clock.now()
        said = words.open_words(self.service, now, clock.zone())
        self.open_state.show_state(said, is_open=words.is_open(self.service, now))
        stale = self.service.says_check_first(today(clock))
        self._stale.set_words(self.tr("Checked more than six months ago. Check first."))
        self._stale.setVisible(stale)


class _Quote(QFrame):
    """A first sentence to read out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        start = Text(self.tr("You can start with just this"), "label", "onPrimarySoft", parent=self)
        quote = self.tr("“I have metastatic breast cancer, and tonight is hard.”")
        self._column.addWidget(start)
        self._column.addWidget(Text(quote, "reading", "onPrimarySoft", parent=self))
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self._column.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
        self._column.setSpacing(3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        edge = look.color("onPrimarySoft") if look.high_contrast else None
        rounded(painter, QRectF(self.rect()), 10, fill=look.color("primarySoft"), edge=edge)
        painter.end()


class LinesPanel(QWidget):
    """Everything of Help now but 988; says plainly when the directory could not be read."""

    code_pressed = Signal(object)
    all_pressed = Signal()
    print_pressed = Signal()
    breathe_pressed = Signal()
    person_pressed = Signal(object)
    own_pressed = Signal(object)

    def __init__(
        self, directory: Directory, parent: QWidget | None = None, yours: Yours | None = None
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if not directory.whole:
            self._column.addSpacing(12)
            self._column.addWidget(Note(self._damaged_words(), "problem", parent=self))
            self._column.addSpacing(16)
        self.rows = [LineRow(service, self) for service in directory.featured]
        for row in self.rows:
            row.code_pressed.connect(self.code_pressed)
            if row is not self.rows[0]:
                self._column.addWidget(Separator(parent=self))
            self._column.addWidget(row)
        self._column.addWidget(_Quote(self))
        self._column.addStretch(1)
        self._column.addSpacing(12)
        self.yours_buttons: list[Button] = []
        nest(self._column, self._buttons(yours or Yours(), whole=directory.whole))
        self._column.addSpacing(8)
        self._column.addWidget(Text(words.elsewhere_words(), "caption", "text2", parent=self))

    def _damaged_words(self) -> str:
        said = self.tr(
            "The list of helplines is missing or damaged on this computer. "
            "{lifeline} and {emergency} work without it. "
            "To bring the list back, install Companion again."
        )
        return said.format(lifeline=LIFELINE.shown, emergency=EMERGENCY.shown)

    def _add_yours(self, row: FlowLayout, yours: Yours) -> None:
        """People someone trusts, and helplines they added: a button each."""
        for person in yours.trusted[:MOST_YOURS]:
            said = f"{person.name}, {person.role}" if person.role else person.name
            button = Button(short(said), icon="heart-straight", name=said, parent=self)
            button.clicked.connect(lambda _=False, who=person: self.person_pressed.emit(who))
            self.yours_buttons.append(button)
        for own in yours.helplines[:MOST_YOURS]:
            button = Button(short(own.name), icon="phone", name=own.name, parent=self)
            button.clicked.connect(lambda _=False, line=own: self.own_pressed.emit(line))
            self.yours_buttons.append(button)
        for button in self.yours_buttons:
            row.addWidget(button)

    def _buttons(self, yours: Yours, *, whole: bool) -> FlowLayout:
        row = FlowLayout(12)
        self._add_yours(row, yours)
        self.all_button = Button(self.tr("All helplines"), icon="list", parent=self)
        self.all_button.clicked.connect(self.all_pressed)
        self.all_button.setVisible(whole)
        said = self.tr("Breathe for two minutes")
        self.breathe_button = Button(said, icon="wind", parent=self)
        self.breathe_button.clicked.connect(self.breathe_pressed)
        self.print_button = Button(self.tr("Print these"), "quiet", icon="printer", parent=self)
        self.print_button.clicked.connect(self.print_pressed)
        for button in (self.all_button, self.breathe_button, self.print_button):
            row.addWidget(button)
        return row

    def refresh(self, clock: Clock) -> None:
        for row in self.rows:
            row.refresh(clock)
