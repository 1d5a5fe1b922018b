"""Words broken into lines that stand as far apart as their style says."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from mbc_companion.ui import tokens
from mbc_companion.ui.theme import theme


def line_height(style: str, font: QFont) -> int:
    """Pixels from one line to the next; never less than the font needs."""
    row = tokens.text_style(style)
    return max(theme().text_px(row.px * row.line), QFontMetrics(font).height())


def lay_out(
    words: str,
    font: QFont,
    width: int,
    high: int,
    *,
    wrap: bool = True,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QTextLayout:
    """Lines of ``high`` px within ``width``; a word too long for a line is broken."""
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption(align)
    wrapped = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(wrapped if wrap else QTextOption.WrapMode.ManualWrap)
    layout.setTextOption(option)
    count = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * high + (high - line.height()) / 2))
        count += 1
    layout.endLayout()
    return layout
