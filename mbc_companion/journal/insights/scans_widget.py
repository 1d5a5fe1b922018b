"""The days around scans: two weeks before to two weeks after, earlier scans laid over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.journal.insights.counting import AROUND_SCAN, AroundScan
from mbc_companion.journal.insights.pens_widget import Pens, screen_pens
from mbc_companion.journal.insights.plot_widget import HIGH, paint_band
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.marks import MOODS, mood_word

Scans = tuple[AroundScan, ...]
_MARK, _EARLIER = 21.0, 12.0
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


def from_scan(days: int) -> str:
    """ "3 days before", "Scan", "1 day after"."""
    if days == 0:
        return QCoreApplication.translate("Insights", "Scan")
    one = abs(days) == 1
    if days < 0:
        before = QCoreApplication.translate("Insights", "{count} days before")
        single = QCoreApplication.translate("Insights", "1 day before")
        return single if one else before.format(count=-days)
    after = QCoreApplication.translate("Insights", "{count} days after")
    single = QCoreApplication.translate("Insights", "1 day after")
    return single if one else after.format(count=days)


class _Frame:
    """Where things are; ``x`` by the days from the scan, ``y`` by the mark."""

    def __init__(self, area: QRectF, pens: Pens) -> None:
        metrics = QFontMetricsF(pens.font("body"))
        self.area, self.pens = area, pens
        self.high = metrics.height()
        words = (metrics.horizontalAdvance(mood_word(level)) for level in MOODS)
        self.label = max(words) + 14 * pens.unit
        self.inside = area.adjusted(self.label, 14, -8, -self.high - 20)

    def x(self, days: int) -> float:
        column = self.inside.width() / (2 * AROUND_SCAN + 1)
        return self.inside.left() + (days + AROUND_SCAN + 0.5) * column

    def y(self, level: int) -> float:
        return self.inside.bottom() - (level - 1) * self.inside.height() / (len(MOODS) - 1)

    def around(self, days: int, level: int, side: float) -> QRectF:
        return QRectF(self.x(days) - side / 2, self.y(level) - side / 2, side, side)


def paint_scans(painter: QPainter, area: QRectF, pens: Pens, scans: Scans) -> None:
    """The newest scan in marks, the earlier ones as rings of their own size."""
    frame = _Frame(area, pens)
    band = QRectF(frame.x(0) - 9.5, frame.inside.top() - 8, 19, frame.inside.height() + 22)
    paint_band(painter, band, pens, scan=True)
    _paint_lines(painter, frame)
    _paint_days(painter, frame)
    painter.setPen(QPen(pens.color("lineStrong"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for earlier in scans[1:]:
        for days, level in earlier.levels.items():
            painter.drawEllipse(frame.around(days, level, _EARLIER))
    for days, level in scans[0].levels.items() if scans else ():
        pens.mark(painter, frame.around(days, level, _MARK), level)


def _paint_lines(painter: QPainter, frame: _Frame) -> None:
    painter.setFont(frame.pens.font("body"))
    left, right = round(frame.inside.left()), round(frame.area.right())
    for level in MOODS:
        at = round(frame.y(level))
        painter.setPen(QPen(frame.pens.color("line"), 1.4))
        painter.drawLine(left, at, right, at)
        painter.setPen(frame.pens.color("text2"))
        spot = QRectF(frame.area.left(), at - frame.high / 2, frame.label - 14, frame.high)
        painter.drawText(spot, _RIGHT, mood_word(level))


def _paint_days(painter: QPainter, frame: _Frame) -> None:
    for days in (-AROUND_SCAN, -7, 0, 7, AROUND_SCAN):
        words = from_scan(days) if days == 0 else f"{days:+d}".replace("-", "\N{MINUS SIGN}")
        spot = QRectF(frame.x(days) - 60, frame.inside.bottom() + 18, 120, frame.high + 2)
        painter.drawText(spot, _MIDDLE, words)


class ScansPlot(QWidget):
    """One picture; the table beside it says the same."""

    def __init__(self) -> None:
        super().__init__()
        self._scans: Scans = ()
        set_accessible(self, role="graphic")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def show_scans(self, scans: Scans, name: str) -> None:
        self._scans = scans
        self.setAccessibleName(name)
        self.update()

    def _dress(self) -> None:
        self.setFixedHeight(max(theme().px(HIGH), theme().text_px(220)))
        self.setMinimumWidth(theme().text_px(170))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_scans(painter, QRectF(self.rect()), screen_pens(), self._scans)
        painter.end()
