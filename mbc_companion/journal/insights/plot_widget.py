"""Marks over time: five lines, a mark for a day, and the days of visits and scans behind."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from mbc_companion.journal.insights.days_widget import DaysWidget
from mbc_companion.journal.insights.domain import Look, Span
from mbc_companion.journal.insights.pens_widget import LEAST_MARK, Pens, hatch
from mbc_companion.journal.insights.words_widget import short_day
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.marks import MOODS, mood_word

HIGH = 280
_MARK, _BAND = 21.0, 19.0
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class Frame:
    """Where things are in a picture of ``span`` drawn into ``area``."""

    def __init__(self, span: Span, area: QRectF, pens: Pens) -> None:
        self.span = span
        metrics = QFontMetricsF(pens.font("body"))
        self.label_wide = max(metrics.horizontalAdvance(mood_word(level)) for level in MOODS)
        self.line_high = metrics.height()
        gap = 14 * pens.unit
        self.mark = max(LEAST_MARK, min(_MARK * pens.unit, self._room(area, gap) / len(span)))
        half = self.mark / 2 + 2 * pens.unit
        self.inside = area.adjusted(
            self.label_wide + gap, half, -6 * pens.unit, -half - self.line_high - 8 * pens.unit
        )
        self.column = self.inside.width() / max(1, len(span))

    def _room(self, area: QRectF, gap: float) -> float:
        return area.width() - self.label_wide - gap

    def x(self, day: date) -> float:
        return self.inside.left() + ((day - self.span.first).days + 0.5) * self.column

    def y(self, level: int) -> float:
        step = self.inside.height() / (len(MOODS) - 1)
        return self.inside.bottom() - (level - 1) * step

    def step(self, pens: Pens) -> int:
        """Days between two dates on the axis: whole weeks, with air between the words."""
        wide = QFontMetricsF(pens.font("body")).horizontalAdvance(short_day(self.span.last))
        step = 7
        while step * self.column < wide * 1.4:
            step += 7
        return step


class MarksPlot(DaysWidget):
    """Thirty or ninety days."""

    def dress(self) -> None:
        self.setFixedHeight(max(theme().px(HIGH), theme().text_px(220)))
        self.setMinimumWidth(theme().text_px(170))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, pens: Pens) -> None:
        if self.look is not None:
            paint_plot(painter, area, pens, self.look)

    def mark_area(self, day: date, area: QRectF, pens: Pens) -> QRectF:
        if self.look is None:
            return QRectF()
        frame = Frame(self.look.span, area, pens)
        return _around(frame, day, self._days[day].level)


def _around(frame: Frame, day: date, level: int) -> QRectF:
    side = frame.mark
    return QRectF(frame.x(day) - side / 2, frame.y(level) - side / 2, side, side)


def paint_plot(painter: QPainter, area: QRectF, pens: Pens, look: Look) -> None:
    """The same picture for screen and paper."""
    frame = Frame(look.span, area, pens)
    _paint_bands(painter, frame, pens, look)
    _paint_lines(painter, frame, pens, area)
    _paint_dates(painter, frame, pens)
    for day in look.days:
        pens.mark(painter, _around(frame, day.day, day.level), day.level)


def _paint_bands(painter: QPainter, frame: Frame, pens: Pens, look: Look) -> None:
    for day in sorted(look.visit_days | look.scan_days):
        if day not in look.span:
            continue
        wide = min(_BAND * pens.unit, max(4.0, frame.column * 0.8))
        band = QRectF(frame.x(day) - wide / 2, frame.inside.top() - 4, wide, 0)
        band.setBottom(frame.inside.bottom() + frame.mark / 2 + 6)
        paint_band(painter, band, pens, scan=day in look.scan_days)


def paint_band(painter: QPainter, band: QRectF, pens: Pens, *, scan: bool) -> None:
    """A visit day is a soft bar; a scan day has an edge and diagonals as well."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pens.color("bookedSoft"))
    radius = band.width() / 2
    painter.drawRoundedRect(band, radius, radius)
    if scan:
        hatch(painter, band.adjusted(1, radius, -1, -radius), pens.color("booked"), 1.6)
    if scan or pens.edged:
        painter.setPen(QPen(pens.color("booked"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(band, radius, radius)


def _paint_lines(painter: QPainter, frame: Frame, pens: Pens, area: QRectF) -> None:
    painter.setFont(pens.font("body"))
    for level in MOODS:
        y = frame.y(level)
        painter.setPen(QPen(pens.color("line"), 1.4))
        painter.drawLine(round(frame.inside.left()), round(y), round(area.right()), round(y))
        painter.setPen(pens.color("text2"))
        words = QRectF(area.left(), y - frame.line_high / 2, frame.label_wide, frame.line_high)
        painter.drawText(words, _RIGHT, mood_word(level))


def _paint_dates(painter: QPainter, frame: Frame, pens: Pens) -> None:
    painter.setFont(pens.font("body"))
    painter.setPen(pens.color("text2"))
    top = frame.inside.bottom() + frame.mark / 2 + 8 * pens.unit
    wide = frame.step(pens) * frame.column
    for number, day in enumerate(frame.span.days()):
        x = frame.x(day)
        inside = frame.inside.left() <= x and x + wide * 0.3 <= frame.inside.right() + 20
        if number % frame.step(pens) == 0 and inside:
            spot = QRectF(x - wide / 2, top, wide, frame.line_high + 2)
            painter.drawText(spot, _MIDDLE, short_day(day))
