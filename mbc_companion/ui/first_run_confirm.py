"""Two of the twelve words, picked from the paper: proof that the page can be read."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.ui.announce import announce
from mbc_companion.ui.first_run_frame import show_whole
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.text import Text

OFFERED = 5
_chance = secrets.SystemRandom()


class _Question(QWidget):
    """Which word is number ``number``? ``OFFERED`` of the twelve to pick from, by letter."""

    def __init__(self, number: int, words: tuple[str, ...]) -> None:
        super().__init__()
        self.number = number
        self.answer = words[number - 1]
        others = sorted(set(words) - {self.answer})
        offered = [self.answer, *_chance.sample(others, min(OFFERED - 1, len(others)))]
        name = self.tr("Word {number}").format(number=number)
        self._label = Text(name, "label")
        self.choice = Segmented(name, [(word, word) for word in sorted(offered)])
        self.choice.chosen.connect(lambda _word: self.set_error(""))
        self._trouble = Text("", tone="danger")
        self._trouble.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._label, self.choice, self._trouble):
            self._column.addWidget(part)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(8))

    def error(self) -> str:
        return self._trouble.text()

    def set_error(self, words: str) -> None:
        self._trouble.set_words(words)
        self._trouble.setVisible(bool(words))
        if words:
            announce(self.choice, words)
            show_whole(self)

    def take_focus(self) -> None:
        segments = self.choice.segments
        chosen = segments.get(self.choice.value()) or next(iter(segments.values()))
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def look(self) -> str:
        """What is not right yet, or an empty text."""
        picked = self.choice.value()
        if picked == self.answer:
            return ""
        if not picked:
            return self.tr("Pick word {number} from your paper.").format(number=self.number)
        return self.tr("Your paper says another word. Look at number {number} again.").format(
            number=self.number
        )


class WordsCheck(QWidget):
    """Asks for two of ``words`` at random places; ``asked`` are their numbers from 1."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        numbers = sorted(_chance.sample(range(1, len(words) + 1), 2))
        self.questions = [_Question(number, words) for number in numbers]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for question in self.questions:
            self._column.addWidget(question)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(20))

    @property
    def asked(self) -> tuple[int, ...]:
        return tuple(question.number for question in self.questions)

    def is_right(self) -> bool:
        """Both right; else says which is not and goes there."""
        wrong = [(question, words) for question in self.questions if (words := question.look())]
        for question in self.questions:
            question.set_error("")
        if wrong:
            question, words = wrong[0]
            question.set_error(words)
            question.take_focus()
        return not wrong

    def focus_first(self) -> None:
        self.questions[0].take_focus()
