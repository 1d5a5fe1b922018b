"""What a page shows while there is nothing on it: a drawing, and its acts in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.scenery import drawing

_WIDE, _HIGH = 324, 216


class EmptyDrawing(QWidget):
    """``resources/drawings/empty-NAME.svg``; the words beside it say all there is to say."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        hide_from_tree(self)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFixedSize(theme().px(_WIDE), theme().px(_HIGH))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        dark = "-dark" if theme().is_dark else ""
        name = f"empty-{self._name}{dark}"
        painter = QPainter(self)
        painter.drawPixmap(0, 0, drawing(name, self.size(), self.devicePixelRatioF()))
        painter.end()


class Centered(QWidget):
    """Buttons side by side in the middle, under each other where they do not fit."""

    def __init__(self, buttons: Sequence[Button], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(12, self)
        for button in buttons:
            self._flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._flow.sizeHint()
