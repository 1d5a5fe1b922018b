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
LEAST = 8
"""Points."""
PAGE_LINES = 5
FOOT = INCH / 2 - 16
"""Points from the top of the small words at the foot to the margin."""


@dataclass(frozen=True)
class PaperLine:
    """``under`` is when they answer or what to expect; ``tel`` is empty without a code."""

    name: str
    number: str
    under: str = ""
    tel: str = ""


def pages_of(lines: tuple[PaperLine, ...], *, wallet: bool) -> tuple[tuple[PaperLine, ...], ...]:
    """The lines of each sheet of paper; at least one, perhaps empty."""
    count = 2 * WALLET_LINES if wallet else PAGE_LINES
    parts = [lines[at : at + count] for at in range(0, len(lines), count)]
    return tuple(parts) or ((),)


def draw_page(
    painter: QPainter,
    lines: tuple[PaperLine, ...],
    *,
    wallet: bool,
    page: str = "Letter",
    number: str = "",
) -> None:
    """One sheet in points, from the top left of the paper; the preview draws the same.

    ``number`` says which of several sheets it is, in words.
    """
    size = PAGES[page]
    painter.setPen(INK)
    if wallet:
        _draw_wallet(painter, size, lines)
    else:
        _draw_fridge(painter, size, lines)
    if number:
        foot = QRectF(MARGIN, size.height() - MARGIN - FOOT, size.width() - 2 * MARGIN, 20)
        font = _font("ui", 400, 10)
        wide = QFontMetricsF(font).horizontalAdvance(number)
        _write(painter, foot.adjusted(foot.width() - wide - 1, 0, 0, 0), number, font)


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


def _draw_wallet(painter: QPainter, size: QSizeF, lines: tuple[PaperLine, ...]) -> None:
    """Two sides over each other; cut along the line, fold in the middle."""
    left = (size.width() - FOLD.width()) / 2
    whole = QRectF(left, MARGIN + 24, FOLD.width(), 2 * FOLD.height())
    told = QCoreApplication.translate("Contacts", "Cut along the line, fold in the middle.")
    _write(painter, QRectF(left, MARGIN, FOLD.width(), 20), told, _font("ui", 400, 10))
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
    high = min(124.0, (room.height() - used) / PAGE_LINES)
    for at, line in enumerate(lines):
        area = QRectF(room.left(), room.top() + used + at * high, room.width(), high - 14)
        _draw_line(painter, area, line, (14, 34, 13))
    foot = QCoreApplication.translate(
        "Contacts", "Only what you chose is on this page. Hang it where it is private enough."
    )
    below = QRectF(room.left(), room.bottom() + 16, room.width(), 20)
    _write(painter, below, foot, _font("ui", 400, 10))
