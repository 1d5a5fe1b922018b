"""The page with the recovery words: black on white, no product name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from mbc_companion.ui import tokens
from mbc_companion.ui.theme import theme

_COLUMNS = 3


def words_document(words: tuple[str, ...]) -> QTextDocument:
    """One page: the numbered words, how to keep them, and lines to write on."""
    for face, weight in (("ui", 400), ("ui", 600), ("reading", 600)):
        theme().load_face(face, weight)
    document = QTextDocument()
    document.setDefaultFont(_font("ui", 12, 400))
    cursor = QTextCursor(document)
    _line(cursor, _font("reading", 22, 600), QCoreApplication.translate("Paper", "Twelve words"))
    _line(
        cursor,
        _font("ui", 12, 400),
        QCoreApplication.translate("Paper", "Keep away from the computer."),
        below=18,
    )
    _table(cursor, words)
    for question in _questions():
        _line(cursor, _font("ui", 12, 600), question, above=30)
        for _ in range(2):
            _rule(cursor)
    return document


def _questions() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("Paper", "Who may read this:"),
        QCoreApplication.translate("Paper", "What is to be destroyed, and by whom:"),
    )


def _font(face: str, points: float, weight: int) -> QFont:
    font = QFont(tokens.family(face))
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    return font


def _line(
    cursor: QTextCursor, font: QFont, words: str, *, above: float = 0, below: float = 6
) -> None:
    shape = QTextBlockFormat()
    shape.setTopMargin(above)
    shape.setBottomMargin(below)
    look = QTextCharFormat()
    look.setFont(font)
    if cursor.position():
        cursor.insertBlock(shape, look)
    else:
        cursor.setBlockFormat(shape)
    cursor.insertText(words, look)


def _rule(cursor: QTextCursor) -> None:
    shape = QTextBlockFormat()
    shape.setTopMargin(22)
    shape.setProperty(
        QTextBlockFormat.Property.BlockTrailingHorizontalRulerWidth,
        QTextLength(QTextLength.Type.PercentageLength, 100),
    )
    cursor.insertBlock(shape, QTextCharFormat())


def _table(cursor: QTextCursor, words: tuple[str, ...]) -> None:
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    shape.setCellPadding(9)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    part = QTextLength(QTextLength.Type.PercentageLength, 100 / _COLUMNS)
    shape.setColumnWidthConstraints([part] * _COLUMNS)
    shape.setAlignment(Qt.AlignmentFlag.AlignLeft)
    rows = -(-len(words) // _COLUMNS)
    table = cursor.insertTable(rows, _COLUMNS, shape)
    number, word = QTextCharFormat(), QTextCharFormat()
    number.setFont(_font("ui", 12, 400))
    word.setFont(_font("ui", 16, 600))
    for place, said in enumerate(words):
        cell = table.cellAt(place // _COLUMNS, place % _COLUMNS).firstCursorPosition()
        cell.insertText(f"{place + 1}.  ", number)
        cell.insertText(said, word)
    cursor.movePosition(QTextCursor.MoveOperation.End)
