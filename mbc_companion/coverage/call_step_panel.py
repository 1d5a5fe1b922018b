"""One step of a call: one line to say in large type, and the answers it may bring."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from mbc_companion.coverage.call_desk_dialog import CallDesk
from mbc_companion.coverage.call_script import Step, notes_key, silence_key
from mbc_companion.coverage.call_words_view import say_words, step_title, steps_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import LinkButton
from mbc_companion.ui.widgets.fields import PRIVATE_INPUT, Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.surfaces import Icon, Note, ScrollPage
from mbc_companion.ui.widgets.text import Text


class SayBlock(QFrame):
    """What to say, on its own ground."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = Text(words, "say", "onPrimarySoft", parent=self)
        head = QHBoxLayout()
        head.addWidget(Icon("chat-circle-text", "onPrimarySoft", 22, parent=self))
        head.addWidget(Text(self.tr("Say"), "label", "onPrimarySoft", parent=self), 1)
        self._column = QVBoxLayout(self)
        nest(self._column, head)
        self._column.addWidget(self.words)
        theme().follow(self._dress)

    def _dress(self) -> None:
        pad = theme().px(24)
        self._column.setContentsMargins(pad, theme().px(18), pad, theme().px(18))
        self._column.setSpacing(theme().px(8))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        edge = look.color("onPrimarySoft") if look.high_contrast else None
        fill = look.color("primarySoft")
        rounded(painter, QRectF(self.rect()), 12, fill=fill, edge=edge, width=2)
        painter.end()


class NotesBox(QTextEdit):
    """Short words; plain text, kept with the step."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setInputMethodHints(PRIVATE_INPUT)
        self.setPlaceholderText(self.tr("Short words are enough"))
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font("body"))
        self.setFixedHeight(theme().text_px(84))


class StepPanel(ScrollPage):
    """Fields are put in by ``call_steps_panel``; all answers go to the desk at once."""

    def __init__(self, step: Step, desk: CallDesk, parent: QWidget) -> None:
        super().__init__(margin=48, parent=parent)
        self.step = step
        self.desk = desk
        self.heading = Text(step_title(step), "h1", heading=2, parent=self)
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        said = QVBoxLayout()
        said.setSpacing(theme().px(2))
        said.addWidget(Text(steps_words(step), "body", "text2", parent=self))
        said.addWidget(self.heading)
        nest(self.body, said)
        self.say = SayBlock(say_words(step, desk.plan), self)
        self.body.addWidget(self.say)

    def add_notes(self) -> None:
        """ "Anything else they said", and what to do when they will not tell."""
        label = self.tr("Anything else they said")
        self.body.addWidget(Text(label, "label", parent=self))
        self.notes = NotesBox(label, self)
        call = self.desk.call
        key = notes_key(self.step)
        self.notes.setPlainText(call.answers.get(key, "") if call is not None else "")
        self.notes.textChanged.connect(lambda: self.desk.answer(key, self.notes.toPlainText()))
        self.body.addWidget(self.notes)
        self.silent = LinkButton(self.tr("They will not tell me"), parent=self)
        self.diagnosis = LinkButton(self.tr("They ask for my diagnosis"), parent=self)
        self.hint = Note("", "calm", "chat-circle-text", parent=self)
        self.hint.hide()
        self.silent.clicked.connect(self._say_silent)
        self.diagnosis.clicked.connect(self._say_diagnosis)
        links = FlowLayout(12)
        links.addWidget(self.silent)
        links.addWidget(self.diagnosis)
        nest(self.body, links)
        self.body.addWidget(self.hint)
        self.body.addStretch(1)

    def _say_silent(self) -> None:
        self.desk.answer(silence_key(self.step), "yes")
        self._hint(
            self.tr(
                "Written down. You can say: “Then please tell me who can, and send me the rules "
                "of my plan in writing.”"
            )
        )

    def _say_diagnosis(self) -> None:
        self._hint(
            self.tr(
                "It is yours to tell or not. You can say: “I am asking about the rules of my "
                "plan. I do not need a decision today.”"
            )
        )

    def _hint(self, words: str) -> None:
        self.hint.set_words(words)
        self.hint.show()
        self.ensureWidgetVisible(self.hint)

    def focus_first(self) -> None:
        """The first field; the heading where there is none."""
        fields = [field for field in self.findChildren(Field) if not field.isHidden()]
        if fields:
            fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        painter.end()


class CallField(Field):
    """A field whose words are an answer the moment they are typed."""

    typed = Signal(str)

    def __init__(
        self, label: str, now: str, then: Callable[[str], object], *, help: str, parent: QWidget
    ) -> None:
        super().__init__(label, help=help, parent=parent)
        self.set_text(now)
        # Beside a taller neighbor the line stays at the top.
        self._column.addStretch(1)
        # Not ``textEdited``: words that come from an aid, not from keys, are answers as well.
        self.changed.connect(then)
        self.changed.connect(lambda _: self.set_error(""))
