"""A tab of contacts before its first one."""

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
    """``add_wanted`` and ``support_wanted`` are the two things to begin with."""

    add_wanted = Signal()
    support_wanted = Signal()
    removed_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        title = Text(self.tr("No one saved yet"), "h1", heading=2, parent=self)
        words = self.tr("Start with whoever you would call first.")
        line = Text(words, "body", "text2", parent=self)
        for text in (title, line):
            text.setAlignment(middle)
        self.add_button = Button(
            self.tr("Add a contact"), "primary", icon="plus", large=True, parent=self
        )
        self.support_button = Button(
            self.tr("Support map"), icon="users-three", large=True, parent=self
        )
        self.removed_button = Button(
            self.tr("Removed contacts"), "quiet", icon="trash", parent=self
        )
        self.add_button.clicked.connect(self.add_wanted)
        self.support_button.clicked.connect(self.support_wanted)
        self.removed_button.clicked.connect(self.removed_wanted)
        self.body.addStretch(1)
        self.body.addWidget(EmptyDrawing("contacts", parent=self), 0, middle)
        said = QVBoxLayout()
        said.setSpacing(theme().px(4))
        said.addWidget(title)
        said.addWidget(line)
        nest(self.body, said)
        self.body.addWidget(
            Centered([self.add_button, self.support_button], parent=self), 0, middle
        )
        self.body.addWidget(self.removed_button, 0, middle)
        self.body.addStretch(1)

    def show_removed(self, *, shown: bool) -> None:
        """Offer Removed only where something is in it."""
        self.removed_button.setVisible(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().color("surface"))
        painter.end()
