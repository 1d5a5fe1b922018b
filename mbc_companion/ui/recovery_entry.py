"""Typing twelve words: completion, forgiving of case, numbers and spaces, pasted as one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.recovery_grid import ColumnsLayout
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.fields import PRIVATE_INPUT
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

WORDS = 12
_WORD = re.compile(r"[^\W\d_]+")
_SHOWN = 4


def words_in(text: str) -> list[str]:
    """The words of a typed or pasted text, in small letters, without numbers and marks."""
    return _WORD.findall(text.lower())


class _WordEdit(QLineEdit):
    """Fills in the rest of a word as soon as only one of the list begins so."""

    several = Signal(list)
    finished = Signal()
    left = Signal()

    def __init__(self, completions: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__()
        self._completions = completions
        self._before = ""
        self.setInputMethodHints(PRIVATE_INPUT)
        self.textEdited.connect(self._edited)

    def _edited(self, text: str) -> None:
        typed = words_in(text)
        longer = len(text) > len(self._before)
        self._before = text
        if len(typed) > 1:
            self.several.emit(typed)
        elif typed and not text[-1].isalpha() and text.lstrip()[:1].isalpha():
            self.put(typed[0])
            self.finished.emit()
        elif typed and longer and self.cursorPosition() == len(text):
            self._complete(typed[0])

    def _complete(self, beginning: str) -> None:
        matches = self._completions(beginning)
        if len(matches) == 1 and matches[0] != beginning:
            self.setText(matches[0])
            self.setSelection(len(beginning), len(matches[0]) - len(beginning))
            self._before = beginning

    def put(self, word: str) -> None:
        """Show ``word`` as if it had been typed whole."""
        self.setText(word)
        self._before = word

    def keyPressEvent(self, event: QKeyEvent) -> None:
        accepts = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if accepts and self.selectionStart() > 0 and self.selectionEnd() == len(self.text()):
            self.put(self.text())
            self.finished.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.deselect()
        super().focusOutEvent(event)
        self.left.emit()


class WordField(QWidget):
    """One numbered word; what is not on the list is named here, at its place."""

    def __init__(
        self,
        number: int,
        *,
        completions: Callable[[str], tuple[str, ...]],
        is_listed: Callable[[str], bool],
    ) -> None:
        super().__init__()
        self.number = number
        self._completions = completions
        self._is_listed = is_listed
        self.edit = _WordEdit(completions)
        name = self.tr("Word {number}").format(number=number)
        self.edit.setAccessibleName(name)
        self._number = Text(str(number), "body", "text2", wrap=False)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number.setBuddy(self.edit)
        self._said = Text("", "caption", "text2")
        self._said.hide()
        self.setFocusProxy(self.edit)
        self._row = QHBoxLayout()
        self._row.addWidget(self._number)
        self._row.addWidget(self.edit, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        nest(self._column, self._row)
        self._column.addWidget(self._said)
        self._column.addStretch(1)
        self.edit.textChanged.connect(self._changed)
        self.edit.left.connect(self.look)
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self.edit.setFont(look.font("nav", 400))
        self.edit.setMinimumHeight(max(look.px(48), look.target))
        self.edit.setMinimumWidth(look.text_px(130))
        self._number.setFixedWidth(look.text_px(24))
        self._row.setSpacing(look.px(8))
        self._said.setContentsMargins(look.text_px(24) + look.px(8), 0, 0, 0)
        self._column.setSpacing(look.px(4))

    def word(self) -> str:
        """The one word typed here, or an empty text."""
        found = words_in(self.edit.text())
        return found[0] if found else ""

    def said(self) -> str:
        return self._said.text()

    def is_known(self) -> bool:
        return bool(self.word()) and self._is_listed(self.word())

    def look(self) -> None:
        """Name a word that is not on the list; called when the field is left."""
        word = self.word()
        if not word or self._is_listed(word):
            self._say("")
            return
        near = difflib.get_close_matches(word, self._completions(word[:1]), n=1, cutoff=0.6)
        if near:
            words = self.tr("“{word}” is not on the list. Is it {near}?")
            self._say(words.format(word=word, near=near[0]), trouble=True)
        else:
            words = self.tr("“{word}” is not on the list. Look at the spelling.")
            self._say(words.format(word=word), trouble=True)

    def say_missing(self) -> None:
        words = self.tr("Word {number} is still missing.").format(number=self.number)
        self._say(words, trouble=True)

    def _changed(self) -> None:
        # A blank that ends a word moves the focus before this is heard.
        if not self.edit.hasFocus():
            return
        begun = self.word()
        matches = self._completions(begun) if len(begun) > 1 else ()
        offered = 1 < len(matches) <= _SHOWN
        self._say(", ".join(matches) if offered else "")

    def _say(self, words: str, *, trouble: bool = False) -> None:
        if trouble and words != self._said.text():
            announce(self.edit, words)
        self._said.set_words(words)
        self._said.set_tone("danger" if trouble else "text2")
        self._said.setVisible(bool(words))
        self.edit.setAccessibleDescription(words)
        self.edit.setProperty("trouble", trouble and bool(words))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)


class WordsEntry(QWidget):
    """Twelve fields; a text with several words fills them from the one it was put into."""

    def __init__(
        self,
        *,
        completions: Callable[[str], tuple[str, ...]],
        is_listed: Callable[[str], bool],
    ) -> None:
        super().__init__()
        set_accessible(self, name=self.tr("Twelve recovery words"), role="grouping")
        columns = ColumnsLayout(190, gap=12)
        self.setLayout(columns)
        self.fields: list[WordField] = []
        for number in range(1, WORDS + 1):
            field = WordField(number, completions=completions, is_listed=is_listed)
            field.edit.several.connect(lambda words, start=number - 1: self.fill(words, start))
            field.edit.finished.connect(lambda place=number: self._to_next(place))
            columns.addWidget(field)
            self.fields.append(field)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fill(self, words: list[str], start: int = 0) -> None:
        """Put ``words`` into the fields from ``start``; twelve always begin at the first."""
        first = 0 if len(words) >= WORDS else start
        for field, word in zip(self.fields[first:], words, strict=False):
            field.edit.put(word)
            field.look()
        self._to_next(first)

    def _to_next(self, place: int) -> None:
        """To the next empty field at or after ``place``, round to the first, else the last."""
        later = [*self.fields[place:], *self.fields[:place]]
        target = next((field for field in later if not field.word()), self.fields[-1])
        target.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        self.fields[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> tuple[str, ...] | None:
        """The twelve, all on the list; else names the first that is not and goes there."""
        for field in self.fields:
            if not field.is_known():
                if field.word():
                    field.look()
                else:
                    field.say_missing()
                field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return None
        return tuple(field.word() for field in self.fields)

    def clear(self) -> None:
        for field in self.fields:
            field.edit.put("")
