"""The foot of the editor: whether the words are in the file, and Done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.surfaces import Icon
from mbc_companion.ui.widgets.text import Text


class SavingBar(QWidget):
    """Says "Saved" only when told so after a commit."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon("lock-simple-fill", "primary", 20, parent=self)
        self.state = Text("", "body", "text2", parent=self)
        self.done_button = Button(self.tr("Done"), "primary", parent=self)
        self.done_button.clicked.connect(self.done)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.state, 1)
        self._row.addWidget(self.done_button)
        self.show_nothing()
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.px(36), look.px(12), look.px(28), look.px(12))
        self._row.setSpacing(look.px(8))

    def show_nothing(self) -> None:
        """Nothing was changed since the entry was opened."""
        self._say("", "lock-simple-fill", "primary", "text2")
        self._icon.hide()

    def show_saved(self, at: datetime) -> None:
        words = self.tr("Saved and encrypted, {time}").format(time=time_words(at))
        self._say(words, "lock-simple-fill", "primary", "text2")

    def show_trouble(self, error: KnownError) -> None:
        """The words on the page are not in the file."""
        words = self.tr("Not saved yet. Your words are still here. {trouble}")
        words = words.format(trouble=troubles.words(error))
        if words != self.state.text():
            announce(self, words)
        self._say(words, "warning-circle-fill", "danger", "danger")

    def _say(self, words: str, icon: str, tone: str, ink: str) -> None:
        self._icon.setVisible(bool(words))
        self._icon.set_icon(icon, tone)
        self.state.set_tone(ink)
        self.state.set_words(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))
        painter.end()
