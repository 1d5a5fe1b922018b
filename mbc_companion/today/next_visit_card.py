"""The next visit on Today: when, with whom, and what the person wanted to ask."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.today.card_widget import TodayCard
from mbc_companion.today.protocols import NextVisitRead
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.leaf import DayLeaf
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Icon
from mbc_companion.ui.widgets.text import Text

MOST_QUESTIONS = 4


class _Question(QWidget):
    """A question behind a dot."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = Text("", parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._row.setContentsMargins(theme().px(16), 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("primary"))
        side = look.text_px(7)
        top = (self.words.line_height() - side) / 2
        painter.drawEllipse(0, round(top), side, side)
        painter.end()


class NextVisitCard(TodayCard):
    """The signals carry the uid of the visit; not there while nothing is booked."""

    opened = Signal(str)
    brief_wanted = Signal(str)

    def __init__(self, read: NextVisitRead) -> None:
        super().__init__()
        self._read = read
        self._uid = ""
        self.leaf = DayLeaf(self)
        self.until = Text("", "small", "text2", parent=self)
        self.who = Text("", "h2", heading=2, parent=self)
        self.icon = Icon("video-camera", "text2", 20, parent=self)
        self.line = Text("", "body", "text2", parent=self)
        self.note = Text("", parent=self)
        self.label = Text(self.tr("You wanted to ask"), "label", parent=self)
        self.questions = [_Question(self) for _ in range(MOST_QUESTIONS)]
        self.more = Text("", "small", "text2", parent=self)
        self.open_button = Button(self.tr("Open visit"), parent=self)
        self.open_button.clicked.connect(lambda: self.opened.emit(self._uid))
        self.brief_button = Button(
            self.tr("Print visit brief"), "quiet", icon="printer", parent=self
        )
        self.brief_button.clicked.connect(lambda: self.brief_wanted.emit(self._uid))
        # Words of a person's own may be one long word; without this they would widen the page.
        for text in (self.who, self.line, self.note, *(one.words for one in self.questions)):
            text.setMinimumWidth(1)
        self._lay_out()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        where.addWidget(self.line, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.until)
        words.addWidget(self.who)
        nest(words, where)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.leaf, 0, Qt.AlignmentFlag.AlignTop)
        nest(head, words, 1)
        nest(self.body, head)
        self.body.addWidget(self.note)
        self.body.addWidget(self.label)
        for question in self.questions:
            self.body.addWidget(question)
        self.body.addWidget(self.more)
        foot = FlowLayout(8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.brief_button)
        nest(self.body, foot)
        self.body.addStretch(1)

    def look(self) -> bool:
        try:
            said = self._read.next_visit()
        except KnownError:
            return False
        if said is None:
            return False
        self._uid = said.uid
        self.leaf.show_day(said.day)
        self.until.set_words(self.tr("Next visit, {when}").format(when=said.until))
        self.who.set_words(said.who)
        self.line.set_words(said.line)
        self.icon.set_icon(said.icon)
        self.note.set_words(self.tr("You noted last time: {note}").format(note=said.note))
        self.note.setVisible(bool(said.note))
        self.label.setVisible(bool(said.questions))
        for place, question in enumerate(self.questions):
            here = place < len(said.questions)
            question.words.set_words(said.questions[place] if here else "")
            question.setVisible(here)
        over = len(said.questions) - MOST_QUESTIONS
        self.more.set_words(self.tr("and %n more", "", max(0, over)))
        self.more.setVisible(over > 0)
        name = self.tr("Open visit: {who}, {when}")
        self.open_button.setAccessibleName(name.format(who=said.who, when=said.until))
        name = self.tr("Print visit brief: {who}, {when}")
        self.brief_button.setAccessibleName(name.format(who=said.who, when=said.until))
        return True
