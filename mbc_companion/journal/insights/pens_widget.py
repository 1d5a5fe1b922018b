"""How pictures are drawn: in the theme on the screen, black on white on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from mbc_companion.ui.paper_marks import paint_paper_mark
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.marks import paint_mark

LEAST_MARK = 20.0


@dataclass(frozen=True)
class Pens:
    """``color`` and ``font`` by their tokens, ``mark`` draws one; ``unit`` is a px at 100 %.

    ``edged`` draws an edge around soft grounds, which paper does not show.
    """

    color: Callable[[str], QColor]
    font: Callable[[str], QFont]
    mark: Callable[[QPainter, QRectF, int], None]
    unit: float
    edged: bool = False


class _Stamps:
    """Marks drawn once a size and look: ten years of them are 3,650."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def draw(self, painter: QPainter, area: QRectF, level: int) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        side = round(area.width())
        key = (theme().name, side, level, ratio)
        if key not in self._kept:
            if len(self._kept) > 60:
                self._kept.clear()
            made = QPixmap(QSize(side, side) * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            inside = QPainter(made)
            paint_mark(inside, QRectF(0, 0, side, side), level)
            inside.end()
            self._kept[key] = made
        corner = QPointF(round(area.x()), round(area.y()))
        painter.drawPixmap(corner, self._kept[key])


_stamps = _Stamps()


def screen_pens() -> Pens:
    """The present look of the program."""
    look = theme()
    return Pens(look.color, look.font, _stamps.draw, look.px(100) / 100, look.high_contrast)


def paper_pens(ink: QColor, white: QColor, unit: float, font: Callable[[str], QFont]) -> Pens:
    """Everything is ``ink``, soft grounds are ``white``; marks are the one-color ones."""

    def color(name: str) -> QColor:
        return white if name.endswith("Soft") or name == "surface" else ink

    return Pens(color, font, paint_paper_mark, unit, edged=True)


def hatch(painter: QPainter, area: QRectF, color: QColor, width: float = 2.4) -> None:
    """Diagonals 6 px apart inside ``area``; they grow with the screen, unlike Qt's pattern."""
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(color, width))
    x = area.left() - area.height()
    while x < area.right():
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
        x += 6
    painter.restore()
