"""Jump to a day: typed or chosen in a month that shows which days have entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.journal import when
from mbc_companion.journal.change_sheet import past_words
from mbc_companion.journal.domain import ListReads
from mbc_companion.journal.entry_row import count_words, long_day
from mbc_companion.ui import troubles
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.calendar import Calendar
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class GoToSheet(Sheet):
    """``wanted`` carries the uid of the entry to show, and what to say about it or nothing."""

    wanted = Signal(str, str)

    def __init__(self, host: QWidget, reads: ListReads, clock: Clock, day: date) -> None:
        title = QCoreApplication.translate("Journal", "Go to a day")
        super().__init__(host, title, width=640, height=700)
        self._reads = reads
        self._clock = clock
        self.day = Field(
            self.tr("Day"),
            help=self.tr("For example: July 4, or Monday."),
            placeholder=self.tr("July 4"),
            parent=self,
        )
        self.day.edit.returnPressed.connect(self._take)
        self.day.edit.textEdited.connect(lambda _words: self.day.set_error(""))
        self.go = Button(self.tr("Go"), "primary", parent=self)
        self.go.clicked.connect(self._take)
        today = local_now(clock).date()
        self.calendar = Calendar(min(day, today), last=today, told=self._told, parent=self)
        self.calendar.picked.connect(self._jump)
        self.body.addWidget(self.day)
        row = QHBoxLayout()
        row.addWidget(Text(self.tr("A dot is a day with entries."), "body", "text2"), 1)
        row.addWidget(self.go)
        nest(self.body, row)
        self.body.addWidget(self.calendar)
        self.body.addStretch(1)

    def focus_first(self) -> None:
        self.day.setFocus()

    def _told(self, first: date, last: date) -> Mapping[date, str]:
        try:
            days = self._reads.days_with(first, last)
        except KnownError:
            # The days can be chosen without their dots.
            return {}
        return {day: count_words(count) for day, count in days.items()}

    def _take(self) -> None:
        """Go to the day that was typed."""
        now = local_now(self._clock)
        midnight = datetime.combine(now.date(), time.min, now.tzinfo)
        try:
            day = when.read(self.day.text(), old=midnight, now=now).date()
        except (when.NotUnderstood, when.NotYet) as trouble:
            self.day.set_error(past_words(trouble))
            self.day.setFocus()
            return
        self._jump(day)

    def _jump(self, day: date) -> None:
        try:
            near = self._reads.near(day)
        except KnownError as error:
            self.day.set_error(troubles.words(error))
            return
        if near is None:
            self.day.set_error(self.tr("There is no entry yet."))
            return
        uid, found = near
        now = local_now(self._clock)
        said = self.tr("No entry on {day}. The nearest is from {found}.")
        words = said.format(day=long_day(day, now=now), found=long_day(found, now=now))
        self.close()
        self.wanted.emit(uid, "" if found == day else words)
