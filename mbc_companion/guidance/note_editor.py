"""The person's own words about a topic: saved by themselves, lost by nothing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.core.text import storable
from mbc_companion.guidance.domain import MAX_NOTE_CHARACTERS, Repository
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text

SAVE_MS = 1500  # from the first unsaved key on, so that no key waits longer
RETRY_MS = 5000


class _Editor(QPlainTextEdit):
    """Plain words only; what is selected is offered to no other program."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("boxed", True)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhMultiLine
        )
        self.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = MAX_NOTE_CHARACTERS - len(self.toPlainText())
        self.insertPlainText(storable(source.text())[: max(0, room)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selected words are not dragged: a drag could drop them into another program."""
        cursor = self.textCursor()
        if event.button() == Qt.MouseButton.LeftButton and cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)


class NoteEditor(QWidget):
    """``unsaved`` are words that could not be written yet, with their topic's id."""

    def __init__(self, repository: Repository, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._repository = repository
        self._clock = clock
        self._topic = ""
        self._saved = ""
        self._waiting: dict[str, str] = {}
        self._title = Text(self.tr("Your own notes"), "title", heading=2, parent=self)
        self.edit = _Editor(self)
        self.edit.setAccessibleName(self.tr("Your own notes"))
        self.edit.setPlaceholderText(self.tr("Only you can read this."))
        self.state = Text("", "caption", "text2", parent=self)
        self.trouble = Note("", "problem", parent=self)
        self.trouble.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self.edit, self.state, self.trouble):
            self._column.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self.edit.textChanged.connect(self._changed)
        theme().follow(self._dress)

    def show_topic(self, topic: str) -> None:
        """Save what is open, then show the words about another topic."""
        self.save()
        if self.edit.toPlainText() != self._saved and self._topic:
            self._waiting[self._topic] = self.edit.toPlainText()
        self._topic = topic
        self._saved = ""
        try:
            self._saved = self._repository.note(topic)
        except KnownError as error:
            self._say(error)
        blocked = self.edit.blockSignals(True)
        self.edit.setPlainText(self._waiting.pop(topic, self._saved))
        self.edit.blockSignals(blocked)
        self.state.set_words("")

    def words(self) -> str:
        return storable(self.edit.toPlainText())

    def unsaved(self) -> dict[str, str]:
        own = {self._topic: self.words()} if self._topic and self.words() != self._saved else {}
        return {**self._waiting, **own}

    def save(self) -> None:
        """Write what is not written; what cannot be is tried again, and said."""
        self._timer.stop()
        for topic, said in self.unsaved().items():
            try:
                self._repository.set_note(topic, said[:MAX_NOTE_CHARACTERS])
            except KnownError as error:
                self._say(error)
                self._timer.start(RETRY_MS)
                return
            self._waiting.pop(topic, None)
            if topic == self._topic:
                self._saved = said
                self._show_saved(local_now(self._clock))
        self.trouble.hide()

    def end(self) -> None:
        """The vault closes: nothing is written any more."""
        self._timer.stop()

    def _show_saved(self, now: datetime) -> None:
        said = self.tr("Saved and encrypted, {time}").format(time=time_words(now))
        self.state.set_words(said)

    def _changed(self) -> None:
        self.state.set_words("")
        if not self._timer.isActive():
            self._timer.start(SAVE_MS)

    def _say(self, error: KnownError) -> None:
        self.trouble.set_words(troubles.words(error))
        if self.trouble.isHidden():
            self.trouble.show()
            announce(self.trouble, self.trouble.text())

    def _dress(self) -> None:
        look = theme()
        self.edit.setFont(look.font("reading"))
        self.edit.setFixedHeight(look.text_px(150))
        self._column.setSpacing(look.px(8))
