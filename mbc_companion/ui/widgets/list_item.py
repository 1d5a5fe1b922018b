"""One line of a list, with its dot or its number standing out to the left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.text import Text

_INDENT = 26


class ListItem(Text):
    """A line of a list with its dot, or a numbered step with its number in front."""

    def __init__(
        self, said: str, step: int = 0, *, style: str = "reading", parent: QWidget
    ) -> None:
        self._step = step
        super().__init__(said, style, role="list item", parent=parent)
        set_accessible(self, name=f"{step}. {said}" if step else said)

    def _dress(self) -> None:
        super()._dress()
        wide = QFontMetrics(self.font()).horizontalAdvance(f"{self._step}. ") if self._step else 0
        self.setContentsMargins(max(theme().text_px(_INDENT), wide), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, look = QPainter(self), theme()
        middle = self.line_height() / 2
        if self._step:
            painter.setPen(look.color("text"))
            painter.setFont(self.font())
            area = QRectF(0, 0, self.contentsMargins().left(), self.line_height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), f"{self._step}.")
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("text"))
            painter.drawEllipse(QPointF(look.text_px(8), middle), *[look.text_px(2.6)] * 2)
        painter.end()
