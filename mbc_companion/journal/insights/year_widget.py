"""The year as a calendar of marks: a row for each month, a place for each day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QResizeEvent

from mbc_companion.journal.insights.days_widget import DaysWidget
from mbc_companion.journal.insights.domain import Look, Span
from mbc_companion.journal.insights.pens_widget import LEAST_MARK, Pens, hatch, screen_pens
from mbc_companion.journal.insights.words_widget import day_text
from mbc_companion.ui.theme import theme

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_GAP = 3.0
_WEEK = 7


class Grid:
    """Rows are the months of ``span``, oldest first, with a place for each day.

    Where 31 places do not fit side by side, a month takes several lines.
    """

    def __init__(self, span: Span, area: QRectF, pens: Pens) -> None:
        self._first = span.first.year * 12 + span.first.month
        self.rows = span.last.year * 12 + span.last.month - self._first + 1
        metrics = QFontMetricsF(pens.font("small"))
        names = (QLocale().monthName(month, QLocale.FormatType.ShortFormat) for month in _MONTHS)
        widest = max(metrics.horizontalAdvance(name) for name in names)
        self.label = widest + metrics.horizontalAdvance(" 2026") + 12 * pens.unit
        self.head = metrics.height() + 4
        self.area = area
        least, room = LEAST_MARK + 2 * _GAP, area.width() - self.label
        self.columns = max(_WEEK, min(31, int(room / least)))
        self.lines = -(-31 // self.columns)
        self.cell = min(max(least, room / self.columns), 34 * pens.unit)
        self.between = 8 * pens.unit if self.lines > 1 else 0.0

    @property
    def least_width(self) -> float:
        return self.label + _WEEK * (LEAST_MARK + 2 * _GAP)

    @property
    def height(self) -> float:
        return self.head + self.rows * self._row_high

    @property
    def _row_high(self) -> float:
        return self.lines * self.cell + self.between

    def place(self, day: date) -> QRectF:
        row = day.year * 12 + day.month - self._first
        line, column = divmod(day.day - 1, self.columns)
        x = self.area.left() + self.label + column * self.cell
        y = self.area.top() + self.head + row * self._row_high + line * self.cell
        return QRectF(x, y, self.cell, self.cell)

    def row_label(self, row: int) -> tuple[QRectF, date]:
        month = self._first + row - 1
        top = self.area.top() + self.head + row * self._row_high
        return (
            QRectF(self.area.left(), top, self.label, self.cell),
            date(month // 12, month % 12 + 1, 1),
        )


_MONTHS = range(1, 13)


class YearPlot(DaysWidget):
    """Twelve months; blank days are blank."""

    def _grid(self, area: QRectF, pens: Pens) -> Grid:
        span = self.look.span if self.look is not None else Span(date.min, date.min)
        return Grid(span, area, pens)

    def dress(self) -> None:
        least = self._grid(QRectF(), screen_pens())
        self.setMinimumWidth(round(least.least_width) + 2)
        self._fit()

    def _fit(self) -> None:
        area = QRectF(0, 0, max(self.width(), self.minimumWidth()), 0)
        self.setFixedHeight(round(self._grid(area, screen_pens()).height) + theme().px(4))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def draw(self, painter: QPainter, area: QRectF, pens: Pens) -> None:
        if self.look is not None:
            paint_year(painter, area, pens, self.look)

    def mark_area(self, day: date, area: QRectF, pens: Pens) -> QRectF:
        return _inner(self._grid(area, pens).place(day))


def _inner(cell: QRectF) -> QRectF:
    return cell.adjusted(_GAP, _GAP, -_GAP, -_GAP)


def paint_year(painter: QPainter, area: QRectF, pens: Pens, look: Look) -> None:
    """The same picture for screen and paper, in one pass over the days."""
    grid = Grid(look.span, area, pens)
    painter.setFont(pens.font("small"))
    painter.setPen(pens.color("text2"))
    for number in (1, 5, 10, 15, 20, 25, 30) if grid.lines == 1 else ():
        x = area.left() + grid.label + (number - 1) * grid.cell
        head = QRectF(x - grid.cell, area.top(), 3 * grid.cell, grid.head)
        painter.drawText(head, _CENTER, str(number))
    for row in range(grid.rows):
        spot, month = grid.row_label(row)
        form = "MMM yyyy" if row == 0 or month.month == 1 else "MMM"
        painter.drawText(spot, _LEFT, day_text(month, form))
    _paint_places(painter, grid, pens, look)
    for day in look.days:
        pens.mark(painter, _inner(grid.place(day.day)), day.level)


def _paint_places(painter: QPainter, grid: Grid, pens: Pens, look: Look) -> None:
    """A dot for every day there is; visit days lie on a soft ground, scan days in a frame."""
    marked = {day.day for day in look.days}
    for day in look.span.days():
        cell = grid.place(day)
        if day in look.visit_days or day in look.scan_days:
            painter.setBrush(pens.color("bookedSoft"))
            framed = pens.edged or day in look.scan_days
            edge = QPen(pens.color("booked"), 1.4) if framed else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 5, 5)
            if day in look.scan_days:
                hatch(painter, cell.adjusted(2, 2, -2, -2), pens.color("booked"), 1.6)
        if day not in marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pens.color("line"))
            painter.drawEllipse(cell.center(), 1.5, 1.5)
