"""One quiet line about recovery words that were put off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.ui.widgets.buttons import Button, LinkButton
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.text import Text


class RecoveryWords(QWidget):
    """``wanted`` opens the place to make them; ``put_away`` is for another day."""

    wanted = Signal()
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(12, self)
        words = Text(
            self.tr("You have no recovery words yet. They open Companion without the passphrase."),
            "body",
            "text2",
        )
        self.make_button = LinkButton(self.tr("Make them now"))
        self.later_button = Button(self.tr("Not now"), "quiet")
        for part in (words, self.make_button, self.later_button):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.make_button.clicked.connect(self.wanted)
        self.later_button.clicked.connect(self.put_away)
