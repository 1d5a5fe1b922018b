"""How much room a page has: effective width is window width divided by the text scale."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QBoxLayout


class Breadth(Enum):
    """WIDE as drawn; MIDDLE one column, icons for words; NARROW one pane at a time."""

    WIDE = "wide"
    MIDDLE = "middle"
    NARROW = "narrow"


def breadth(window_px: int, scale: float) -> Breadth:
    """``window_px`` is the whole window, logical pixels (design section 10)."""
    effective = window_px / scale
    if effective >= 1160:
        return Breadth.WIDE
    return Breadth.MIDDLE if effective >= 860 else Breadth.NARROW


def turn(row: QBoxLayout, *, wide: bool) -> None:
    """Side by side where there is room, else one below the other."""
    ways = QBoxLayout.Direction
    row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
