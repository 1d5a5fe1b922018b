"""One contact, read from top to bottom: who, the number, what is known, what was found out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from mbc_companion.contacts import words_view as words
from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.domain import Answer, Contact, Kind
from mbc_companion.contacts.fields_view import card_words, fields_of, shown_value
from mbc_companion.contacts.kept_panel import QuestionsPanel, TalksPanel
from mbc_companion.contacts.license_panel import LicensePanel, needs_check
from mbc_companion.contacts.typed_states import write_states
from mbc_companion.contacts.visits_panel import visits_panel
from mbc_companion.core.errors import KnownError
from mbc_companion.helplines.lines_panel import short
from mbc_companion.helplines.parts_widget import Code, SizedText, code_button
from mbc_companion.helplines.typed_number import look_at
from mbc_companion.ui import troubles
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button, LinkButton
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.free_text import free_text
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note, ScrollPage
from mbc_companion.ui.widgets.text import Text

LINKS = ("web", "email")
LABEL_PX = 150


class ContactCard(ScrollPage):
    """Shows one contact and says what somebody wants to do with it; reads, changes nothing."""

    edit_wanted = Signal()
    merge_wanted = Signal()
    remove_wanted = Signal()
    book_wanted = Signal()
    copy_wanted = Signal(str)
    code_wanted = Signal(object)
    link_wanted = Signal(str)
    states_wanted = Signal()
    checked = Signal(object)
    spoke = Signal(str)
    talk_gone = Signal(str)
    questions_changed = Signal(object)
    visit_wanted = Signal(str)

    def __init__(self, contact: Contact, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(margin=36, parent=parent)
        self.contact = contact
        self._around = around
        self._states = around.lists.states if around.lists else {}
        self.questions: QuestionsPanel | None = None
        self.talks: TalksPanel | None = None
        self.license: LicensePanel | None = None
        self._add_head()
        self._add_facts()
        self._add_records()
        self._add_last()
        self.body.addStretch(1)

    # -- who, the number and its acts --------------------------------------------------

    def _add_head(self) -> None:
        contact = self.contact
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(20)
        column = QVBoxLayout()
        column.setSpacing(8)
        name = contact.name or contact.phone
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(free_text(name, "h1", heading=2, parent=self))
        under = self._under_words()
        if under:
            told.addWidget(free_text(under, tone="text2", selectable=False, parent=self))
        nest(column, told)
        if contact.phone:
            self._add_number(column)
        nest(column, self._acts())
        for phone in contact.phones[1:]:
            nest(column, self._other_number(phone.number, phone.label))
        column.addStretch(1)
        nest(self._across, column, 1)
        self._add_code()
        nest(self.body, self._across)

    def _add_number(self, column: QVBoxLayout) -> None:
        phone = self.contact.phones[0]
        told = QVBoxLayout()
        told.setSpacing(0)
        breaks = len(phone.number) > 24
        self.number = SizedText(phone.number, "phone", 27.6, selectable=not breaks, parent=self)
        if breaks:
            self.number.setMinimumWidth(1)
        told.addWidget(self.number)
        if phone.label:
            told.addWidget(free_text(phone.label, "caption", "text2", parent=self))
        nest(column, told)

    def _under_words(self) -> str:
        contact = self.contact
        role = contact.role or words.profession_words(contact.profession)
        kind = "" if role or contact.kind is Kind.PERSON else words.kind_words(contact.kind)
        parts = [role or kind, contact.pronouns]
        return ". ".join(part.rstrip(".") for part in parts if part.strip())

    def _acts(self) -> FlowLayout:
        row = FlowLayout(8)
        self.copy_button = Button(self.tr("Copy"), icon="copy", parent=self)
        self.copy_button.setAccessibleName(self.tr("Copy the number"))
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self.contact.phone))
        self.copy_button.setVisible(bool(self.contact.phone))
        self.book_button = Button(self.tr("Book a visit"), icon="calendar-check", parent=self)
        self.book_button.clicked.connect(self.book_wanted)
        booked = self.contact.kind in (Kind.PROFESSIONAL, Kind.GROUP)
        self.book_button.setVisible(booked and self._around.book is not None)
        self.edit_button = Button(self.tr("Edit"), "quiet", icon="pencil-simple", parent=self)
        self.edit_button.clicked.connect(self.edit_wanted)
        for button in (self.copy_button, self.book_button, self.edit_button):
            row.addWidget(button)
        return row

    def _other_number(self, number: str, label: str) -> FlowLayout:
        row = FlowLayout(8)
        if label:
            row.addWidget(Text(short(label), tone="text2", wrap=False, parent=self))
        row.addWidget(Text(short(number), "h3", wrap=False, selectable=True, parent=self))
        named = self.tr("Copy {number}").format(number=label or number)
        copy = Button(self.tr("Copy"), "quiet", icon="copy", name=named, parent=self)
        copy.clicked.connect(lambda: self.copy_wanted.emit(number))
        row.addWidget(copy)
        return row

    def _add_code(self) -> None:
        self.code: QWidget | None = None
        seen = look_at(self.contact.phone)
        if not seen.tel:
            return
        code = Code(self.contact.name or seen.shown, seen.shown, seen.tel)
        column = QVBoxLayout()
        column.setSpacing(6)
        button = code_button(code, parent=self)
        button.clicked.connect(lambda: self.code_wanted.emit(code))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        said = Text(self.tr("Dial from a phone"), "caption", "text2", wrap=False, parent=self)
        column.addWidget(said, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        nest(self._across, column)
        self.code = button

    # -- what is known -----------------------------------------------------------------

    def _add_facts(self) -> None:
        rows = []
        for name in fields_of(self.contact.kind):
            value = self._licensed_words() if name == "states" else shown_value(self.contact, name)
            told = name == "psypact" and self.contact.psypact is Answer.YES
            if value and name != "pronouns" and not told:
                rows.append((card_words(name, self.contact.kind), value, name))
        if not rows:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(16))
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme().px(LABEL_PX - 16))
        for at, (label, value, name) in enumerate(rows):
            said = Text(label, tone="text2", parent=self)
            said.setMaximumWidth(theme().px(LABEL_PX + 30))
            sides = Qt.AlignmentFlag
            # A link is as high as a target, with its words in the middle.
            grid.addWidget(said, at, 0, sides.AlignVCenter if name in LINKS else sides.AlignTop)
            grid.addWidget(self._value(name, value), at, 1, sides.AlignTop)
        nest(self.body, grid)

    def _licensed_words(self) -> str:
        states = write_states(self.contact.states, self._states)
        if self.contact.psypact is not Answer.YES:
            return states
        if not states:
            return self.tr("Others through PSYPACT")
        return self.tr("{states}, and others through PSYPACT").format(states=states)

    def _value(self, name: str, value: str) -> QWidget:
        if name not in LINKS:
            return free_text(value, parent=self)
        link = LinkButton(short(value), parent=self)
        link.set_left()
        if name == "email":
            link.clicked.connect(lambda: self.link_wanted.emit(f"mailto:{value}"))
        else:
            url = value if value.startswith(("https://", "http://")) else f"https://{value}"
            link.clicked.connect(lambda: self.link_wanted.emit(url))
        return link

    # -- what was found out ------------------------------------------------------------

    def _add_records(self) -> None:
        records = self._around.records
        uid = self.contact.uid
        try:
            checks, talks = records.checks(uid), records.talks(uid)
            questions = records.questions(uid)
        except KnownError as error:
            self.body.addWidget(Note(troubles.words(error), "problem", parent=self))
            self._add_visits()
            return
        if checks or needs_check(self.contact, self._around):
            self.license = LicensePanel(self.contact, checks, self._around, self)
            self.license.answered.connect(self.checked)
            self.license.states_wanted.connect(self.states_wanted)
            self.body.addWidget(self.license)
        self._add_visits()
        if self.contact.kind in (Kind.PROFESSIONAL, Kind.GROUP, Kind.INSURER):
            therapist = needs_check(self.contact, self._around)
            offered = words.questions_words() if therapist else ()
            self.questions = QuestionsPanel(questions, offered=offered, parent=self)
            self.questions.changed.connect(self.questions_changed)
            self.body.addWidget(self.questions)
        self.talks = TalksPanel(talks, self)
        self.talks.spoke.connect(self.spoke)
        self.talks.forget.connect(self.talk_gone)
        self.body.addWidget(self.talks)

    def _add_visits(self) -> None:
        self.visits = visits_panel(self.contact.uid, self._around, self.visit_wanted.emit, self)
        if self.visits is not None:
            self.body.addWidget(self.visits)

    def _add_last(self) -> None:
        row = FlowLayout(8)
        self.merge_button = Button(self.tr("Same as another"), "quiet", icon="users", parent=self)
        self.merge_button.clicked.connect(self.merge_wanted)
        self.remove_button = Button(
            self.tr("Remove this contact"), "danger", icon="trash", parent=self
        )
        self.remove_button.clicked.connect(self.remove_wanted)
        row.addWidget(self.merge_button)
        row.addWidget(self.remove_button)
        nest(self.body, row)

    def keep(self) -> None:
        """Write what is still being typed: answers, a question, what was said in a talk."""
        if self.questions is not None:
            self.questions.keep(whole=True)
        said = self.talks.note.text().strip() if self.talks is not None else ""
        if said and self.talks is not None:
            self.talks.note.set_text("")
            self.spoke.emit(said)

    def _typing(self) -> dict[str, Field]:
        fields = {}
        if self.talks is not None:
            fields["talk"] = self.talks.note
        if self.questions is not None:
            fields["question"] = self.questions.own
        if self.license is not None and not self.license.is_coach:
            fields["address"] = self.license.address
        return fields

    def typed(self) -> dict[str, str]:
        """Words in fields that were not kept yet."""
        return {name: field.text() for name, field in self._typing().items() if field.text()}

    def take_over(self, typed: dict[str, str]) -> None:
        """Words that stood in the card before it was made anew."""
        for name, field in self._typing().items():
            if name in typed:
                field.set_text(typed[name])

    def set_narrow(self, *, narrow: bool) -> None:
        """The code under the number where there is no room beside it."""
        ways = QBoxLayout.Direction
        self._across.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        painter.end()
