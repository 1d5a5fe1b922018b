"""Agenda and month beside each other, and the day that was picked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.appointments.agenda_panel import AgendaPanel
from mbc_companion.appointments.around_panel import Around
from mbc_companion.appointments.domain import VisitRow
from mbc_companion.appointments.month_panel import MonthPanel
from mbc_companion.appointments.words_view import long_day, spoken, who_words
from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.breadth import Breadth, breadth, turn
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button, LinkButton
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card, Note, ScrollPage
from mbc_companion.ui.widgets.text import Text

_AGENDA, _MONTH = 524, 428


class DayPanel(Card):
    """The visits of one day, and a way to add one on it."""

    opened = Signal(str)
    add = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tight=True, parent=parent)
        self.day = date.min
        self.heading = Text("", "h3", heading=3, parent=self)
        self.body.addWidget(self.heading)
        self._list = QVBoxLayout()
        nest(self.body, self._list)
        self.buttons: list[Button] = []
        self.add_button = Button(self.tr("Add a visit on this day"), icon="plus", parent=self)
        self.add_button.clicked.connect(lambda: self.add.emit(self.day))
        self.body.addWidget(self.add_button)
        self.hide()

    def show_day(self, day: date, rows: tuple[VisitRow, ...], today: date) -> None:
        self.day = day
        self.heading.set_words(long_day(day, today))
        for button in self.buttons:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for row in rows:
            words = self.tr("{time}, {who}").format(time=time_words(row.at), who=who_words(row))
            button = Button(words, "quiet", name=f"{self.tr('Open')}: {spoken(row, today)}")
            button.set_left()
            button.clicked.connect(lambda _=False, uid=row.uid: self.opened.emit(uid))
            self._list.addWidget(button)
            button.show()
            self.buttons.append(button)
        self.show()


class OverviewPanel(ScrollPage):
    """``opened``, ``record``, ``book_next`` carry a uid, ``add_on`` a day."""

    opened = Signal(str)
    record = Signal(str)
    book_next = Signal(str)
    add_on = Signal(object)
    coverage_wanted = Signal()
    removed_wanted = Signal()

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._around = around
        self.agenda = AgendaPanel(around, self)
        self.month = MonthPanel(local_now(around.clock).date(), self)
        self.day = DayPanel(self)
        self.note = Note("", "calm", "umbrella-simple", parent=self)
        self.coverage = LinkButton(self.tr("Coverage"), parent=self.note)
        self.note.row.addWidget(self.coverage)
        self.removed = Button(self.tr("Removed visits"), "quiet", icon="trash", parent=self)
        self.trouble = Note("", "problem", parent=self)
        self.trouble.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        right = QVBoxLayout()
        for part in (self.month, self.day, self.note):
            right.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.removed)
        foot.addStretch(1)
        nest(right, foot)
        right.addStretch(1)
        self._right = right
        left = QVBoxLayout()
        left.addWidget(self.agenda)
        nest(self._row, left, _AGENDA)
        nest(self._row, right, _MONTH)
        self.body.addWidget(self.trouble)
        nest(self.body, self._row)
        self._connect()
        theme().follow(self._dress_row)

    def _connect(self) -> None:
        self.agenda.opened.connect(self.opened)
        self.agenda.record.connect(self.record)
        self.agenda.book_next.connect(self.book_next)
        self.month.turned.connect(self.load_month)
        self.month.picked.connect(self.show_day)
        self.day.opened.connect(self.opened)
        self.day.add.connect(self.add_on)
        self.coverage.clicked.connect(self.coverage_wanted)
        self.removed.clicked.connect(self.removed_wanted)

    def _dress_row(self) -> None:
        look = theme()
        self._row.setSpacing(look.px(28))
        self._right.setSpacing(look.px(16))
        self._fit()

    def _fit(self) -> None:
        wide = breadth(max(1, self.window().width()), theme().scale) is Breadth.WIDE
        turn(self._row, wide=wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def load(self) -> int:
        """Read agenda and month; gives how many visits the agenda has, -1 after a trouble."""
        try:
            count = self.agenda.load()
            self.month.set_today(local_now(self._around.clock).date())
            self._read_month()
            if self.day.isVisibleTo(self):
                self._read_day(self.day.day)
            self._say_left()
            self.removed.setVisible(bool(self._around.repository.removed(1)))
        except KnownError as error:
            self.trouble.set_words(troubles.words(error))
            self.trouble.show()
            return -1
        self.trouble.hide()
        return count

    def load_month(self) -> None:
        try:
            self._read_month()
        except KnownError as error:
            self.trouble.set_words(troubles.words(error))
            self.trouble.show()

    def _read_month(self) -> None:
        self.month.show_rows(self._around.repository.rows_between(*self.month.span()))

    def show_day(self, day: date) -> None:
        """Under the month: what is on that day."""
        if self.day.isVisibleTo(self) and self.day.day == day:
            self.day.hide()
            self.month.choose(None)
            return
        self.month.choose(day)
        try:
            self._read_day(day)
            # Once it has its place: it lies below the month.
            QTimer.singleShot(0, self.day, lambda: self.ensureWidgetVisible(self.day))
        except KnownError as error:
            self.trouble.set_words(troubles.words(error))
            self.trouble.show()

    def _read_day(self, day: date) -> None:
        rows = self._around.repository.rows_between(day, day)
        self.day.show_day(day, rows, local_now(self._around.clock).date())

    def _say_left(self) -> None:
        counting = self._around.counting
        words = counting.left_sentence() if counting is not None else ""
        self.note.set_words(words)
        self.note.setVisible(bool(words))
