"""A tab of contacts before its first one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.empty_page import EmptyPage
from mbc_companion.ui.widgets.text import Text


class EmptyPanel(EmptyPage):
    """``add_wanted`` and ``support_wanted`` are the two things to begin with."""

    add_wanted = Signal()
    support_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        removed = QCoreApplication.translate("Contacts", "Removed contacts")
        super().__init__(removed, parent, surface=True)
        title = Text(self.tr("No one saved yet"), "h1", heading=2, parent=self)
        words = self.tr("Start with whoever you would call first.")
        line = Text(words, "body", "text2", parent=self)
        self.add_button = self.act(self.tr("Add a contact"), "plus", main=True)
        self.support_button = self.act(self.tr("Support map"), "users-three")
        self.add_button.clicked.connect(self.add_wanted)
        self.support_button.clicked.connect(self.support_wanted)
        self.fill("contacts", [title, line], [self.add_button, self.support_button])
