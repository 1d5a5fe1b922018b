"""Wavy lines under some words of a text, drawn over it where it is being painted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTextBlock,
)
from PySide6.QtWidgets import QWidget

from mbc_companion.journal.typing_widget import LinewiseText
from mbc_companion.ui.theme import theme

_CLEAR = 0


class _Line:
    """The marks of one line of the document.

    They are kept by their places in it: marks before or behind a change move with it.
    """

    def __init__(self, block: QTextBlock) -> None:
        self._block = block
        self._first = block.position()
        self._marks: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        self._marks.append((start - self._first, end - self._first))

    def contains(self, start: int) -> bool:
        return self._first <= start < self._first + self._block.length()

    def spots(self, top: float, bottom: float) -> Iterator[tuple[float, float, float]]:
        """Left and right end of each word on its first line, and where its letters stand.

        Only of lines on the page that reach between ``top`` and ``bottom``.
        """
        layout = self._block.layout()
        corner = layout.position()
        if corner.y() > bottom or not layout.lineCount():
            return
        for start, end in self._marks:
            line = layout.lineForTextPosition(start)
            if not line.isValid():
                continue
            base = corner.y() + line.y() + line.ascent()
            if top <= base <= bottom:
                until = min(end, line.textStart() + line.textLength())
                left, right = _x(line.cursorToX(start)), _x(line.cursorToX(until))
                yield corner.x() + min(left, right), corner.x() + max(left, right), base


class MarkedText(LinewiseText):
    """``marks`` are places of the document (start and end in UTF-16 units).

    Qt's own way, extra selections, costs a key in a long entry tens of milliseconds. It
    paints its own ground: otherwise everything under it were painted with every key. The
    document is to have no margin of its own.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: list[tuple[int, int]] = []
        self._lines: list[_Line] = []
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_marks(self, marks: list[tuple[int, int]], *, moved: bool = False) -> None:
        """``moved`` along with the words, whose change paints them anyway."""
        self.marks = marks
        self._lines = []
        for start, end in marks:
            if not self._lines or not self._lines[-1].contains(start):
                self._lines.append(_Line(self.document().findBlock(start)))
            self._lines[-1].add(start, end)
        if not moved:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().color("surface"))
        painter.end()
        super().paintEvent(event)
        if self._lines:
            self._paint_marks(event.rect())

    def _paint_marks(self, area: QRect) -> None:
        look, scrolled = theme(), self.verticalScrollBar().value()
        step = max(2, look.text_px(3))
        under = look.text_px(2)
        top, bottom = area.top() + scrolled - under - step, area.bottom() + 1 + scrolled
        spots = [spot for line in self._lines for spot in line.spots(top, bottom)]
        if not spots:
            return
        tile = _tile(look.color("caution").rgba(), step, self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        painter.setClipRect(area)
        for left, right, base in spots:
            wave = QRectF(left, base - scrolled + under, right - left, step)
            painter.drawTiledPixmap(wave, tile)
        painter.end()


@lru_cache(maxsize=8)
def _tile(ink: int, step: int, ratio: float) -> QPixmap:
    """One wave, to be repeated; drawing each anew took most of a key's time."""
    tile = QPixmap(round(2 * step * ratio), round(step * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(QColor.fromRgba(_CLEAR))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(ink), max(1.2, step / 2.5)))
    low, high = step - 1, 1
    points = [QPointF(-step, high), QPointF(0, low), QPointF(step, high), QPointF(2 * step, low)]
    for one, other in pairwise([*points, QPointF(3 * step, high)]):
        painter.drawLine(one, other)
    painter.end()
    return tile


def _x(found: object) -> float:
    """Qt gives the place alone or with the cursor it stands for."""
    place = found[0] if isinstance(found, tuple) else found
    assert isinstance(place, float)
    return place
