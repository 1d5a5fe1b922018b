"""One quiet line about recovery words that were put off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button, LinkButton
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class RecoveryWords(QWidget):
    """``wanted`` opens the place to make them; ``put_away`` is for another day."""

    wanted = Signal()
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = Text(
            self.tr("You have no recovery words yet. They open Companion without the passphrase."),
            "body",
            "text2",
        )
        self.make_button = LinkButton(self.tr("Make them now"))
        self.later_button = Button(self.tr("Not now"), "quiet")
        self.make_button.clicked.connect(self.wanted)
        self.later_button.clicked.connect(self.put_away)
        ways = FlowLayout(8)
        ways.addWidget(self.make_button)
        ways.addWidget(self.later_button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        nest(self._row, ways)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = breadth(self.window().width(), theme().scale) is not Breadth.WIDE
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else beside)
