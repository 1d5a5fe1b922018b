"""The journal before its first entry."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.empty import Centered, EmptyDrawing
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.widgets.text import Text


class EmptyPanel(ScrollPage):
    """``write`` and ``mark`` are the two things to begin with."""

    write = Signal()
    mark = Signal()
    removed_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        title = Text(self.tr("Nothing here yet, and that is fine"), "h1", heading=2, parent=self)
        words = self.tr("One line is an entry. So is one word. Only you can open it.")
        line = Text(words, "body", "text2", parent=self)
        for text in (title, line):
            text.setAlignment(middle)
        self.write_button = Button(
            self.tr("Write something"), "primary", icon="plus", large=True, parent=self
        )
        self.mark_button = Button(self.tr("Just mark how it is"), large=True, parent=self)
        self.removed_button = Button(self.tr("Removed entries"), "quiet", icon="trash", parent=self)
        self.write_button.clicked.connect(self.write)
        self.mark_button.clicked.connect(self.mark)
        self.removed_button.clicked.connect(self.removed_wanted)
        self.body.addStretch(1)
        self.body.addWidget(EmptyDrawing("journal", parent=self), 0, middle)
        said = QVBoxLayout()
        said.setSpacing(theme().px(4))
        said.addWidget(title)
        said.addWidget(line)
        nest(self.body, said)
        self.body.addWidget(Centered([self.write_button, self.mark_button], parent=self), 0, middle)
        self.body.addWidget(self.removed_button, 0, middle)
        self.body.addStretch(1)

    def show_removed(self, *, shown: bool) -> None:
        """Offer Removed only where something is in it."""
        self.removed_button.setVisible(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        painter.end()
