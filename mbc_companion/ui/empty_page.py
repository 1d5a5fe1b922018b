"""A page before its first thing: a drawing, what it is for, what to begin with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.empty import Centered, EmptyDrawing
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.widgets.text import Text


class EmptyPage(ScrollPage):
    """Subclasses say what stands on it in ``fill``; on ``surface`` where the full page does."""

    removed_wanted = Signal()

    def __init__(self, removed: str, parent: QWidget | None, *, surface: bool = False) -> None:
        super().__init__(parent=parent)
        self._surface = surface
        self.removed_button = Button(removed, "quiet", icon="trash", parent=self)
        self.removed_button.clicked.connect(self.removed_wanted)
        self.removed_button.hide()

    def act(self, words: str, icon: str = "", *, main: bool = False) -> Button:
        """One of the things to begin with; one of them is the main one."""
        kind = "primary" if main else "secondary"
        return Button(words, kind, icon=icon, large=True, parent=self)

    def fill(self, drawing: str, said: Sequence[Text], acts: Sequence[Button]) -> None:
        """``said`` under the drawing, the acts side by side where they fit."""
        middle = Qt.AlignmentFlag.AlignHCenter
        self.body.addStretch(1)
        self.body.addWidget(EmptyDrawing(drawing, parent=self), 0, middle)
        words = QVBoxLayout()
        words.setSpacing(theme().px(4))
        for text in said:
            text.setAlignment(middle)
            words.addWidget(text)
        nest(self.body, words)
        self.body.addWidget(Centered(acts, parent=self), 0, middle)
        self.body.addWidget(self.removed_button, 0, middle)
        self.body.addStretch(1)

    def show_removed(self, *, shown: bool) -> None:
        """Offer Removed only where something is in it."""
        self.removed_button.setVisible(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._surface:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        painter.end()
