"""Five bars, a word and a sentence: how well a passphrase stands up to guessing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.announce import announce
from mbc_companion.ui.strength_words import GOOD, Strength, guessing_sentence, level_word
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.surfaces import Icon
from mbc_companion.ui.widgets.text import Text

_BARS = 5


class _Bars(QWidget):
    """Filled bars are solid, empty ones an outline; the word beside them says the same."""

    def __init__(self) -> None:
        super().__init__()
        self._filled = 0
        hide_from_tree(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def fill(self, count: int) -> None:
        self._filled = count
        self.update()

    def _dress(self) -> None:
        self.setFixedHeight(theme().px(10))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        gap = look.px(6)
        wide = (self.width() - gap * (_BARS - 1)) / _BARS
        for place in range(_BARS):
            on = place < self._filled
            area = QRectF(place * (wide + gap), 0, wide, self.height())
            rounded(
                painter,
                area,
                self.height() / 2,
                fill=look.color("primary" if on else "sunken"),
                edge=look.color("primary" if on else "lineStrong"),
                width=look.edge,
            )
        painter.end()


class StrengthMeter(QWidget):
    """Empty until something is typed; a change of the word is spoken."""

    def __init__(self) -> None:
        super().__init__()
        self.level = -1
        self._bars = _Bars()
        self._icon = Icon("circle", "text2", 24)
        self._word = Text("", "label", wrap=False)
        self._sentence = Text("", "body", "text2")
        self._words = QWidget()
        row = QHBoxLayout(self._words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._icon, 0, top)
        row.addWidget(self._word, 0, top)
        row.addWidget(self._sentence, 1, top)
        self._hint = Text(self.tr("Four words or more make it strong."), "body", "text2")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._bars, self._words, self._hint):
            self._column.addWidget(part)
        self._words.hide()
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(10))

    def words(self) -> str:
        """The word and the sentence as shown."""
        return f"{self._word.text()} {self._sentence.text()}" if self.level >= 0 else ""

    def show_strength(self, strength: Strength | None) -> None:
        """None while nothing is typed."""
        before, self.level = self.level, -1 if strength is None else strength.level
        self._bars.fill(self.level + 1)
        self._words.setVisible(strength is not None)
        self._hint.setVisible(strength is None)
        if strength is None:
            return
        enough = self.level >= GOOD
        self._icon.set_icon("check-circle-fill" if enough else "circle", "primary")
        self._word.set_words(self.tr("{word}.").format(word=level_word(self.level)))
        self._sentence.set_words(guessing_sentence(strength.seconds))
        if self.level != before:
            announce(self, self.words())
