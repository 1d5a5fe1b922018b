"""In place of the words of a sealed letter: when to open it, and the way to do so."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.journal.entry_row import letter_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.surfaces import Icon
from mbc_companion.ui.widgets.text import Text


class LetterPanel(QWidget):
    """Shows nothing of the words."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = 36
        self._icon = Icon("envelope-simple", "primary", 30, parent=self)
        self.title = Text("", "title", heading=2, parent=self)
        self.told = Text(self.tr("A letter, sealed."), "body", "text2", parent=self)
        self.open_button = Button(self.tr("Open this letter"), "primary", parent=self)
        self.open_button.clicked.connect(self.opened)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._icon)
        self._column.addWidget(self.title)
        self._column.addWidget(self.told)
        self._column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(2)
        theme().follow(self._dress)

    def show_letter(self, when: str) -> None:
        self.title.set_words(letter_words(when))

    def set_side(self, side: int) -> None:
        """The margin at the left, px at 100 %."""
        self._side = side
        self._dress()

    def _dress(self) -> None:
        look = theme()
        side = look.px(self._side)
        self._column.setContentsMargins(side, look.px(16), side, look.px(16))
        self._column.setSpacing(look.px(12))
