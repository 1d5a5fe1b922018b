"""What came up most: feelings by their number of days, as bars with the number beside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.journal.insights.pens_widget import Pens, screen_pens
from mbc_companion.journal.insights.words_widget import days_words
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.marks import feeling_word
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text

Counts = tuple[tuple[str, int], ...]
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_BAR = 16.0


def row_high(pens: Pens) -> float:
    """The height of one feeling."""
    return max(39 * pens.unit, QFontMetricsF(pens.font("body")).height() * 1.6)


def paint_bars(painter: QPainter, area: QRectF, pens: Pens, counts: Counts) -> None:
    """The longest bar is the most days; the same picture for screen and paper."""
    metrics = QFontMetricsF(pens.font("body"))
    names = max((metrics.horizontalAdvance(feeling_word(name)) for name, _ in counts), default=0)
    names = min(names, area.width() * 0.4)
    said = max((metrics.horizontalAdvance(days_words(count)) for _, count in counts), default=0)
    room = max(0.0, area.width() - names - said - 32 * pens.unit)
    most = max((count for _, count in counts), default=1)
    painter.setFont(pens.font("body"))
    for place, (name, count) in enumerate(counts):
        top = area.top() + place * row_high(pens)
        row = QRectF(area.left(), top, area.width(), row_high(pens))
        word = metrics.elidedText(feeling_word(name), Qt.TextElideMode.ElideRight, names + 1)
        painter.setPen(pens.color("text"))
        painter.drawText(row, _LEFT, word)
        painter.setPen(pens.color("text2"))
        painter.drawText(row, _RIGHT, days_words(count))
        high = _BAR * pens.unit
        left = row.left() + names + 16 * pens.unit
        bar = QRectF(left, row.center().y() - high / 2, room * count / most, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pens.color("primary"))
        painter.drawRoundedRect(bar, 4, 4)


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._counts: Counts = ()
        set_accessible(self, role="graphic")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def show_counts(self, counts: Counts) -> None:
        self._counts = counts
        said = (f"{feeling_word(name)}, {days_words(count)}" for name, count in counts)
        self.setAccessibleName("; ".join(said))
        self._dress()

    def _dress(self) -> None:
        self.setFixedHeight(round(len(self._counts) * row_high(screen_pens())))
        self.setMinimumWidth(theme().text_px(170))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bars(painter, QRectF(self.rect()), screen_pens(), self._counts)
        painter.end()


class FeelingsCard(Card):
    """Hidden by the page where no feeling was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(Text(self.tr("What came up most"), "h2", heading=2))
        self._bars = _Bars()
        self.body.addWidget(self._bars)
        self.body.addStretch(1)

    def show_counts(self, counts: Counts) -> None:
        self._bars.show_counts(counts)
