"""One scale from 0 to 10 on its own axis, day by day; days without a value are blank."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.journal.insights.domain import Scale, ScaleDay, Span
from mbc_companion.journal.insights.pens_widget import Pens, screen_pens
from mbc_companion.journal.insights.words_widget import days_words, scale_word
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.text import Text

Values = tuple[ScaleDay, ...]
_HIGH, _DOT = 116.0, 4.5
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def paint_scale(painter: QPainter, area: QRectF, pens: Pens, span: Span, values: Values) -> None:
    """A dot a day, a line only between days that follow each other."""
    metrics = QFontMetricsF(pens.font("small"))
    label = metrics.horizontalAdvance("10") + 10 * pens.unit
    half = metrics.height() / 2
    inside = area.adjusted(label, half, -6, -half)
    painter.setFont(pens.font("small"))
    for mark in (0, 5, 10):
        y = inside.bottom() - inside.height() * mark / 10
        painter.setPen(QPen(pens.color("line"), 1.2))
        painter.drawLine(round(inside.left()), round(y), round(area.right()), round(y))
        painter.setPen(pens.color("text2"))
        words = QRectF(area.left(), y - half, label - 8 * pens.unit, 2 * half)
        painter.drawText(words, _RIGHT, str(mark))

    def spot(day: date, value: int) -> tuple[float, float]:
        x = inside.left() + ((day - span.first).days + 0.5) * inside.width() / len(span)
        return x, inside.bottom() - inside.height() * value / 10

    painter.setPen(QPen(pens.color("lineStrong"), 1.2))
    for before, after in pairwise(values):
        if (after.day - before.day).days == 1:
            (x1, y1), (x2, y2) = spot(before.day, before.value), spot(after.day, after.value)
            painter.drawLine(round(x1), round(y1), round(x2), round(y2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pens.color("primary"))
    radius = _DOT * pens.unit
    for one in values:
        x, y = spot(one.day, one.value)
        painter.drawEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))


class _Dots(QWidget):
    def __init__(self, span: Span, values: Values, name: str) -> None:
        super().__init__()
        self._span, self._values = span, values
        set_accessible(self, name=name, role="graphic")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFixedHeight(max(theme().px(_HIGH), theme().text_px(90)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_scale(painter, QRectF(self.rect()), screen_pens(), self._span, self._values)
        painter.end()


class ScaleChart(QWidget):
    """The scale's name, how many days have a value, and the dots."""

    def __init__(self, scale: Scale, span: Span, values: Values) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        word = scale_word(scale)
        said = self.tr("{scale}, 0 to 10, on {days}").format(
            scale=word, days=days_words(len(values))
        )
        column.addWidget(Text(said, "h3", heading=3))
        column.addWidget(_Dots(span, values, said))
