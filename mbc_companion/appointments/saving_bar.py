"""The foot of a visit: whether it is in the file, Remove visit, and Done."""

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
    remove = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = Icon("lock-simple-fill", "primary", 20, parent=self)
        self.state = Text("", "body", "text2", parent=self)
        self.remove_button = Button(self.tr("Remove visit"), "danger", icon="trash", parent=self)
        self.done_button = Button(self.tr("Done"), "primary", parent=self)
        self.remove_button.clicked.connect(self.remove)
        self.done_button.clicked.connect(self.done)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.state, 1)
        self._row.addWidget(self.remove_button)
        self._row.addWidget(self.done_button)
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.px(32), look.px(12), look.px(32), look.px(12))
        self._row.setSpacing(look.px(8))

    def show_nothing(self, *, new: bool) -> None:
        words = (
            self.tr("Done adds this visit") if new else self.tr("Saved and encrypted as you type")
        )
        self._say(words, "lock-simple-fill", "primary", "text2")
        self.remove_button.setVisible(not new)

    def show_saved(self, at: datetime) -> None:
        words = self.tr("Saved and encrypted, {time}").format(time=time_words(at))
        if not self.state.text().startswith(words[:5]):
            announce(self, words)
        self._say(words, "lock-simple-fill", "primary", "text2")
        self.remove_button.show()

    def show_trouble(self, error: KnownError) -> None:
        words = self.tr("Not saved yet. {trouble}").format(trouble=troubles.words(error))
        if words != self.state.text():
            announce(self, words)
        self._say(words, "warning-circle-fill", "danger", "danger")

    def _say(self, words: str, icon: str, tone: str, ink: str) -> None:
        self._icon.set_icon(icon, tone)
        self.state.set_tone(ink)
        self.state.set_words(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))
        painter.end()
