"""A day as on a tear-off calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import CENTER, rounded


def _part(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def paint_leaf(painter: QPainter, area: QRectF, day: date, *, chosen: bool) -> None:
    """The day as on a tear-off calendar: weekday, number, month."""
    look = theme()
    rounded(
        painter,
        area,
        12,
        fill=look.color("primarySoft" if chosen else "surface"),
        edge=look.color("lineStrong" if look.high_contrast else "line"),
        width=look.edge,
    )
    ink = look.color("onPrimarySoft" if chosen else "text")
    parts = (
        (_part(day, "ddd"), look.font("caption", 600), 0.08, 0.24),
        (str(day.day), look.font("display"), 0.30, 0.44),
        (_part(day, "MMM"), look.font("caption"), 0.70, 0.22),
    )
    painter.setPen(ink)
    for words, font, top, high in parts:
        if words.isdigit():
            font.setPixelSize(look.text_px(27.6))
        painter.setFont(font)
        place = QRectF(
            area.left(), area.top() + area.height() * top, area.width(), area.height() * high
        )
        painter.drawText(place, CENTER, words)


def leaf_size() -> QSize:
    look = theme()
    high = sum(QFontMetrics(look.font(style)).height() for style in ("caption", "caption"))
    return QSize(look.text_px(58), high + look.text_px(27.6) + look.px(14))


class DayLeaf(QWidget):
    """Beside words that say the same day; not in the accessibility tree."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._day = date.min
        hide_from_tree(self)
        theme().follow(self._dress)

    def show_day(self, day: date) -> None:
        self._day = day
        self.update()

    def _dress(self) -> None:
        self.setFixedSize(leaf_size())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._day == date.min:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_leaf(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._day, chosen=True)
        painter.end()
