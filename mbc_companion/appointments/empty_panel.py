"""Visits before the first one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.empty_page import EmptyPage
from mbc_companion.ui.widgets.text import Text


class EmptyPanel(EmptyPage):
    """One thing to begin with."""

    add = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("Visits", "Removed visits"), parent)
        words = self.tr("No visits booked. Add one when you know the day.")
        line = Text(words, "h2", heading=2, parent=self)
        self.add_button = self.act(self.tr("Add a visit"), "plus", main=True)
        self.add_button.clicked.connect(self.add)
        self.fill("visits", [line], [self.add_button])
