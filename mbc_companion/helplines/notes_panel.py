"""I called, this number did not work: noted in the vault, if there is an open one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError
from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.own import HelplineNotes, Note, NoteKind
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.moments import date_words, time_words
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

SHOWN = 5


class NotesPanel(QWidget):
    """About one helpline; ``notes`` is None while locked, and nothing can be noted then."""

    changed = Signal()

    def __init__(
        self,
        helpline: str,
        name: str,
        notes: HelplineNotes | None,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._helpline = helpline
        self._notes = notes
        self._clock = clock
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        nest(self._column, self._list)
        row = FlowLayout(8)
        said = self.tr("I called")
        named = self.tr("I called {name}").format(name=name)
        self.called_button = Button(said, "quiet", icon="phone-call", name=named, parent=self)
        said = self.tr("This number did not work")
        named = self.tr("This number did not work: {name}").format(name=name)
        self.broken_button = Button(said, "quiet", icon="question", name=named, parent=self)
        self.called_button.clicked.connect(lambda: self.note(NoteKind.CALLED))
        self.broken_button.clicked.connect(lambda: self.note(NoteKind.DID_NOT_WORK))
        row.addWidget(self.called_button)
        row.addWidget(self.broken_button)
        nest(self._column, row)
        self.said = Text("", "caption", "text2", parent=self)
        self._column.addWidget(self.said)
        self.said.hide()
        self._rows: list[QWidget] = []
        self.refresh()

    def note(self, kind: NoteKind, text: str = "") -> bool:
        """False, with a sentence, while locked or if it could not be kept."""
        if self._notes is None:
            self._say(self.tr("Unlock to note it."))
            return False
        try:
            self._notes.add_note(self._helpline, kind, text)
        except KnownError as error:
            self._say(troubles.words(error))
            return False
        if kind is NoteKind.DID_NOT_WORK:
            self._say(
                self.tr(
                    "Noted. Ask your care team for the right number. "
                    "You can add it as a helpline of your own."
                )
            )
        else:
            self._say(self.tr("Noted. Saved and encrypted."))
        self.refresh()
        self.changed.emit()
        return True

    def refresh(self) -> None:
        """Read the notes again."""
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        if self._notes is None:
            return
        try:
            found = self._notes.notes(self._helpline)
        except KnownError as error:
            self._say(troubles.words(error))
            return
        for note in found[:SHOWN]:
            row = self._row(note)
            self._list.addWidget(row)
            row.show()
            self._rows.append(row)

    def _row(self, note: Note) -> QWidget:
        made = QWidget(self)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        said = words.note_words(note.kind, date_words(note.at.date()), time_words(note.at))
        text = f"{said} {note.text}" if note.text else said
        row.addWidget(Text(text, tone="text2", selectable=True, parent=made), 1)
        named = self.tr("Take away: {note}").format(note=said)
        button = Button(self.tr("Take away"), "quiet", icon="x", name=named, parent=made)
        button.clicked.connect(lambda: self._take_away(note))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _take_away(self, note: Note) -> None:
        assert self._notes is not None
        try:
            self._notes.remove_note(note.uid)
        except KnownError as error:
            self._say(troubles.words(error))
            return
        self.refresh()
        self._say(self.tr("Taken away."))
        self.called_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self.said.set_words(sentence)
        self.said.show()
        announce(self, sentence)


class NoteField(Field):
    """A few words about a helpline; ``typed`` comes with Enter or with Keep it."""

    typed = Signal(str)

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(label, parent=parent)
        self.keep_button = Button(self.tr("Keep it"), icon="plus", parent=self)
        self._column.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.keep_button.clicked.connect(self._say)
        self.edit.returnPressed.connect(self._say)

    def _say(self) -> None:
        if self.text().strip():
            self.typed.emit(self.text())
