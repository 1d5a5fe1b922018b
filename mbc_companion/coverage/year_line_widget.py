"""The plan year as a line: authorized days, today, and the last visit there is enough for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.coverage.plan_years import Window
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import rounded

_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_SIDE = 8


class Shown(NamedTuple):
    """``spans`` are authorized days; ``soon`` colors their end; ``mark`` is the last visit."""

    window: Window
    today: date
    spans: tuple[tuple[date, date], ...] = ()
    spans_words: str = ""
    soon: bool = False
    mark: date | None = None
    mark_words: str = ""
    today_words: str = ""


class YearLine(QWidget):
    """Everything on it stands in the words around it too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        set_accessible(self, role="graphic")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def show_year(self, shown: Shown, words: str) -> None:
        """``words`` are read out."""
        self._shown = shown
        self.setAccessibleName(words)
        self._dress()

    def _dress(self) -> None:
        self.setFixedHeight(self._rows()[-1])
        self.update()

    def _rows(self) -> tuple[int, int, int, int]:
        """Tops of the band, of the axis and of the months; the whole height."""
        high = QFontMetrics(theme().font("small")).height()
        labels = 2 if self._crowded() else 1
        band = labels * high + theme().px(6)
        axis = band + theme().px(28)
        months = axis + theme().px(8)
        return band, axis, months, months + 2 * high + theme().px(8)

    def _crowded(self) -> bool:
        """The two labels over the band would meet: then they take two lines."""
        shown = self._shown
        if shown is None or not shown.spans or shown.mark is None or self.width() < 10:
            return False
        metrics = QFontMetrics(theme().font("small", 600))
        left = self._x(shown.spans[0][0]) + metrics.horizontalAdvance(shown.spans_words) + 16
        return left > self._mark_left(shown, metrics)

    def _mark_left(self, shown: Shown, metrics: QFontMetrics) -> float:
        wide = metrics.horizontalAdvance(shown.mark_words) + 2
        x = self._x(shown.mark or shown.today)
        return max(0.0, min(x - wide / 2, self.width() - wide))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), self.height())

    def resizeEvent(self, event: object) -> None:
        self._dress()

    def _x(self, day: date) -> float:
        """Where the beginning of ``day`` lies."""
        window = self._shown.window if self._shown else Window(day, day)
        days = (window.last - window.first).days + 1
        into = max(0, min((day - window.first).days, days))
        return _SIDE + (self.width() - 2 * _SIDE) * into / days

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_spans(painter, self._shown)
        self._paint_axis(painter, self._shown)
        self._paint_today(painter, self._shown)
        self._paint_mark(painter, self._shown)
        painter.end()

    def _paint_spans(self, painter: QPainter, shown: Shown) -> None:
        look = theme()
        band, axis, _months, _all = self._rows()
        for first, last in shown.spans:
            left, right = self._x(first), self._x(last + timedelta(days=1))
            area = QRectF(left, band, max(6.0, right - left), axis - band - look.px(6))
            fill, edge = look.color("primarySoft"), look.color("primary")
            rounded(painter, area, 4, fill=fill, edge=edge, width=1.2)
            cap = QRectF(area.right() - 6, area.top() - 4, 6, area.height() + 8)
            color = look.color("caution" if shown.soon else "lineStrong")
            rounded(painter, cap, 3, fill=color, edge=None)
        if shown.spans:
            at = QPointF(self._x(shown.spans[0][0]) + 8, 0)
            self._write(painter, at, shown.spans_words, "text", weight=400)

    def _paint_axis(self, painter: QPainter, shown: Shown) -> None:
        look = theme()
        _band, axis, months, _all = self._rows()
        painter.setPen(QPen(look.color("lineStrong"), 1.5))
        painter.drawLine(QPointF(_SIDE, axis), QPointF(self.width() - _SIDE, axis))
        starts = _months(shown.window)
        ends = [*starts[1:], shown.window.last + timedelta(days=1)]
        font = look.font("small")
        metrics = QFontMetrics(font)
        locale = QLocale()
        names = [locale.toString(QDate(d.year, d.month, 1), "MMM") for d in starts]
        widest = max(metrics.horizontalAdvance(name) for name in names) + 6
        usual = (self.width() - 2 * _SIDE) / max(1.0, (shown.window.last - shown.window.first).days)
        every = max(1, -int(-widest // max(1.0, usual * 30)))
        painter.setFont(font)
        for place, (first, after) in enumerate(zip(starts, ends, strict=True)):
            left, right = self._x(first), self._x(after)
            painter.setPen(QPen(look.color("lineStrong"), 1.2))
            for x in (left, right):
                painter.drawLine(QPointF(x, axis - 5), QPointF(x, axis + 5))
            if place % every == 0 and (right - left > widest * 0.6 or every > 1):
                middle = (left + right) / 2
                area = QRectF(middle - widest / 2, months, widest, metrics.height())
                area.moveLeft(max(0.0, min(area.left(), self.width() - widest)))
                painter.setPen(look.color("text2"))
                painter.drawText(area, _CENTER, names[place])

    def _paint_today(self, painter: QPainter, shown: Shown) -> None:
        if shown.today not in shown.window:
            return
        look = theme()
        band, axis, months, _all = self._rows()
        x = self._x(shown.today)
        painter.setPen(QPen(look.color("text"), 2.4))
        painter.drawLine(QPointF(x, band), QPointF(x, axis + 6))
        metrics = QFontMetrics(look.font("small", 600))
        wide = metrics.horizontalAdvance(shown.today_words) + 4
        left = max(0.0, min(x - wide / 2, self.width() - wide))
        self._write(painter, QPointF(left, months + metrics.height()), shown.today_words, "text")

    def _paint_mark(self, painter: QPainter, shown: Shown) -> None:
        if shown.mark is None:
            return
        look = theme()
        band, axis, _months, _all = self._rows()
        x = self._x(shown.mark)
        painter.setPen(QPen(look.color("primary"), 2.4))
        painter.drawLine(QPointF(x, band), QPointF(x, axis))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("primary"))
        painter.drawEllipse(QPointF(x, axis), 6, 6)
        metrics = QFontMetrics(look.font("small", 600))
        top = metrics.height() if self._crowded() else 0
        left = self._mark_left(shown, metrics)
        self._write(painter, QPointF(left, top), shown.mark_words, "primary")

    def _write(
        self, painter: QPainter, at: QPointF, words: str, tone: str, *, weight: int = 600
    ) -> None:
        font = theme().font("small", weight)
        painter.setFont(font)
        painter.setPen(theme().color(tone))
        painter.drawText(at + QPointF(0, QFontMetrics(font).ascent()), words)


def _months(window: Window) -> list[date]:
    """The first day of every month in the window, cut at its beginning."""
    found, day = [], window.first
    while day <= window.last:
        found.append(day)
        year, month = divmod(day.year * 12 + day.month, 12)
        day = date(year, month + 1, 1)
    return found
