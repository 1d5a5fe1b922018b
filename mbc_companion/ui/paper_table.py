"""Tables on paper: rows stay whole, headers come again on every page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mbc_companion.ui.paper_flow import Draw, Piece
from mbc_companion.ui.paper_type import INK, POINT, Line, face, set_lines

TABLE_POINTS = 10.5
_GAP = 8 * POINT
_ABOVE, _BELOW = 2 * POINT, 3 * POINT
# Rows with more lines are broken between lines: half a page would stay blank else.
_WHOLE = 12
Cells = list[list[Line]]


def table(
    headers: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], wide: float
) -> list[Piece]:
    """One text for each header in every row; ``shares`` are of the width, equal if empty."""
    shares = shares or [1.0] * len(headers)
    places, at = [], 0.0
    for share in shares:
        room = wide * share / sum(shares)
        places.append((at, room - _GAP))
        at += room
    head = _head(_cells(headers, places, 600), places, wide)
    found = [head]
    for row in rows:
        found += _row(_cells(row, places, 400), places, wide, head)
    return found


def _cells(texts: Sequence[str], places: list[tuple[float, float]], weight: int) -> Cells:
    font = face("ui", weight, TABLE_POINTS)
    pairs = zip(texts, places, strict=True)
    return [list(set_lines(text, font, room, leading=1.15)) for text, (_left, room) in pairs]


def _head(cells: Cells, places: list[tuple[float, float]], wide: float) -> Piece:
    return Piece(
        _high(cells) + _ABOVE + _BELOW,
        _draw(cells, places, wide, edge=1.25),
        _words(cells),
        before=6 * POINT,
        keep=True,
    )


def _row(cells: Cells, places: list[tuple[float, float]], wide: float, head: Piece) -> list[Piece]:
    """One piece, or one for each line of a row that is very high."""
    most = max(len(cell) for cell in cells)
    if most <= _WHOLE:
        high = _high(cells) + _ABOVE + _BELOW
        return [Piece(high, _draw(cells, places, wide, edge=0.5), _words(cells), head=head)]
    found = []
    for number in range(most):
        part = [cell[number : number + 1] for cell in cells]
        last = number == most - 1
        high = _high(part) + (_ABOVE + _BELOW if last else 0)
        draw = _draw(part, places, wide, edge=0.5 if last else 0)
        stays = number in (0, most - 2)
        found.append(Piece(high, draw, _words(part), keep=stays, head=head))
    return found


def _high(cells: Cells) -> float:
    return max(sum(line.high for line in cell) for cell in cells)


def _words(cells: Cells) -> str:
    return "\n".join(line.words for cell in cells for line in cell)


def _draw(cells: Cells, places: list[tuple[float, float]], wide: float, *, edge: float) -> Draw:
    high = _high(cells)

    def draw(painter: QPainter, top: float) -> None:
        for cell, (left, _room) in zip(cells, places, strict=True):
            y = top + (_ABOVE if edge else 0)
            for line in cell:
                line.draw(painter, left, y)
                y += line.high
        if edge:
            under = QRectF(0, top + high + _ABOVE + _BELOW - edge * POINT, wide, edge * POINT)
            painter.fillRect(under, INK)

    return draw


def boxes(texts: Sequence[str], columns: int, wide: float, points: float) -> list[Piece]:
    """Large words in a grid of boxes, row by row."""
    font, room = face("ui", 600, points), wide / columns
    found = []
    for start in range(0, len(texts), columns):
        row = texts[start : start + columns]
        cells = [list(set_lines(text, font, room - 2 * _GAP)) for text in row]
        found.append(_boxed(cells, room, first=start == 0))
    return found


def _boxed(cells: Cells, room: float, *, first: bool) -> Piece:
    pad = 8 * POINT
    high = _high(cells) + 2 * pad

    def draw(painter: QPainter, top: float) -> None:
        painter.setPen(QPen(INK, POINT))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place in range(len(cells)):
            painter.drawRect(QRectF(place * room, top, room, high))
        for place, cell in enumerate(cells):
            y = top + pad
            for line in cell:
                line.draw(painter, place * room + _GAP, y)
                y += line.high

    return Piece(high, draw, _words(cells), before=10 * POINT if first else 0, keep=True)
