"""A month of visits: every day a button, with a mark for what is on it."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.appointments.domain import BILLED_TO_PLAN, NOT_HELD, Status, VisitRow
from mbc_companion.appointments.typed_when import FIRST_YEAR, LAST_YEAR
from mbc_companion.appointments.words_view import (
    day_with_year,
    first_weekday,
    short,
    status_words,
    visits_words,
    who_words,
)
from mbc_companion.ui.accessible import hide_from_tree, set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import IconButton
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import CENTER, PaintedButton, edge_width, rounded
from mbc_companion.ui.widgets.surfaces import Card, Separator
from mbc_companion.ui.widgets.text import Text

USED, BOOKED, RING = "used", "booked", "ring"
_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_TURNS: dict[int, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ROWS = 6


def mark_of(row: VisitRow) -> str:
    """USED and BOOKED count toward a plan, RING does not; called off has no mark."""
    if row.status in NOT_HELD:
        return ""
    if row.payment not in BILLED_TO_PLAN:
        return RING
    return USED if row.status is Status.ATTENDED else BOOKED


def paint_mark(painter: QPainter, area: QRectF, mark: str) -> None:
    """Solid, hatched or a ring: told apart without color."""
    look = theme()
    if mark == RING:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("lineStrong"), 2))
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        return
    shape = QPainterPath()
    shape.addRoundedRect(area, 4, 4)
    if mark == USED:
        painter.fillPath(shape, look.color("primary"))
        return
    painter.fillPath(shape, look.color("surface"))
    painter.save()
    painter.setClipPath(shape)
    painter.setPen(QPen(look.color("booked"), 2.4))
    span = area.width() + area.height()
    offset = 0.0
    while offset < span:
        start = QPointF(area.left() + offset - area.height(), area.bottom())
        painter.drawLine(start, QPointF(area.left() + offset, area.top()))
        offset += 6
    painter.restore()
    painter.setPen(QPen(look.color("booked"), 1))
    painter.drawPath(shape)


class MonthCell(PaintedButton):
    """One day; only one of the month is a Tab stop."""

    ring_radius = 8

    def __init__(self, parent: MonthPanel) -> None:
        super().__init__("", parent)
        self._month = parent
        self.day = date.min
        self.here = self.is_today = False
        self.marks: tuple[str, ...] = ()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self.setFixedHeight(max(look.target, look.text_px(26) + look.px(62)))
        self.setMinimumWidth(look.target)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(56), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().target, self.minimumHeight())

    def show_day(self, day: date, *, here: bool, today: bool, rows: list[VisitRow]) -> None:
        self.day, self.here, self.is_today = day, here, today
        self.marks = tuple(mark for mark in map(mark_of, rows) if mark)
        self.setText(str(day.day))
        said = [day_with_year(day)]
        if today:
            said.append(self.tr("today"))
        if rows:
            said.append(visits_words(len(rows)))
            said += [f"{who_words(row)}, {status_words(row.status).lower()}" for row in rows]
        self.setAccessibleName(", ".join(said))
        self.update()

    def nextCheckState(self) -> None:
        """Which day is shown is the month's to say."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._month.key(self.day, event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        fill = "primarySoft" if chosen or self.isDown() else "hover" if self.hovered() else ""
        edge = "primary" if chosen else "moodLine" if self.is_today else ""
        rounded(
            painter,
            QRectF(self.rect()).adjusted(1, 1, -1, -1),
            8,
            fill=look.color(fill) if fill else None,
            edge=look.color(edge) if edge else None,
            width=2 if edge else edge_width(),
        )
        bold = chosen or self.is_today
        painter.setFont(look.font("label", 700 if bold else 400))
        tone = "onPrimarySoft" if chosen else "text" if self.here else "text3"
        painter.setPen(look.color(tone))
        number = QRectF(0, look.px(20), self.width(), look.text_px(24))
        painter.drawText(number, CENTER, self.text())
        self._paint_marks(painter, number.bottom() + look.px(4))
        painter.end()

    def _paint_marks(self, painter: QPainter, top: float) -> None:
        look = theme()
        side, gap = look.text_px(14), look.px(4)
        fits = max(1, int((self.width() - 4) // (side + gap)))
        shown = self.marks[:fits]
        x = (self.width() - len(shown) * side - (len(shown) - 1) * gap) / 2
        for mark in shown:
            paint_mark(painter, QRectF(x, top, side, side), mark)
            x += side + gap


class _Legend(QWidget):
    """What one mark means."""

    def __init__(self, mark: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = mark
        self.words = Text(words, "caption", "text2", wrap=False, parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._row.setContentsMargins(theme().text_px(14) + theme().px(8), 0, theme().px(8), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = QPainter(self), theme().text_px(14)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(0, (self.height() - side) / 2, side, side), self._mark)
        painter.end()


class MonthPanel(Card):
    """``turned`` asks for the visits of other days, ``picked`` carries a day."""

    turned = Signal()
    picked = Signal(object)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(tight=True, parent=parent)
        set_accessible(self, name=self.tr("Month"), role="grouping")
        self._today = self._focused = today
        self._chosen: date | None = None
        self._shown = today.replace(day=1)
        self.before = IconButton(self.tr("Month before"), "caret-left")
        self.after = IconButton(self.tr("Month after"), "caret-right")
        self.month = Text("", "h2", heading=2, wrap=False)
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        head = QHBoxLayout()
        head.addWidget(self.before)
        head.addWidget(self.month, 1)
        head.addWidget(self.after)
        nest(self.body, head)
        self._make_grid()
        self.body.addWidget(Separator())
        self.body.addWidget(self._legend())
        self.show_rows(())

    def _make_grid(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._names = [Text("", "caption", "text2", wrap=False) for _ in range(7)]
        for column, name in enumerate(self._names):
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            hide_from_tree(name)
            self._grid.addWidget(name, 0, column)
        self.cells = [MonthCell(self) for _ in range(7 * _ROWS)]
        for place, cell in enumerate(self.cells):
            self._grid.addWidget(cell, 1 + place // 7, place % 7)
            cell.clicked.connect(lambda _=False, c=cell: self.picked.emit(c.day))
        holder = QVBoxLayout()
        nest(holder, self._grid)
        nest(self.body, holder)

    def _legend(self) -> QWidget:
        legend = QWidget(self)
        flow = FlowLayout(8, legend)
        for mark, words in (
            (USED, self.tr("Used")),
            (BOOKED, self.tr("Booked")),
            (RING, self.tr("Not counted")),
        ):
            flow.addWidget(_Legend(mark, words, legend))
        return legend

    def span(self) -> tuple[date, date]:
        """The first and the last day on the page, days of other months included."""
        lead = (self._shown.weekday() + 1 - first_weekday()) % 7
        start = self._shown - timedelta(days=lead)
        return start, start + timedelta(days=len(self.cells) - 1)

    def set_today(self, today: date) -> None:
        self._today = today

    def choose(self, day: date | None) -> None:
        """Mark a day as the one looked at."""
        self._chosen = day
        for cell in self.cells:
            cell.setChecked(cell.day == day)

    def show_rows(self, rows: Iterable[VisitRow]) -> None:
        by_day: dict[date, list[VisitRow]] = {}
        for row in rows:
            by_day.setdefault(row.day, []).append(row)
        start, _last = self.span()
        self.month.set_words(short(self._shown, "MMMM yyyy"))
        for column, name in enumerate(self._names):
            name.set_words(short(start + timedelta(days=column), "ddd"))
        stop = self._focused if self._in_month(self._focused) else self._shown
        six = any(self._in_month(start + timedelta(days=place)) for place in range(35, 42))
        for place, cell in enumerate(self.cells):
            day = start + timedelta(days=place)
            cell.show_day(
                day,
                here=self._in_month(day),
                today=day == self._today,
                rows=by_day.get(day, []),
            )
            cell.setChecked(day == self._chosen)
            tab = Qt.FocusPolicy.StrongFocus if day == stop else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(tab)
            cell.setVisible(place < 35 or six)

    def _in_month(self, day: date) -> bool:
        return (day.year, day.month) == (self._shown.year, self._shown.month)

    def turn(self, months: int) -> None:
        """Show another month; its visits are asked for."""
        count = self._shown.year * 12 + self._shown.month - 1 + months
        year, month = divmod(count, 12)
        if not FIRST_YEAR <= year < LAST_YEAR:
            return
        length = calendar.monthrange(year, month + 1)[1]
        self._shown = date(year, month + 1, 1)
        self._focused = self._shown.replace(day=min(self._focused.day, length))
        self.turned.emit()
        announce(self, self.month.text())

    def key(self, day: date, key: int) -> bool:
        """Move the focus among the days; False for a key that means something else."""
        if key in _TURNS:
            self.turn(_TURNS[key])
        elif key in _STEPS:
            to = day + timedelta(days=_STEPS[key])
            self._focused = to
            if not self._in_month(to):
                self._shown = to.replace(day=1)
            self.turned.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            ahead = (day.weekday() + 1 - first_weekday()) % 7
            step = -ahead if key == Qt.Key.Key_Home else 6 - ahead
            self._focused = day + timedelta(days=step)
            if not self._in_month(self._focused):
                self._shown = self._focused.replace(day=1)
            self.turned.emit()
        else:
            return False
        self.focus_day()
        return True

    def focus_day(self) -> None:
        for cell in self.cells:
            if cell.day == self._focused:
                cell.setFocus(Qt.FocusReason.TabFocusReason)
