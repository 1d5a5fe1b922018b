"""A picture of days: the arrow keys go from mark to mark, Enter or a click opens one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mbc_companion.journal.insights.domain import Day, Look
from mbc_companion.journal.insights.pens_widget import Pens, screen_pens
from mbc_companion.journal.insights.words_widget import day_words
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme

_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DaysWidget(QWidget):
    """Subclasses say in ``mark_area`` where a day's mark is, and draw in ``draw``.

    ``opened`` carries the uid of the entry whose mark was chosen.
    """

    opened = Signal(str)
    ring_radius = 10.0

    def __init__(self) -> None:
        super().__init__()
        self.look: Look | None = None
        self._days: dict[date, Day] = {}
        self._at: date | None = None
        set_accessible(self, role="graphic")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().follow(self.dress)

    def show_look(self, look: Look, name: str, description: str) -> None:
        """``name`` is the sentence over the picture, as a screen reader hears it."""
        self.look = look
        self._days = {day.day: day for day in look.days}
        if self._at not in self._days:
            self._at = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.dress()

    @property
    def current(self) -> date | None:
        """The day the keys stand on."""
        return self._at

    def dress(self) -> None:
        """Sizes follow the theme and the span."""
        self.update()

    def draw(self, painter: QPainter, area: QRectF, pens: Pens) -> None:
        """Everything but the place of the keys, into ``area``."""

    def mark_area(self, day: date, area: QRectF, pens: Pens) -> QRectF:
        """Where the mark of ``day`` is, inside ``area``."""
        return area

    # -- going from day to day ----------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marked = list(self._days)
        if event.key() in _OPENS and self._at in self._days:
            self.opened.emit(self._days[self._at].uid)
        elif event.key() in _OPENS and marked:
            self._go(marked[-1])
        elif event.key() == Qt.Key.Key_Home and marked:
            self._go(marked[0])
        elif event.key() == Qt.Key.Key_End and marked:
            self._go(marked[-1])
        elif event.key() in _STEPS and marked:
            step = _STEPS[event.key()]
            if self._at is None:
                self._go(marked[-1])
            else:
                place = marked.index(self._at) + step
                self._go(marked[max(0, min(place, len(marked) - 1))])
        else:
            super().keyPressEvent(event)

    def _go(self, day: date) -> None:
        self._at = day
        words = self._words(day)
        self.setAccessibleDescription(words)
        announce(self, words)
        self.update()

    def _words(self, day: date) -> str:
        return day_words(day, self._days.get(day), self.look) if self.look is not None else ""

    def _day_at(self, point: QPointF) -> date | None:
        """The nearest marked day whose mark is within a finger's breadth."""
        reach = theme().target / 2
        pens, area = screen_pens(), QRectF(self.rect())
        nearest: tuple[float, date] | None = None
        for day in self._days:
            away = self.mark_area(day, area, pens).center() - point
            distance = max(abs(away.x()), abs(away.y()))
            if distance <= reach and (nearest is None or distance < nearest[0]):
                nearest = (distance, day)
        return nearest[1] if nearest is not None else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = day
            self.update()
            self.opened.emit(self._days[day].uid)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            if day is not None:
                QToolTip.showText(event.globalPos(), self._words(day), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.look is None:
            return
        painter, pens, area = QPainter(self), screen_pens(), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, area, pens)
        if self._at is not None and self.hasFocus():
            here = self.mark_area(self._at, area, pens).adjusted(-4, -4, 4, 4)
            painter.setPen(QPen(theme().color("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(here)
        painter.end()
