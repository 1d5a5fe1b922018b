"""A month to pick a day from: every day a button of full size, moved in with the arrows."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import IconButton
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import CENTER, PaintedButton, edge_width, rounded
from mbc_companion.ui.widgets.text import Text

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


def _words(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def _first_weekday() -> int:
    """Monday is 1, Sunday 0; the US pack, which is also Qt's plain locale, begins on Sunday."""
    locale = QLocale()
    plain = locale.language() == QLocale.Language.C
    return 0 if plain else locale.firstDayOfWeek().value % 7


class DayButton(PaintedButton):
    """One day; only the day in focus is a Tab stop."""

    def __init__(self, parent: Calendar) -> None:
        super().__init__("", parent)
        self._calendar = parent
        self.day = date.min
        self._told = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font("label", 500))
        self.setFixedHeight(theme().target)
        self.setMinimumWidth(theme().target)

    def sizeHint(self) -> QSize:
        return QSize(theme().target, theme().target)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_day(self, day: date, told: str = "") -> None:
        """``told`` is what there is on that day, in words; it is shown as a dot."""
        self.day = day
        self._told = bool(told)
        name = _words(day, "dddd MMMM d, yyyy")
        self.setText(str(day.day))
        self.setAccessibleName(f"{name}, {told}" if told else name)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._calendar.key(self.day, event.key()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        chosen, late = self.isChecked(), not self.isEnabled()
        fill = "primarySoft" if chosen or self.isDown() else "hover" if self.hovered() else ""
        rounded(
            painter,
            self.rect().toRectF().adjusted(1, 1, -1, -1),
            self.ring_radius,
            fill=look.color(fill) if fill else None,
            edge=look.color("primary") if chosen else None,
            width=edge_width(),
        )
        painter.setFont(look.font("label", 600 if chosen else 500))
        painter.setPen(look.color("text3" if late else "onPrimarySoft" if chosen else "text"))
        painter.drawText(self.rect(), CENTER, self.text())
        if self._told:
            side, ink = look.px(6), painter.pen().color()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            middle = self.rect().center().x() + 1
            painter.drawEllipse(middle - side // 2, self.height() - look.px(10), side, side)
        painter.end()


class Calendar(QWidget):
    """``picked`` carries a day no later than ``last`` (today, where only the past counts).

    ``told`` gives, for two days, what there is on each day between them, in words.
    """

    picked = Signal(object)

    def __init__(
        self,
        day: date,
        *,
        last: date,
        told: Callable[[date, date], Mapping[date, str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._told = told
        set_accessible(self, name=self.tr("Choose a day"), role="grouping")
        self._last = last
        self._day = min(day, last)
        self.before = IconButton(self.tr("Month before"), "caret-left", "secondary")
        self.after = IconButton(self.tr("Month after"), "caret-right", "secondary")
        self.month = Text("", "h3", wrap=False)
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        head = QHBoxLayout()
        head.addWidget(self.before)
        head.addWidget(self.month, 1)
        head.addWidget(self.after)
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._names = [Text("", "caption", "text2", wrap=False) for _ in range(7)]
        for column, name in enumerate(self._names):
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(name, 0, column)
        self.days = [DayButton(self) for _ in range(42)]
        for place, button in enumerate(self.days):
            self._grid.addWidget(button, 1 + place // 7, place % 7)
            button.clicked.connect(lambda _=False, b=button: self._pick(b.day))
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        nest(column_of_all, head)
        nest(column_of_all, self._grid)
        self._show()

    @property
    def day(self) -> date:
        return self._day

    def focus_day(self) -> None:
        """Put the focus on the chosen day."""
        for button in self.days:
            if button.day == self._day and not button.isHidden():
                button.setFocus(Qt.FocusReason.TabFocusReason)

    def key(self, focused: date, key: int) -> bool:
        """Arrows move by days and weeks, PgUp and PgDn by months; False for other keys."""
        if key in _STEPS:
            self._go(focused + timedelta(days=_STEPS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(-1 if key == Qt.Key.Key_PageUp else 1)
            self.focus_day()
        else:
            return False
        return True

    def _pick(self, day: date) -> None:
        self._day = day
        self._show()
        self.picked.emit(day)

    def _go(self, day: date) -> None:
        if day <= self._last:
            self._day = day
            self._show()
            self.focus_day()

    def _turn(self, months: int) -> None:
        count = self._day.year * 12 + self._day.month - 1 + months
        year, month = divmod(count, 12)
        if not 1900 <= year <= self._last.year:
            return
        length = calendar.monthrange(year, month + 1)[1]
        self._day = min(date(year, month + 1, min(self._day.day, length)), self._last)
        self._show()
        announce(self, self.month.text())

    def _show(self) -> None:
        first = self._day.replace(day=1)
        lead = (first.weekday() + 1 - _first_weekday()) % 7
        start = first - timedelta(days=lead)
        self.month.set_words(_words(first, "MMMM yyyy"))
        for column, name in enumerate(self._names):
            name.set_words(_words(start + timedelta(days=column), "ddd"))
        self.after.setEnabled((first.year, first.month) < (self._last.year, self._last.month))
        told = self._told(start, start + timedelta(days=41)) if self._told else {}
        for place, button in enumerate(self.days):
            day = start + timedelta(days=place)
            here = day.month == first.month
            button.show_day(day, told.get(day, ""))
            button.setVisible(here)
            button.setEnabled(day <= self._last)
            button.setChecked(here and day == self._day)
            stop = Qt.FocusPolicy.StrongFocus if day == self._day else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)
