"""What is kept with a contact: when somebody last spoke, and questions to ask."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.contacts.domain import Question, Talk
from mbc_companion.contacts.step_row import SoftCard
from mbc_companion.ui.moments import date_words, time_words
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.free_text import free_text
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

SHOWN = 5


class TalksPanel(SoftCard):
    """``spoke`` carries a note, which may be empty; ``forget`` the uid of a talk."""

    spoke = Signal(str)
    forget = Signal(str)

    def __init__(self, talks: tuple[Talk, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.body.addWidget(Text(self._last_words(talks), "h2", heading=3, parent=self))
        for talk in talks[:SHOWN]:
            nest(self.body, self._row(talk))
        if len(talks) > SHOWN:
            more = self.tr("%n earlier", "", len(talks) - SHOWN)
            self.body.addWidget(Text(more, "caption", "text2", parent=self))
        self.note = Field(self.tr("What was said, if you want to keep it"), parent=self)
        self.body.addWidget(self.note)
        self.spoke_button = Button(self.tr("We spoke now"), icon="phone", parent=self)
        self.spoke_button.clicked.connect(self._say_spoke)
        self.body.addWidget(self.spoke_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _say_spoke(self) -> None:
        said = self.note.text()
        self.note.set_text("")
        self.spoke.emit(said)

    def _last_words(self, talks: tuple[Talk, ...]) -> str:
        if not talks:
            return self.tr("Last spoken: not noted yet")
        day = date_words(talks[0].at.date())
        return self.tr("Last spoken {day}").format(day=day)

    def _row(self, talk: Talk) -> QHBoxLayout:
        when = f"{date_words(talk.at.date())}, {time_words(talk.at)}"
        row = QHBoxLayout()
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(when, "caption", "text2", parent=self))
        if talk.note:
            column.addWidget(free_text(talk.note, parent=self))
        nest(row, column, 1)
        named = self.tr("Take away {when}").format(when=when)
        button = Button(self.tr("Take away"), "quiet", icon="x", name=named, parent=self)
        button.clicked.connect(lambda: self.forget.emit(talk.uid))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


class QuestionsPanel(SoftCard):
    """``changed`` carries all questions, with what they said to each."""

    changed = Signal(object)

    def __init__(
        self, kept: tuple[Question, ...], *, offered: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._kept = kept
        self._offered = tuple(
            one for one in offered if one not in {known.question for known in kept}
        )
        self.body.addWidget(Text(self.tr("Questions to ask"), "h2", heading=3, parent=self))
        self.fields: list[Field] = []
        for one in kept:
            self._add(one)
        self.own = Field(self.tr("Another question"), parent=self)
        self.body.addWidget(self.own)
        row = FlowLayout(8)
        self.add_button = Button(self.tr("Keep it"), icon="plus", parent=self)
        self.add_button.clicked.connect(self._add_own)
        row.addWidget(self.add_button)
        self.offer_button = Button(self.tr("Good questions"), "quiet", icon="list", parent=self)
        self.offer_button.clicked.connect(self._add_offered)
        self.offer_button.setVisible(bool(self._offered))
        row.addWidget(self.offer_button)
        nest(self.body, row)

    def _add(self, one: Question) -> None:
        field = Field(one.question, parent=self)
        field.label.setMinimumWidth(1)
        field.edit.setPlaceholderText(self.tr("What they said"))
        field.set_text(one.answer)
        field.edit.editingFinished.connect(self.keep)
        named = self.tr("Take away: {question}").format(question=one.question)
        button = Button(self.tr("Take away"), "quiet", icon="x", name=named, parent=self)
        button.clicked.connect(lambda: self._take_away(one))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        nest(self.body, row)
        self.fields.append(field)

    def _now(self) -> tuple[Question, ...]:
        return tuple(
            Question(one.uid, one.question, field.text())
            for one, field in zip(self._kept, self.fields, strict=True)
        )

    def keep(self, *, whole: bool = False) -> None:
        """Write the answers that are other now; ``whole`` also a question not yet added."""
        now = self._now()
        typed = self.own.text().strip() if whole else ""
        if typed:
            self.own.set_text("")
            self.changed.emit((*now, Question("", typed, "")))
        elif [one.answer.strip() for one in now] != [one.answer for one in self._kept]:
            self._kept = now
            self.changed.emit(now)

    def _take_away(self, gone: Question) -> None:
        self.changed.emit(tuple(one for one in self._now() if one.uid != gone.uid))

    def _add_own(self) -> None:
        typed = self.own.text().strip()
        if not typed:
            self.own.set_error(self.tr("What do you want to ask?"))
            self.own.setFocus()
            return
        self.keep(whole=True)

    def _add_offered(self) -> None:
        offered = tuple(Question("", one, "") for one in self._offered)
        self.changed.emit((*self._now(), *offered))
