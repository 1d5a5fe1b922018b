"""The card to carry and the page for the fridge: numbers, large, with codes. Black on white."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from mbc_companion.ui import tokens
from mbc_companion.ui.paper import PAGES
from mbc_companion.ui.paper_type import INK
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.qr import paint_qr

INCH = 72.0
MARGIN = 0.75 * INCH
FOLD = QSizeF(3.5 * INCH, 2.25 * INCH)
"""One side of the folded card, a little larger than a bank card."""

WALLET_LINES = 3
"""On one side; a second card stands under the first."""
WALLET_MOST = 4 * WALLET_LINES
BETWEEN = 12
PAGE_MOST = 8
"""With more on one page the numbers would no longer be read from across a kitchen."""
ROW_MOST = 124.0
LARGE, SMALL = (14.0, 34.0, 13.0), (12.0, 26.0, 11.0)
"""Points of name, number and what stands under them, with few lines and with many."""
LEAST = 8
"""Points."""


@dataclass(frozen=True)
class PaperLine:
    """``under`` is when they answer or what to expect; ``tel`` is empty without a code."""

    name: str
    number: str
    under: str = ""
    tel: str = ""


def most_of(*, wallet: bool) -> int:
    """How many lines one sheet of paper holds."""
    return WALLET_MOST if wallet else PAGE_MOST


def draw_page(
    painter: QPainter, lines: tuple[PaperLine, ...], *, wallet: bool, page: str = "Letter"
) -> None:
    """The one sheet in points, from the top left of the paper; the preview draws the same.

    Lines after the ``most_of`` it are not drawn.
    """
    size = PAGES[page]
    lines = lines[: most_of(wallet=wallet)]
    painter.setPen(INK)
    if wallet:
        _draw_wallet(painter, size, lines)
    else:
        _draw_fridge(painter, size, lines)


def _font(face: str, weight: int, points: float) -> QFont:
    theme().load_face(face, weight)
    font = QFont(tokens.family(face))
    # Pixels, for the painter is set so that one of them is a point.
    font.setPixelSize(round(points))
    font.setWeight(QFont.Weight(weight))
    return font


def _fitting(face: str, weight: int, points: float, words: str, room: float) -> QFont:
    """As large as ``points``, smaller where the words are long; never under ``LEAST``."""
    font = _font(face, weight, points)
    while points > LEAST and QFontMetricsF(font).horizontalAdvance(words) > room:
        points -= 1
        font = _font(face, weight, points)
    return font


def _write(painter: QPainter, area: QRectF, words: str, font: QFont) -> float:
    """One line at the top of ``area``, shortened if it must be; gives its height."""
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(QPointF(area.left(), area.top() + metrics.ascent()), said)
    return metrics.height()


def _in_two(words: str, points: float, room: float) -> tuple[str, ...]:
    """Two lines where one does not hold the words, broken at a comma or a space."""
    metrics = QFontMetricsF(_font("ui", 400, min(points, LEAST)))
    if metrics.horizontalAdvance(words) <= room:
        return (words,)
    for mark in (", ", " "):
        places = [at for at, _ in enumerate(words) if words.startswith(mark, at)]
        for at in sorted(places, key=lambda at: abs(len(words) // 2 - at)):
            parts = (words[:at] + mark.rstrip(), words[at + len(mark) :])
            if all(metrics.horizontalAdvance(part) <= room for part in parts):
                return parts
    return (words,)


def _draw_line(
    painter: QPainter, area: QRectF, line: PaperLine, sizes: tuple[float, float, float]
) -> None:
    """``sizes`` in points: name, number, under."""
    code = area.height() - 4 if line.tel else 0.0
    words = area.adjusted(0, 0, -(code + 10 if code else 0), 0)
    name, number, small = sizes
    under = _in_two(line.under, small, words.width())
    if len(under) > 1:
        # Room for all of when they answer: half of it would be wrong.
        name, number, small = name - 1, number - 2, small - 1
    y = words.top()
    for text, weight, points in (
        (line.name, 400, name),
        (line.number, 600, number),
        *((part, 400, small) for part in under),
    ):
        if text:
            row = QRectF(words.left(), y, words.width(), area.bottom() - y)
            y += _write(painter, row, text, _fitting("ui", weight, points, text, row.width()))
    if code:
        # Error correction M: paper gets stained.
        paint_qr(painter, QRectF(area.right() - code, area.top(), code, code), line.tel)
        painter.setPen(INK)


def _high_of(sizes: tuple[float, float, float]) -> float:
    """The height of a name, a number and what stands under them."""
    name, number, small = sizes
    fonts = (_font("ui", 400, name), _font("ui", 600, number), _font("ui", 400, small))
    return sum(QFontMetricsF(font).height() for font in fonts)


def _draw_wallet(painter: QPainter, size: QSizeF, lines: tuple[PaperLine, ...]) -> None:
    """A card, and a second one under it where the first is full."""
    left, top = (size.width() - FOLD.width()) / 2, MARGIN + 24
    told = QCoreApplication.translate("Contacts", "Cut along the line, fold in the middle.")
    _write(painter, QRectF(left, MARGIN, FOLD.width(), 20), told, _font("ui", 400, 10))
    both = 2 * WALLET_LINES
    for at in range(0, max(len(lines), 1), both):
        _draw_card(painter, QPointF(left, top), lines[at : at + both])
        top += 2 * FOLD.height() + BETWEEN


def _draw_card(painter: QPainter, corner: QPointF, lines: tuple[PaperLine, ...]) -> None:
    """Two sides over each other; cut along the line, fold in the middle."""
    left = corner.x()
    whole = QRectF(corner, QSizeF(FOLD.width(), 2 * FOLD.height()))
    pen = QPen(INK, 0.75)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(whole)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    middle = whole.center().y()
    painter.drawLine(QPointF(whole.left(), middle), QPointF(whole.right(), middle))
    painter.setPen(INK)
    for side in range(2):
        mine = lines[side * WALLET_LINES : (side + 1) * WALLET_LINES]
        top = whole.top() + side * FOLD.height()
        high = (FOLD.height() - 8) / WALLET_LINES
        for at, line in enumerate(mine):
            area = QRectF(left + 8, top + 4 + at * high, FOLD.width() - 16, high - 2)
            _draw_line(painter, area, line, (9, 18, 8.5))


def _draw_fridge(painter: QPainter, size: QSizeF, lines: tuple[PaperLine, ...]) -> None:
    room = QRectF(MARGIN, MARGIN, size.width() - 2 * MARGIN, size.height() - 2 * MARGIN - INCH / 2)
    title = QCoreApplication.translate("Contacts", "People to call")
    used = _write(painter, room, title, _font("reading", 600, 24)) + 12
    fits = (room.height() - used) / max(len(lines), 1)
    high = min(ROW_MOST, fits)
    gap, sizes = (14, LARGE) if high > _high_of(LARGE) + 14 else (8, SMALL)
    for at, line in enumerate(lines):
        area = QRectF(room.left(), room.top() + used + at * high, room.width(), high - gap)
        _draw_line(painter, area, line, sizes)
    foot = QCoreApplication.translate(
        "Contacts", "Only what you chose is on this page. Hang it where it is private enough."
    )
    below = QRectF(room.left(), room.bottom() + 16, room.width(), 20)
    _write(painter, below, foot, _font("ui", 400, 10))
