"""Wavy lines under some words of a text, drawn over it where it is being painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QTextEdit, QWidget

from mbc_companion.ui.theme import theme

_CLEAR = 0


class MarkedText(QTextEdit):
    """``marks`` are places of the document (start and end in UTF-16 units).

    Qt's own way, extra selections, costs a key in a long entry tens of milliseconds.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: list[tuple[int, int]] = []

    def show_marks(self, marks: list[tuple[int, int]], *, moved: bool = False) -> None:
        """``moved`` along with the words, whose change paints them anyway."""
        self.marks = marks
        if not moved:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.marks:
            paint_marks(self, event.rect(), self.marks)


def paint_marks(editor: QTextEdit, area: QRect, marks: Sequence[tuple[int, int]]) -> None:
    """``marks`` are places of the document; only those in ``area`` of the viewport are drawn."""
    first = editor.cursorForPosition(area.topLeft()).position()
    last = editor.cursorForPosition(area.bottomRight()).position()
    shown = [mark for mark in marks if mark[1] >= first and mark[0] <= last]
    if not shown:
        return
    look = theme()
    step = max(2, look.text_px(3))
    tile = _tile(look.color("caution").rgba(), step, editor.devicePixelRatioF())
    painter = QPainter(editor.viewport())
    painter.setClipRect(area)
    for left, right, base in _places(editor, shown):
        under = QRectF(left, base + look.text_px(2), right - left, step)
        painter.drawTiledPixmap(under, tile)
    painter.end()


def _places(
    editor: QTextEdit, marks: Sequence[tuple[int, int]]
) -> Iterator[tuple[float, float, float]]:
    """Left and right end of each word on its first line, and where its letters stand."""
    document, scrolled = editor.document(), editor.verticalScrollBar().value()
    block, layout, corner = document.findBlock(-1), None, QPointF()
    for start, end in marks:
        if layout is None or not block.contains(start):
            block = document.findBlock(start)
            layout = block.layout()
            corner = document.documentLayout().blockBoundingRect(block).topLeft()
        inside = start - block.position()
        line = layout.lineForTextPosition(inside)
        if not line.isValid():
            continue
        until = min(end - block.position(), line.textStart() + line.textLength())
        left, right = (_x(line.cursorToX(place)) for place in (inside, until))
        base = corner.y() - scrolled + line.y() + line.ascent()
        yield corner.x() + min(left, right), corner.x() + max(left, right), base


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
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
