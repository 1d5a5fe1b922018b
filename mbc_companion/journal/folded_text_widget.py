"""Words in a text document: lines as far apart as drawn, very long ones in pieces.

A piece after the first carries a mark in its block format, which undo keeps too; read
back, it is joined to the piece before it.
"""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

from mbc_companion.journal import folding
from mbc_companion.ui import tokens
from mbc_companion.ui.theme import theme

_FOLDED = int(QTextFormat.Property.UserProperty) + 1


def line_height() -> float:
    """Pixels from one line to the next: 165 % of the letters' size."""
    return tokens.text_style("reading").line * theme().font("reading").pixelSize()


def line_format(*, folded: bool = False) -> QTextBlockFormat:
    """The format of a line; Qt's percentage is one of the font's height, which is more."""
    made = QTextBlockFormat()
    percent = 100 * line_height() / QFontMetrics(theme().font("reading")).height()
    made.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if folded:
        made.setProperty(_FOLDED, True)
    else:
        made.setTopMargin(theme().px(8))
    return made


def is_folded(cursor: QTextCursor) -> bool:
    """The cursor is in a piece that belongs to the line above it."""
    return cursor.blockFormat().hasProperty(_FOLDED)


def insert(cursor: QTextCursor, words: str) -> bool:
    """Put ``words`` at the cursor, as one step of undo; True if a line was folded."""
    lines = words.split("\n")
    if not is_folded(cursor) and max(map(len, lines)) <= folding.LONGEST:
        cursor.insertText(words)
        return False
    cursor.beginEditBlock()
    for number, line in enumerate(lines):
        if number:
            cursor.insertBlock(line_format())
        for part, piece in enumerate(folding.pieces(line)):
            if part:
                cursor.insertBlock(line_format(folded=True))
            cursor.insertText(piece)
    cursor.endEditBlock()
    return True


def unfolded(document: QTextDocument, start: int, end: int) -> str:
    """The words between two positions (UTF-16 units), folded lines whole."""
    parts: list[str] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        text = block.text().encode("utf-16-le", "surrogatepass")
        begin = max(0, start - block.position())
        part = text[2 * begin : 2 * max(0, end - block.position())]
        if parts and not block.blockFormat().hasProperty(_FOLDED):
            parts.append("\n")
        parts.append(part.decode("utf-16-le", "replace"))
        block = block.next()
    return "".join(parts)
