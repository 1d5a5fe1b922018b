"""Coverage before there is a plan."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.empty_page import EmptyPage
from mbc_companion.ui.widgets.text import Text


class EmptyPanel(EmptyPage):
    """``set_up`` opens the four answers, ``call`` the script for whoever knows none of them."""

    set_up = Signal()
    call = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Coverage", "Removed"), parent)
        title = Text(self.tr("How many visits does your plan cover?"), "h1", heading=2, parent=self)
        words = self.tr(
            "Four answers are enough to begin, and “I do not know yet” is one of them. "
            "A call to the insurer can fill in the rest."
        )
        line = Text(words, "body", "text2", parent=self)
        self.set_up_button = self.act(self.tr("Set up my plan"), "pencil-simple", main=True)
        self.call_button = self.act(self.tr("Call, with a script"), "phone-call")
        self.set_up_button.clicked.connect(self.set_up)
        self.call_button.clicked.connect(self.call)
        self.fill("visits", [title, line], [self.set_up_button, self.call_button])
