"""Underlined words that lead somewhere and take as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets import lines
from mbc_companion.ui.widgets.press import PaintedButton


class WordsLink(PaintedButton):
    """A link whose words wrap, for sentences and names that somebody typed."""

    def __init__(self, words: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        set_accessible(self, name=name or words, role="link")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def set_words(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _dress(self) -> None:
        self.setFont(theme().font("body"))
        self.setMinimumHeight(theme().target)
        self.updateGeometry()
        self.update()

    def _lines(self, width: int) -> QTextLayout:
        return lines.lay_out(self.text(), self.font(), max(1, width), self._high())

    def _high(self) -> int:
        return lines.line_height("body", self.font())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        high = self._lines(width).lineCount() * self._high() + theme().px(8)
        return max(theme().target, high)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4, theme().target)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(word) for word in self.text().split() or [""])
        return QSize(max(theme().target, widest + 4), theme().target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        words = self._lines(self.width())
        top = (self.height() - words.lineCount() * self._high()) / 2
        token = "primaryHover" if self.hovered() else "primary"
        painter.setPen(look.color(token))
        words.draw(painter, QPointF(0, top))
        painter.setPen(QPen(look.color(token), max(1, look.text_px(1))))
        for place in range(words.lineCount()):
            line = words.lineAt(place)
            y = top + line.position().y() + line.ascent() + 3
            painter.drawLine(QPointF(0, y), QPointF(line.naturalTextWidth(), y))
        painter.end()
