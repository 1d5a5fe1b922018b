"""The page with the recovery words: black on white, no product name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from mbc_companion.ui import tokens
from mbc_companion.ui.paper import BODY_POINTS, Paper
from mbc_companion.ui.theme import theme

_COLUMNS = 3
_WORD_POINTS = 16.0


def words_document(words: tuple[str, ...]) -> QTextDocument:
    """One page: the numbered words, how to keep them, and lines to write on."""
    page = Paper()
    page.heading(QCoreApplication.translate("Paper", "Twelve words"))
    page.line(QCoreApplication.translate("Paper", "Keep away from the computer."))
    _table(page.document, words)
    for question in (
        QCoreApplication.translate("Paper", "Who may read this:"),
        QCoreApplication.translate("Paper", "What is to be destroyed, and by whom:"),
    ):
        page.heading(question, 2)
        page.ruled(2)
    return page.document


def _table(document: QTextDocument, words: tuple[str, ...]) -> None:
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(Qt.BrushStyle.SolidPattern))
    shape.setCellPadding(9)
    shape.setTopMargin(14)
    shape.setBottomMargin(14)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    part = QTextLength(QTextLength.Type.PercentageLength, 100 / _COLUMNS)
    shape.setColumnWidthConstraints([part] * _COLUMNS)
    table = cursor.insertTable(-(-len(words) // _COLUMNS), _COLUMNS, shape)
    for place, word in enumerate(words):
        cell = table.cellAt(place // _COLUMNS, place % _COLUMNS).firstCursorPosition()
        cell.insertText(f"{place + 1}. ", _ink(BODY_POINTS, 400))
        cell.insertText(word, _ink(_WORD_POINTS, 600))


def _ink(points: float, weight: int) -> QTextCharFormat:
    theme().load_face("ui", weight)
    font = QFont(tokens.family("ui"))
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    ink = QTextCharFormat()
    ink.setFont(font)
    ink.setForeground(QBrush(Qt.BrushStyle.SolidPattern))
    return ink
