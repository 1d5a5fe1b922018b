"""Words to read out on the phone."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.text import Text


class Quote(QFrame):
    """A heading and the sentence, on the tone of what is said aloud."""

    def __init__(self, heading: str, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.addWidget(Text(heading, "label", "onPrimarySoft", parent=self))
        self._column.addWidget(Text(said, "reading", "onPrimarySoft", parent=self))
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self._column.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
        self._column.setSpacing(4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        edge = look.color("onPrimarySoft") if look.high_contrast else None
        rounded(painter, QRectF(self.rect()), 10, fill=look.color("primarySoft"), edge=edge)
        painter.end()
