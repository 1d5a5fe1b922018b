"""The mark and the moment of an entry. Everything counts at once; there is no Save."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.journal import when
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.entry_row import long_day, when_words
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.calendar import Calendar
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.marks import MoodRow
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


def past_words(trouble: Exception) -> str:
    """What to say about a day that cannot be taken."""
    if isinstance(trouble, when.NotYet):
        return QCoreApplication.translate(
            "Journal", "That has not come yet. Choose today or any day before."
        )
    return QCoreApplication.translate("Journal", "When is it? For example: Mon July 20, 10:30.")


class ChangeSheet(Sheet):
    """``marked`` carries 1 to 5 or None, ``moved`` a past moment."""

    marked = Signal(object)
    moved = Signal(object)

    def __init__(self, host: QWidget, draft: Draft, clock: Clock) -> None:
        super().__init__(
            host, QCoreApplication.translate("Journal", "Change this entry"), width=760, height=700
        )
        self._clock = clock
        self._at = draft.at
        self.marks = MoodRow(self.tr("Mark"), small=True, parent=self)
        self.marks.set_level(draft.mood)
        self.marks.marked.connect(self._mark)
        self.no_mark = Button(self.tr("No mark"), "quiet", parent=self)
        self.no_mark.clicked.connect(lambda: self._mark(None))
        self.when = Field(
            self.tr("When it was"),
            help=self.tr("Type a day, a time or both. For example: Mon July 20, 10:30."),
            parent=self,
        )
        self.when.set_text(when_words(draft.at, now=local_now(clock)))
        self.when.edit.textEdited.connect(self._typed)
        self.when.edit.editingFinished.connect(self._take)
        today = clock.now().astimezone(draft.at.tzinfo).date()
        self.calendar = Calendar(draft.at.date(), last=today, parent=self)
        self.calendar.picked.connect(self._pick)
        self.calendar.hide()
        self.pick = Button(self.tr("Pick a day"), icon="calendar-blank", parent=self)
        self.pick.clicked.connect(self._show_calendar)
        self.done = Button(self.tr("Done"), "primary", parent=self)
        self.done.clicked.connect(self._finish)
        self._fill_body()

    def _fill_body(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Mark"), "label", parent=self), 1)
        head.addWidget(self.no_mark)
        nest(self.body, head)
        self.body.addWidget(self.marks)
        self.body.addWidget(self.when)
        row = QHBoxLayout()
        row.addWidget(self.pick)
        row.addStretch(1)
        nest(self.body, row)
        self.body.addWidget(self.calendar)
        self.body.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.done)
        nest(self._column, foot)

    def _show_calendar(self) -> None:
        self.calendar.setVisible(self.calendar.isHidden())
        if not self.calendar.isHidden():
            self.calendar.focus_day()

    def focus_first(self) -> None:
        self.marks.focus_first()

    def _mark(self, level: int | None) -> None:
        self.marks.set_level(level)
        self.marked.emit(level)

    def _typed(self, _words: str) -> None:
        self.when.set_error("")

    def _take(self) -> bool:
        """Read what was typed; False, with a sentence, if it cannot be taken."""
        now = self._clock.now()
        typed = self.when.text().strip()
        if typed == when_words(self._at, now=local_now(self._clock)):
            return True
        try:
            self._move(when.read(typed, old=self._at, now=now))
        except (when.NotUnderstood, when.NotYet) as trouble:
            self.when.set_error(past_words(trouble))
            return False
        return True

    def _pick(self, day: date) -> None:
        now = self._clock.now()
        try:
            self._move(when.place(day, self._at.time(), old=self._at, now=now))
        except when.NotYet:
            # Today, but at an hour that has not come: then now.
            self._move(now.astimezone(self._at.tzinfo))

    def _move(self, at: datetime) -> None:
        now = local_now(self._clock)
        self._at = at
        self.when.set_error("")
        self.when.set_text(when_words(at, now=now))
        self.when.set_help(f"{long_day(at.date(), now=now)}, {time_words(at)}")
        self.moved.emit(at)

    def _finish(self) -> None:
        if self._take():
            self.close()
        else:
            self.when.edit.setFocus()
