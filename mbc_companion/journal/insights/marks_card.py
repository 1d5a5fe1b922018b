"""The card with the marks: its sentence, what the bars mean, and the picture."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.journal.insights.counting import usual
from mbc_companion.journal.insights.domain import Look
from mbc_companion.journal.insights.pens_widget import screen_pens
from mbc_companion.journal.insights.plot_widget import MarksPlot, paint_band
from mbc_companion.journal.insights.words_widget import title, with_a_mark
from mbc_companion.journal.insights.year_widget import YearPlot
from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text


class _Swatch(QWidget):
    def __init__(self, *, scan: bool) -> None:
        super().__init__()
        self._scan = scan
        hide_from_tree(self)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFixedSize(theme().px(18), theme().px(26))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_band(painter, area, screen_pens(), scan=self._scan)
        painter.end()


class _Key(QWidget):
    """What a bar behind the marks means; only for bars that are there."""

    def __init__(self, words: str, *, scan: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(_Swatch(scan=scan))
        row.addWidget(Text(words, "body", "text2", wrap=False))


class MarksCard(Card):
    """Thirty or ninety days as a plot, a year as a calendar."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Text("", "h2", heading=2)
        self._count = Text("", "body", "text2")
        self._visit_key = _Key(self.tr("Visit day"), scan=False)
        self._scan_key = _Key(self.tr("Scan day"), scan=True)
        self.plot, self.year = MarksPlot(), YearPlot()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.sentence)
        words.addWidget(self._count)
        keys = FlowLayout(16)
        keys.addWidget(self._visit_key)
        keys.addWidget(self._scan_key)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        nest(self._top, words, 1)
        nest(self._top, keys)
        nest(self.body, self._top)
        for picture in (self.plot, self.year):
            self.body.addWidget(picture)
            picture.opened.connect(self.opened)

    def show_look(self, look: Look, today: date, *, year: bool) -> None:
        said = title(usual(look.days))
        count = with_a_mark(look, today)
        self.sentence.set_words(said)
        self._count.set_words(count)
        self._visit_key.setVisible(bool(look.visit_days))
        self._scan_key.setVisible(bool(look.scan_days))
        help = self.tr("Arrow keys go from mark to mark, Enter opens the entry.")
        shown, other = (self.year, self.plot) if year else (self.plot, self.year)
        shown.show_look(look, said, f"{count} {help}")
        other.hide()
        shown.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme().text_px(560)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if beside else down)
