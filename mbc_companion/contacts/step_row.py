"""A numbered step: what to do at the left, the buttons that do it at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import CENTER, rounded
from mbc_companion.ui.widgets.text import Text


class _Number(QWidget):
    """A number in a ring; the order of the steps says the same."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        hide_from_tree(self)
        theme().follow(self._dress)

    def _dress(self) -> None:
        side = theme().text_px(28)
        self.setFixedSize(side, side)
        self.setFont(theme().font("body"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("lineStrong"), theme().edge))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(theme().color("text"))
        painter.drawText(self.rect(), CENTER, str(self._number))
        painter.end()


class StepRow(QWidget):
    """``note`` stands small under the words."""

    def __init__(
        self, number: int, said: str, note: str, buttons: list[Button], parent: QWidget
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(_Number(number, self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(0)
        self.words = Text(said, parent=self)
        told.addWidget(self.words)
        if note:
            told.addWidget(Text(note, "caption", "text2", parent=self))
        nest(column, told)
        flow = FlowLayout(12)
        for button in buttons:
            flow.addWidget(button)
        nest(column, flow)
        nest(row, column, 1)


class SoftCard(QFrame):
    """A card in the tone of the page, on a page in the tone of cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        theme().follow(self._dress)

    def _dress(self) -> None:
        pad = theme().px(22)
        self.body.setContentsMargins(pad, theme().px(20), pad, theme().px(20))
        self.body.setSpacing(theme().px(12))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        area = QRectF(self.rect())
        fill, edge = look.color("canvas"), look.color("line")
        rounded(painter, area, 14, fill=fill, edge=edge, width=look.edge)
        painter.end()
