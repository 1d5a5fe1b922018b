"""The journal before its first entry."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.empty_page import EmptyPage
from mbc_companion.ui.widgets.text import Text


class EmptyPanel(EmptyPage):
    """``write`` and ``mark`` are the two things to begin with; ``bring_wanted`` is for those
    who kept a journal elsewhere."""

    write = Signal()
    mark = Signal()
    bring_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        removed = QCoreApplication.translate("Journal", "Removed entries")
        super().__init__(removed, parent, surface=True)
        title = Text(self.tr("Nothing here yet, and that is fine"), "h1", heading=2, parent=self)
        words = self.tr("One line is an entry. So is one word. Only you can open it.")
        line = Text(words, "body", "text2", parent=self)
        self.write_button = self.act(self.tr("Write something"), "plus", main=True)
        self.mark_button = self.act(self.tr("Just mark how it is"))
        self.write_button.clicked.connect(self.write)
        self.mark_button.clicked.connect(self.mark)
        self.bring_button = self.act(self.tr("Bring a journal in"))
        self.bring_button.clicked.connect(self.bring_wanted)
        acts = [self.write_button, self.mark_button, self.bring_button]
        self.fill("journal", [title, line], acts)
