"""The five marks in one color, for paper."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from mbc_companion.core.paths import resources

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer


@cache
def _drawn(level: int) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer

    return QSvgRenderer(str(resources() / "drawings" / f"mood-{level}-mono.svg"))


def paint_paper_mark(painter: QPainter, area: QRectF, level: int) -> None:
    """As lines and areas, not as a picture: sharp at any size."""
    side = min(area.width(), area.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(area.center())
    _drawn(level).render(painter, square)
