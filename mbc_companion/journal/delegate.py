"""Draws the rows of the list: month headers, entries and check-ins."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mbc_companion.journal.domain import EntryRow, Month
from mbc_companion.journal.entry_row import count_words, month_name, preview_words, short_day
from mbc_companion.journal.listing.shape import Heights
from mbc_companion.journal.table_model import MONTH, ROW
from mbc_companion.ui import icons
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.marks import paint_mark

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_BAR = 4
_LINES = 2


def _line_height(style: str, spread: float) -> int:
    font = theme().font(style)
    return max(round(font.pixelSize() * spread), QFontMetrics(font).height())


def heights() -> Heights:
    """Pixels of each kind of row at the present text size."""
    look = theme()
    day, line = _line_height("label", 1.5), _line_height("small", 1.4)
    around = 2 * look.px(13) + 1
    header = _line_height("label", 1.5) + look.px(18) + 1
    shortest = max(look.px(72), look.target)
    return Heights(header, day + _LINES * line + around, max(day + line + around, shortest))


class EntryDelegate(QStyledItemDelegate):
    """One row as pictured: mark, day, time, and two lines of preview with matches marked."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, theme().target)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setClipRect(area)
        month = index.data(MONTH)
        if month is not None:
            _paint_header(painter, area, month)
        else:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            _paint_back(painter, area, selected=selected, hovered=hovered)
            entry = index.data(ROW)
            if entry is not None:
                _paint_entry(painter, area, entry, selected=selected)
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme().color("line"))
        painter.restore()


def _paint_header(painter: QPainter, area: QRect, month: Month) -> None:
    look = theme()
    painter.fillRect(area, look.color("sunken"))
    inner = area.adjusted(look.px(18), 0, -look.px(16), -1)
    name, font = month_name(month), look.font("label")
    painter.setFont(font)
    painter.setPen(look.color("text"))
    painter.drawText(inner, _LEFT, name)
    wide = QFontMetrics(font).horizontalAdvance(name)
    painter.setFont(look.font("body"))
    painter.setPen(look.color("text2"))
    painter.drawText(inner.adjusted(wide, 0, 0, 0), _LEFT, f", {count_words(month.entries)}")


def _paint_back(painter: QPainter, area: QRect, *, selected: bool, hovered: bool) -> None:
    look = theme()
    painter.fillRect(
        area, look.color("primarySoft" if selected else "hover" if hovered else "surface")
    )
    if selected:
        bar = QRect(area.left(), area.top(), _BAR, area.height() - 1)
        painter.fillRect(bar, look.color("primary"))


def _paint_entry(painter: QPainter, area: QRect, entry: EntryRow, *, selected: bool) -> None:
    look = theme()
    top = area.top() + look.px(13)
    side = look.text_px(32)
    if entry.mood is not None:
        paint_mark(painter, QRectF(area.left() + look.px(18), top, side, side), entry.mood)
    left = area.left() + look.px(18) + side + look.px(14)
    wide = area.right() + 1 - look.px(16) - left
    day_height = _line_height("label", 1.5)
    strong = look.color("onPrimarySoft" if selected else "text")
    soft = look.color("onPrimarySoft" if selected else "text2")
    line = QRect(left, top, wide, day_height)
    time = time_words(entry.at)
    small = look.font("caption")
    painter.setFont(small)
    painter.setPen(soft)
    painter.drawText(line, _RIGHT, time)
    label = look.font("label")
    painter.setFont(label)
    painter.setPen(strong)
    room = wide - QFontMetrics(small).horizontalAdvance(time) - look.px(8)
    if entry.starred:
        size = look.text_px(16)
        room -= size + look.px(6)
        star = icons.colored("star-fill", strong, size)
        x = line.right() + 1 - (wide - room - look.px(8))
        painter.drawPixmap(QPointF(x, top + (day_height - size) / 2), star)
    day = QFontMetrics(label).elidedText(short_day(entry.at), Qt.TextElideMode.ElideRight, room)
    painter.drawText(line, _LEFT, day)
    painter.setPen(soft)
    _paint_preview(painter, QPointF(left, top + day_height), wide, entry)


def _paint_preview(painter: QPainter, where: QPointF, wide: int, entry: EntryRow) -> None:
    """At most two lines; the second ends in an ellipsis if there is more."""
    words = preview_words(entry)
    lines = 1 if entry.wordless else _LINES
    font = theme().font("small")
    high = _line_height("small", 1.4)
    layout = _laid_out(words, font, wide, lines, entry.matches)
    if layout.lineCount() > lines or _ends_early(layout, words, lines):
        begun, left = _split(words, layout.lineAt(lines - 1).textStart())
        rest = QFontMetrics(font).elidedText(left, Qt.TextElideMode.ElideRight, wide)
        layout = _laid_out(begun + rest, font, wide, lines, entry.matches)
    for number in range(min(lines, layout.lineCount())):
        line = layout.lineAt(number)
        lift = (high - line.height()) / 2
        line.setPosition(QPointF(0, number * high + lift))
    layout.draw(painter, where)


def _ends_early(layout: QTextLayout, words: str, lines: int) -> bool:
    last = layout.lineAt(min(lines, layout.lineCount()) - 1)
    return last.textStart() + last.textLength() < _units(words)


def _units(words: str) -> int:
    """Qt counts UTF-16 units, Python characters."""
    return len(words.encode("utf-16-le", "replace")) // 2


def _split(words: str, units: int) -> tuple[str, str]:
    coded = words.encode("utf-16-le", "replace")
    first, second = coded[: 2 * units], coded[2 * units :]
    return first.decode("utf-16-le", "ignore"), second.decode("utf-16-le", "ignore")


def _laid_out(
    words: str, font: QFont, wide: int, lines: int, matches: tuple[tuple[int, int], ...]
) -> QTextLayout:
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_marked(words, font, *match) for match in matches])
    layout.beginLayout()
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(wide)
    layout.endLayout()
    return layout


def _marked(words: str, font: QFont, start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = _units(words[:start])
    made.length = _units(words[start : start + length])
    style = QTextCharFormat()
    style.setFont(font)
    style.setFontWeight(QFont.Weight.DemiBold)
    style.setFontUnderline(True)
    made.format = style
    return made
