"""Coverage before there is a plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.empty import Centered, EmptyDrawing
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.widgets.text import Text


class EmptyPanel(ScrollPage):
    """``set_up`` opens the four answers, ``call`` the script for whoever knows none of them."""

    set_up = Signal()
    call = Signal()
    removed_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        title = Text(self.tr("How many visits does your plan cover?"), "h1", heading=2, parent=self)
        words = self.tr(
            "Four answers are enough to begin, and “I do not know yet” is one of them. "
            "A call to the insurer can fill in the rest."
        )
        line = Text(words, "body", "text2", parent=self)
        for text in (title, line):
            text.setAlignment(middle)
        self.set_up_button = Button(
            self.tr("Set up my plan"), "primary", icon="pencil-simple", large=True, parent=self
        )
        self.call_button = Button(
            self.tr("Call, with a script"), icon="phone-call", large=True, parent=self
        )
        self.removed_button = Button(self.tr("Removed"), "quiet", icon="trash", parent=self)
        self.set_up_button.clicked.connect(self.set_up)
        self.call_button.clicked.connect(self.call)
        self.removed_button.hide()
        self.removed_button.clicked.connect(self.removed_wanted)
        self.body.addStretch(1)
        self.body.addWidget(EmptyDrawing("visits", parent=self), 0, middle)
        said = QVBoxLayout()
        said.setSpacing(theme().px(4))
        said.addWidget(title)
        said.addWidget(line)
        nest(self.body, said)
        buttons = [self.set_up_button, self.call_button]
        self.body.addWidget(Centered(buttons, parent=self), 0, middle)
        self.body.addWidget(self.removed_button, 0, middle)
        self.body.addStretch(1)
