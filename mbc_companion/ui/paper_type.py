"""Type on paper: measured in dots of one fine grid, so every page breaks alike everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from mbc_companion.ui import tokens
from mbc_companion.ui.paper_flow import Draw
from mbc_companion.ui.theme import theme

INK, SHEET = Qt.GlobalColor.black, Qt.GlobalColor.white
DOTS_PER_INCH = 300
POINT = DOTS_PER_INCH / 72
"""Dots."""
PIXEL = DOTS_PER_INCH / 96
"""Dots of a px of the drawings, which are made at 96 dots an inch."""


def face(name: str, weight: int, points: float) -> QFont:
    """``name`` is "ui" or "reading"."""
    theme().load_face(name, weight)
    font = QFont(tokens.family(name))
    # In dots and unhinted: the same widths on a screen, in a PDF and on a printer.
    font.setPixelSize(max(1, round(points * POINT)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(QFont.Weight(weight))
    # A joined pair of letters is one nameless shape in a PDF: copied or read out, it is gone.
    for joined in ("liga", "dlig", "clig"):
        tag = QFont.Tag.fromString(joined)
        assert tag is not None
        font.setFeature(tag, 0)
    return font


class Line:
    """One line of set type; keeps the layout it is a line of."""

    def __init__(self, layout: QTextLayout, number: int, leading: float) -> None:
        self._layout = layout
        self._number = number
        line = layout.lineAt(number)
        self.high = line.height() * leading
        self.wide = line.naturalTextWidth()
        self._lift = (self.high - line.height()) / 2
        first, count = line.textStart(), line.textLength()
        self.words = layout.text()[first : first + count]

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        line = self._layout.lineAt(self._number)
        painter.setPen(INK)
        line.draw(painter, QPointF(x - line.x(), y + self._lift - line.y()))

    def at(self, x: float) -> Draw:
        """Draws it ``x`` dots from the left margin."""

        def draw(painter: QPainter, top: float) -> None:
            self.draw(painter, x, top)

        return draw


def set_lines(
    words: str,
    font: QFont,
    wide: float,
    *,
    leading: float = 1.0,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Iterator[Line]:
    """``words`` broken to ``wide`` dots, inside a word where there is no other way.

    A blank paragraph is one blank line. ``leading`` multiplies the height of a line.
    """
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setUseDesignMetrics(True)
    for paragraph in words.replace("\u2028", "\n").replace("\u2029", "\n").split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wide)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        for number in range(layout.lineCount()):
            yield Line(layout, number, leading)
