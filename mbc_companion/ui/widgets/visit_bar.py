"""Visits as a bar: used solid, booked hatched, left an empty outline; never a percentage."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import OwnLayout

MOST_CELLS = 60
"""Beyond that a part is one long cell: cells of a few px could not be told apart."""
_HATCH_STEP, _HATCH_WIDTH = 6.0, 2.4


class VisitBar(QWidget):
    """``large`` for the page, else for cards. The words around it say the same."""

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = large
        self._parts = (0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_accessible(self, role="graphic")
        theme().follow(self._dress)

    def set_visits(self, used: int, booked: int, left: int, over: int, words: str) -> None:
        """``over`` of the used and booked lie past the limit; ``words`` are read out."""
        self._parts = (used, booked, max(0, left), over)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _dress(self) -> None:
        self.setFixedHeight(theme().text_px(52 if self._large else 20))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(280), self.height())

    def groups(self, width: int) -> list[tuple[float, float]]:
        """Left edge and width of used, booked and left at ``width`` px; empty ones are 0 wide."""
        cells, gap, between = self._measures()
        counts = self._parts[:3]
        shown = [count for count in counts if count]
        total = sum(counts)
        if not total:
            return [(0.0, 0.0)] * 3
        free = width - between * (len(shown) - 1)
        if cells:
            free -= gap * (total - len(shown))
        one = free / total
        places, x = [], 0.0
        for count in counts:
            wide = count * one + (gap * (count - 1) if cells and count else 0)
            places.append((x, max(0.0, wide)))
            x += wide + between if count else 0
        return places

    def _measures(self) -> tuple[bool, float, float]:
        """Whether there are single cells, the gap between them, and between the parts."""
        many = sum(self._parts[:3]) > MOST_CELLS
        if self._large:
            return not many, 4.0, 10.0
        return not many, 2.5, 3.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cells, gap, _between = self._measures()
        used, booked, _left, over = self._parts
        done = 0
        for kind, (x, wide), count in zip(
            ("used", "booked", "left"), self.groups(self.width()), self._parts, strict=False
        ):
            pieces = count if cells else min(1, count)
            one = (wide - gap * (pieces - 1)) / pieces if pieces else 0
            for place in range(pieces):
                done += 1
                past = cells and kind != "left" and done > used + booked - over
                area = QRectF(x + place * (one + gap), 0, one, self.height())
                self._paint_cell(painter, area, kind, past=past)
        painter.end()

    def _paint_cell(self, painter: QPainter, area: QRectF, kind: str, *, past: bool) -> None:
        look = theme()
        width = 2.0 if look.high_contrast else 1.2
        inner = area.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = min(6.0 if self._large else 4.0, inner.width() / 2)
        shape = QPainterPath()
        shape.addRoundedRect(inner, radius, radius)
        fill = {"used": "primary", "booked": "bookedSoft", "left": "field"}[kind]
        edge = {"used": "primary", "booked": "booked", "left": "lineStrong"}[kind]
        painter.fillPath(shape, look.color(fill))
        if kind == "booked":
            hatch(painter, shape, look.color("booked"), dense=not self._large)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("caution" if past else edge), 3 if past else width))
        painter.drawPath(shape)


def hatch(painter: QPainter, shape: QPainterPath, color: QColor, *, dense: bool = False) -> None:
    """Diagonals inside ``shape``; Qt's own pattern does not scale."""
    area = shape.boundingRect()
    step = _HATCH_STEP if dense else _HATCH_STEP * 1.5
    painter.save()
    painter.setClipPath(shape)
    painter.setPen(QPen(color, _HATCH_WIDTH if dense else _HATCH_WIDTH * 1.5))
    x = area.left()
    while x < area.right() + area.height():
        painter.drawLine(QPointF(x, area.top()), QPointF(x - area.height(), area.bottom()))
        x += step
    painter.restore()


class UnderBar(OwnLayout):
    """Words under the part they belong to; one after the other where they do not fit so."""

    def __init__(self, bar: VisitBar) -> None:
        super().__init__()
        self._bar = bar

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() + theme().px(16) for size in sizes)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        widest = QSize()
        for item in self._items:
            if not item.isEmpty():
                widest = widest.expandedTo(item.minimumSize())
        return widest

    def starts(self, width: int) -> list[int] | None:
        """Left edges under the parts, or None where the words would stray from their part."""
        gap, stray = theme().px(8), theme().text_px(40)
        parts = [
            (int(x), item.sizeHint().width())
            for item, (x, _wide) in zip(self._items, self._bar.groups(width), strict=False)
            if not item.isEmpty()
        ]
        found: list[int] = []
        for x, _wide in parts:
            free = found[-1] + parts[len(found) - 1][1] + gap if found else 0
            found.append(max(x, free))
        end = width
        for place in reversed(range(len(found))):
            wide = parts[place][1]
            found[place] = min(found[place], end - wide)
            end = found[place] - gap
        near = all(abs(at - x) <= stray for at, (x, _wide) in zip(found, parts, strict=True))
        return found if near and (not found or found[0] >= 0) else None

    def _place(self, area: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        starts = self.starts(area.width())
        gap = theme().px(8)
        groups = zip(self._items, self._bar.groups(area.width()), strict=False)
        ends = [int(x + wide) for item, (x, wide) in groups if not item.isEmpty()]
        x, y, high = 0, area.y(), 0
        for place, item in enumerate(shown):
            size = item.sizeHint()
            if starts is not None:
                x = starts[place]
            elif x and x + size.width() > area.width():
                x, y, high = 0, y + high + gap, 0
            wide = size.width()
            if starts is not None:
                after = starts[place + 1] - gap if place + 1 < len(starts) else area.width()
                wide = max(wide, min(ends[place], after) - x)
            if move:
                item.setGeometry(QRect(area.x() + x, y, wide, size.height()))
            x += size.width() + gap
            high = max(high, size.height())
        return y + high - area.y()
