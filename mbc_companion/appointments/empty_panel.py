"""Visits before the first one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.empty import Centered, EmptyDrawing
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.widgets.text import Text


class EmptyPanel(ScrollPage):
    """One thing to begin with."""

    add = Signal()
    removed_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        words = self.tr("No visits booked. Add one when you know the day.")
        line = Text(words, "h2", heading=2, parent=self)
        line.setAlignment(middle)
        self.add_button = Button(
            self.tr("Add a visit"), "primary", icon="plus", large=True, parent=self
        )
        self.removed_button = Button(self.tr("Removed visits"), "quiet", icon="trash", parent=self)
        self.add_button.clicked.connect(self.add)
        self.removed_button.clicked.connect(self.removed_wanted)
        self.body.addStretch(1)
        self.body.addWidget(EmptyDrawing("visits", parent=self), 0, middle)
        self.body.addWidget(line)
        self.body.addWidget(Centered([self.add_button], parent=self), 0, middle)
        self.body.addWidget(self.removed_button, 0, middle)
        self.body.addStretch(1)

    def show_removed(self, *, shown: bool) -> None:
        """Offer Removed only where something is in it."""
        self.removed_button.setVisible(shown)
