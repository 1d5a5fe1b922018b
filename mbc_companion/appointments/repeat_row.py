"""How a visit repeats: never, by the week, by the month, and until when."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.appointments import typed_when
from mbc_companion.appointments.recurrence import (
    MOST,
    MOST_EVERY,
    Backwards,
    Pace,
    Repeat,
    expand,
    year_after,
)
from mbc_companion.appointments.words_view import (
    day_with_year,
    place_words,
    short,
    tongue,
    visits_words,
)
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.text import Text

NEVER, WEEK, TWO_WEEKS, OTHER = "never", "1", "2", "other"
WEEKS = "weeks"
_NUMBER = re.compile(r"\s*(\d{1,6})\b\D*")


class RepeatRow(QWidget):
    """``chosen`` carries a Repeat or None, each time something understandable is set."""

    chosen = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._first = datetime.min
        self._until: date | None = None
        self._count: int | None = None
        self.label = Text(self.tr("Repeat"), "label", parent=self)
        self._make_parts()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, self.pace, self.other, self.weeks, self.until, self.summary):
            self._column.addWidget(part)
        self.weeks.set_text("3")
        self.pace.set_value(NEVER)
        self.other.set_value(Pace.MONTH_DAY.value)
        self.pace.chosen.connect(lambda _: self._changed())
        self.other.chosen.connect(lambda _: self._changed())
        for field in (self.weeks, self.until):
            field.changed.connect(lambda _, f=field: f.set_error(""))
            field.edit.editingFinished.connect(self._typed)
        self._show_parts()
        theme().follow(self._dress)

    def _make_parts(self) -> None:
        self.pace = Segmented(
            self.tr("Repeat"),
            [
                (NEVER, self.tr("No")),
                (WEEK, self.tr("Every week")),
                (TWO_WEEKS, self.tr("Every two weeks")),
                (OTHER, self.tr("Other")),
            ],
            parent=self,
        )
        self.other = Segmented(
            self.tr("How often"),
            [
                (Pace.MONTH_DAY.value, self.tr("Every month")),
                (Pace.MONTH_WEEKDAY.value, self.tr("Every month")),
                (WEEKS, self.tr("Every few weeks")),
            ],
            parent=self,
        )
        self.weeks = Field(self.tr("Every how many weeks"), parent=self)
        self.until = Field(
            self.tr("Until"),
            help=self.tr("A last day, or how many times: “12 times”."),
            parent=self,
        )
        self.summary = Text("", "body", "text2", parent=self)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(8))

    def show_repeat(self, repeat: Repeat | None, first: datetime) -> None:
        """``first`` is the wall time (naive) the repeat counts from."""
        self._first = first
        self._until = self._count = None
        for field in (self.weeks, self.until):
            field.set_error("")
        if repeat is None:
            self.pace.set_value(NEVER)
        else:
            self._until, self._count = repeat.until, repeat.count
            if repeat.pace is Pace.WEEK:
                known = str(repeat.every) in self.pace.segments
                self.pace.set_value(str(repeat.every) if known else OTHER)
                self.other.set_value(WEEKS)
                self.weeks.set_text(str(repeat.every))
            else:
                self.pace.set_value(OTHER)
                self.other.set_value(repeat.pace.value)
        self._show_parts()

    def set_first(self, first: datetime) -> None:
        """The visit was moved; the repeat counts from there."""
        self._first = first
        self._show_parts()

    def understood(self) -> bool:
        """False, with a sentence, if the end or the number of weeks cannot be read."""
        if self.pace.value() == NEVER:
            return True
        return self._read_until() and self._repeat() is not None

    def _changed(self) -> None:
        if self.pace.value() != NEVER and self._until is None and self._count is None:
            self._until = year_after(self._first.date())
        self._show_parts()
        self._emit()

    def _typed(self) -> None:
        if self._read_until():
            self._show_parts()
            self._emit()

    def _emit(self) -> None:
        if self.pace.value() == NEVER:
            self.chosen.emit(None)
            return
        repeat = self._repeat()
        if repeat is not None:
            self.chosen.emit(repeat)

    def _read_until(self) -> bool:
        typed = self.until.text().strip()
        if typed == self._until_words():
            return True
        number = _NUMBER.fullmatch(typed)
        try:
            if number is not None and int(number[1]) > 0:
                self._count, self._until = int(number[1]), None
            else:
                said = typed_when.read(typed, today=self._today(), tongue=tongue())
                if said.day is None:
                    raise typed_when.NotUnderstood
                if said.day < self._first.date():
                    words = self.tr("The end is before the first visit on {day}.")
                    self.until.set_error(words.format(day=day_with_year(self._first.date())))
                    return False
                self._until, self._count = said.day, None
        except typed_when.NotUnderstood:
            self.until.set_error(self.tr("Until when? For example: Dec 18, or 12 times."))
            return False
        self.until.set_error("")
        return True

    def _repeat(self) -> Repeat | None:
        """None, with a sentence, if something in it cannot be read."""
        choice = self.pace.value()
        every, pace = 1, Pace.WEEK
        if choice == OTHER and self.other.value() != WEEKS:
            pace = Pace(self.other.value())
        elif choice == OTHER:
            typed = self.weeks.text().strip()
            every = int(typed) if typed.isdecimal() and len(typed) < 4 else 0
            if not 1 <= every <= MOST_EVERY:
                self.weeks.set_error(self.tr("A number from 1 to 52, please."))
                return None
        else:
            every = int(choice)
        self.weeks.set_error("")
        repeat = Repeat(pace, every, self._until, self._count)
        try:
            expand(self._first, repeat)
        except Backwards:
            words = self.tr("The end is before the first visit on {day}.")
            self.until.set_error(words.format(day=day_with_year(self._first.date())))
            return None
        return repeat

    def _until_words(self) -> str:
        if self._count is not None:
            return self.tr("1 time") if self._count == 1 else self.tr("%n times", "", self._count)
        return "" if self._until is None else day_with_year(self._until)

    def _show_parts(self) -> None:
        choice = self.pace.value()
        repeats = choice != NEVER
        self.other.setVisible(choice == OTHER)
        self.weeks.setVisible(choice == OTHER and self.other.value() == WEEKS)
        self.until.setVisible(repeats)
        self.summary.setVisible(repeats)
        if not repeats:
            return
        if choice == OTHER:
            self._name_months(self._first.date())
        if not self.until.error():
            self.until.set_text(self._until_words())
        self._sum_up()

    def _name_months(self, day: date) -> None:
        words = {
            Pace.MONTH_DAY.value: self.tr("Monthly on day {day}").format(day=day.day),
            Pace.MONTH_WEEKDAY.value: self.tr("Monthly, {place} {weekday}").format(
                place=place_words(day), weekday=short(day, "ddd")
            ),
        }
        for value, said in words.items():
            segment = self.other.segments[value]
            segment.setText(said)
            segment.setAccessibleName(said)
            segment.updateGeometry()
        # Longer words may need another line of segments, and so more height.
        self.other.updateGeometry()

    def _sum_up(self) -> None:
        repeat = self._repeat()
        if repeat is None:
            self.summary.set_words("")
            return
        times = expand(self._first, repeat)
        words = self.tr("{visits}, the last on {day}.").format(
            visits=visits_words(len(times.moments)), day=day_with_year(times.moments[-1].date())
        )
        if times.capped:
            more = self.tr(
                "That is as many as are made at once: {most} visits or ten years. You can go "
                "on from there."
            )
            words = f"{words} {more.format(most=MOST)}"
        self.summary.set_words(words)
