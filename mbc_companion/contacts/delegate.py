"""Draws one row of the list: a contact in two lines, a helpline in three."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mbc_companion.contacts.table_model import LINE, Line
from mbc_companion.ui import icons
from mbc_companion.ui.theme import theme

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BAR, _ICON = 4, 24


def _high(style: str) -> int:
    font = theme().font(style)
    return max(round(font.pixelSize() * 1.4), QFontMetrics(font).height())


def row_height(*, helpline: bool) -> int:
    """Pixels of a row at the present text size."""
    look = theme()
    if helpline:
        return _high("body") + _high("phoneList") + _high("small") + 2 * look.px(11)
    return max(look.px(76), _high("h3") + _high("small") + 2 * look.px(13), look.target)


class LineDelegate(QStyledItemDelegate):
    """Every row of a list is as high as the first."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = index.data(LINE)
        return QSize(100, row_height(helpline=line is not None and bool(line.number)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        line: Line | None = index.data(LINE)
        if line is None:
            return
        painter.save()
        painter.setClipRect(area)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        _paint_back(painter, area, state, selected=selected)
        inner = area.adjusted(theme().px(24), 0, -theme().px(20), -1)
        inner = _paint_icons(painter, inner, line)
        if line.number:
            _paint_helpline(painter, inner, line, selected=selected)
        else:
            _paint_contact(painter, inner, line, selected=selected)
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme().color("line"))
        painter.restore()


def _paint_back(painter: QPainter, area: QRect, state: QStyle.StateFlag, *, selected: bool) -> None:
    look = theme()
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    fill = "primarySoft" if selected else "hover" if hovered else "surface"
    painter.fillRect(area, look.color(fill))
    if selected:
        bar = QRect(area.left(), area.top(), _BAR, area.height() - 1)
        painter.fillRect(bar, look.color("primary"))


def _paint_icons(painter: QPainter, inner: QRect, line: Line) -> QRect:
    """Icons from the right; gives the room that is left for words."""
    side, gap = theme().text_px(_ICON), theme().px(8)
    right = inner.right() + 1
    for name, tone, _words in reversed(line.icons):
        right -= side
        top = inner.center().y() - side / 2
        painter.drawPixmap(QPointF(right, top), icons.pixmap(name, tone, _ICON))
        right -= gap
    return QRect(inner.left(), inner.top(), max(0, right - inner.left()), inner.height())


def _words(painter: QPainter, area: QRect, words: str, font: QFont, tone: str) -> None:
    painter.setFont(font)
    painter.setPen(theme().color(tone))
    said = QFontMetrics(font).elidedText(
        words.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width()
    )
    painter.drawText(area, _LEFT, said)


def _paint_contact(painter: QPainter, inner: QRect, line: Line, *, selected: bool) -> None:
    look = theme()
    name, under = _high("h3"), _high("small") if line.under else 0
    top = inner.top() + (inner.height() - name - under) // 2
    strong = "onPrimarySoft" if selected else "text"
    soft = "onPrimarySoft" if selected else "text2"
    area = QRect(inner.left(), top, inner.width(), name)
    _words(painter, area, line.name, look.font("h3"), strong)
    if under:
        area = QRect(inner.left(), top + name, inner.width(), under)
        _words(painter, area, line.under, look.font("small"), soft)


def _paint_helpline(painter: QPainter, inner: QRect, line: Line, *, selected: bool) -> None:
    look = theme()
    heights = (_high("body"), _high("phoneList"), _high("small"))
    top = inner.top() + (inner.height() - sum(heights)) // 2
    soft = "onPrimarySoft" if selected else "text2"
    name = QRect(inner.left(), top, inner.width(), heights[0])
    number = QRect(inner.left(), name.bottom() + 1, inner.width(), heights[1])
    under = QRect(inner.left(), number.bottom() + 1, inner.width(), heights[2])
    _words(painter, name, line.name, look.font("body", 600 if selected else 400), soft)
    _words(painter, number, line.number, look.font("phoneList"), "text")
    side = look.text_px(10)
    dot = QRectF(under.left(), under.center().y() - side / 2 + 1, side, side).adjusted(1, 1, -1, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = look.color("primary" if line.open else "lineStrong")
    painter.setPen(QPen(color, 2))
    painter.setBrush(color if line.open else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(dot)
    _words(
        painter, under.adjusted(side + look.px(7), 0, 0, 0), line.under, look.font("small"), soft
    )
