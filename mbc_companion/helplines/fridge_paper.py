"""The page for the fridge: who to call, large, with codes to scan. Black on white."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import (
    QFont,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import EMERGENCY, LIFELINE, Directory
from mbc_companion.helplines.parts_widget import Code, code_of
from mbc_companion.ui import tokens
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.qr import QUIET, modules, paint_qr

NUMBER_PT, BODY_PT, TITLE_PT = 40, 12, 24
ROW_GAP = 26
CODE_PX = 120  # at the 96 dpi of an unprinted document: an inch and a quarter
MODULE_PX = 12


def fridge_page(directory: Directory) -> QTextDocument:
    """988, the featured lines and 911 on one page; 988 and 911 alone without a directory."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    title = QCoreApplication.translate("Helplines", "Someone can talk with you")
    _write(cursor, title, "reading", 600, TITLE_PT, after=24)
    lifeline = QCoreApplication.translate("Helplines", "{number} Suicide and Crisis Lifeline")
    any_hour = QCoreApplication.translate("Helplines", "Call or text. Free. Any hour, any day")
    first = Code(lifeline.format(number=LIFELINE.shown), LIFELINE.shown, LIFELINE.tel)
    rows = [(first, [any_hour])]
    rows += [(code_of(service), words.paper_hours(service)) for service in directory.featured]
    _write_lines(cursor, rows)
    danger = QCoreApplication.translate("Helplines", "In danger right now? Call {number}.")
    _write(cursor, danger.format(number=EMERGENCY.shown), "ui", 600, 16, before=10, after=6)
    _write(cursor, words.elsewhere_words(), "ui", 400, BODY_PT, after=4)
    if directory.featured:
        day = min(service.checked_on for service in directory.featured)
        checked = words.checked_words(directory.featured[0], day)
        _write(cursor, checked, "ui", 400, BODY_PT)
    return document


def _write_lines(cursor: QTextCursor, rows: list[tuple[Code, list[str]]]) -> None:
    layout = QTextTableFormat()
    layout.setBorder(0)
    layout.setCellPadding(0)
    layout.setCellSpacing(0)
    layout.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    percent = QTextLength.Type.PercentageLength
    layout.setColumnWidthConstraints([QTextLength(percent, 75), QTextLength(percent, 25)])
    table = cursor.insertTable(len(rows), 2, layout)
    spaced = QTextTableCellFormat()
    spaced.setBottomPadding(ROW_GAP)
    for at, (code, hours) in enumerate(rows):
        table.cellAt(at, 0).setFormat(spaced)
        table.cellAt(at, 1).setFormat(spaced)
        cell = table.cellAt(at, 0).firstCursorPosition()
        _write(cell, code.name, "ui", 400, BODY_PT, new=False)
        _write(cell, code.shown, "ui", 600, NUMBER_PT)
        for line in hours:
            _write(cell, line, "ui", 400, BODY_PT)
        _draw_code(table.cellAt(at, 1).firstCursorPosition(), code)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _draw_code(cursor: QTextCursor, code: Code) -> None:
    """Error correction M: paper gets stained."""
    side = (len(modules(code.uri)) + 2 * QUIET) * MODULE_PX
    image = QImage(side, side, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_qr(painter, QRectF(0, 0, side, side), code.uri)
    painter.end()
    place = QTextImageFormat()
    place.setName(code.uri)
    place.setWidth(CODE_PX)
    place.setHeight(CODE_PX)
    cursor.document().addResource(QTextDocument.ResourceType.ImageResource, code.uri, image)
    cursor.insertImage(place)


def _write(
    cursor: QTextCursor,
    said: str,
    face: str,
    weight: int,
    points: float,
    *,
    new: bool = True,
    before: float = 0,
    after: float = 0,
) -> None:
    theme().load_face(face, weight)
    font = QFont(tokens.family(face))
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    style = QTextCharFormat()
    style.setFont(font)
    block = QTextBlockFormat()
    block.setTopMargin(before)
    block.setBottomMargin(after)
    if new and not cursor.document().isEmpty():
        cursor.insertBlock(block, style)
    else:
        cursor.setBlockFormat(block)
    cursor.insertText(said, style)
