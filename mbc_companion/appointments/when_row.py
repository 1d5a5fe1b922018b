"""The day and the time of a visit, typed freely, and what is worth a word about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mbc_companion.appointments import typed_when
from mbc_companion.appointments.clashes import Clashes
from mbc_companion.appointments.domain import Visit
from mbc_companion.appointments.words_view import day_forms, tongue, who_words
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button, IconButton
from mbc_companion.ui.widgets.calendar import Calendar
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

_AROUND = 36
"""What the edges of a line take of its width, in px at 100 %."""
LAST_DAY = date(typed_when.LAST_YEAR, 12, 31)


class DaySheet(Sheet):
    """A month to pick a day from."""

    def __init__(self, host: QWidget, title: str, day: date) -> None:
        super().__init__(host, title, width=560, height=0)
        self.title.set_text_style("title")
        self.calendar = Calendar(day, last=LAST_DAY, parent=self)
        self.body.addWidget(self.calendar)

    def focus_first(self) -> None:
        self.calendar.focus_day()


class WhenRow(QWidget):
    """``moved`` carries the new wall time (naive); ``kept_as_past`` takes a past date as meant."""

    moved = Signal(object)
    kept_as_past = Signal()
    zone_here = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._wall = datetime.min
        self.day = Field(self.tr("Day"), placeholder=self.tr("Mon July 20"), parent=self)
        self.time = Field(self.tr("Time"), placeholder=self.tr("10:30 am"), parent=self)
        self.pick = IconButton(self.tr("Pick a day"), "calendar-blank", "secondary", parent=self)
        self.note = Text("", "body", "text2", parent=self)
        self.keep = Button(self.tr("Keep it as a past visit"), icon="check", parent=self)
        self.here = Button(
            self.tr("Use the time zone here"), icon="globe-hemisphere-west", parent=self
        )
        self.day.put_beside(self.pick)
        row = QHBoxLayout()
        row.addWidget(self.day, 60)
        row.addWidget(self.time, 40)
        self._row = row
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        nest(self._column, row)
        for part in (self.note, self.keep, self.here):
            self._column.addWidget(part)
            part.hide()
        for field in (self.day, self.time):
            field.changed.connect(lambda _, f=field: f.set_error(""))
            field.edit.editingFinished.connect(lambda f=field: self._take(f))
            field.edit.installEventFilter(self)
        self.pick.clicked.connect(self._open_calendar)
        self.keep.clicked.connect(self.kept_as_past)
        self.here.clicked.connect(self.zone_here)
        theme().follow(self._dress)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is typed replaces the day: clicked into, the whole of it is selected."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            QTimer.singleShot(0, watched, watched.selectAll)
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        look = theme()
        self._row.setSpacing(look.px(12))
        self._column.setSpacing(look.px(8))

    @property
    def wall(self) -> datetime:
        """The wall time as understood, naive."""
        return self._wall

    def show_visit(self, visit: Visit) -> None:
        self._wall = visit.at.replace(tzinfo=None, fold=0)
        self._show_fields()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The line itself has its new width only after the row was laid out.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Another form of the same day, if the width asks for it and nobody is typing."""
        if self.day.text() in self._forms() and not self.day.hasFocus():
            self._show_fields()

    def _forms(self) -> tuple[str, ...]:
        return day_forms(self._wall.date(), self._today())

    def _day_words(self) -> str:
        """The longest form that can be read whole."""
        forms = self._forms()
        metrics, room = self.day.edit.fontMetrics(), self.day.edit.width() - theme().px(_AROUND)
        return next((one for one in forms if metrics.horizontalAdvance(one) <= room), forms[-1])

    def _show_fields(self) -> None:
        for field, words in (
            (self.day, self._day_words()),
            (self.time, time_words(self._wall)),
        ):
            if not field.error() and field.text() != words:
                field.set_text(words)

    def understood(self) -> bool:
        """Read what stands there now; False, with a sentence, if it is no day or no time."""
        self._take(self.day)
        self._take(self.time)
        return not self.day.error() and not self.time.error()

    def _take(self, field: Field) -> None:
        day = field is self.day
        shown = self._forms() if day else (time_words(self._wall),)
        typed = field.text().strip()
        if typed in shown:
            return
        try:
            said = typed_when.read(typed, today=self._today(), tongue=tongue())
        except typed_when.NotUnderstood:
            said = None
        if said is None:
            words = (
                self.tr("When is it? For example: Mon July 20, 10:30.")
                if day
                else self.tr("At what time is it? For example: 10:30 am.")
            )
            field.set_error(words)
            return
        field.set_error("")
        self._move(typed_when.moment_of(said, self._wall))

    def _move(self, wall: datetime) -> None:
        moved = wall != self._wall
        self._wall = wall
        self._show_fields()
        if moved:
            self.moved.emit(wall)

    def _open_calendar(self) -> None:
        sheet = DaySheet(self, self.tr("Pick a day"), self._wall.date())
        sheet.calendar.picked.connect(lambda day: self._picked(sheet, day))
        sheet.open()

    def _picked(self, sheet: DaySheet, day: date) -> None:
        sheet.close()
        self.day.set_error("")
        self._move(datetime.combine(day, self._wall.time()))

    def show_clashes(self, found: Clashes, visit: Visit, here: tzinfo) -> None:
        """Say what is odd about the time, also seen from ``here``; nothing is forbidden."""
        said = []
        if found.past:
            said.append(self.tr("This date has passed. Keep it as a past visit?"))
        if found.overlaps is not None:
            words = self.tr("At the same time: {who}, {time}. Both are kept.")
            other = found.overlaps
            said.append(words.format(who=who_words(other), time=time_words(other.at)))
        if found.skipped:
            words = self.tr("Clocks go forward that night; this becomes {time}.")
            said.append(words.format(time=time_words(visit.at)))
        if found.twice:
            said.append(self.tr("Clocks go back that night; the first of the two is meant."))
        if found.zone_lost:
            words = self.tr("This computer does not know the time zone {zone}. The time stays.")
            said.append(words.format(zone=visit.zone))
        away = visit.at.astimezone(here).replace(tzinfo=None) != visit.at.replace(tzinfo=None)
        if away and not found.zone_lost:
            words = self.tr("In the time zone {zone}; here it is {time}.")
            local = time_words(visit.at.astimezone(here))
            said.append(words.format(zone=visit.zone, time=local))
        self.note.set_words(" ".join(said))
        self.note.setVisible(bool(said))
        self.keep.setVisible(found.past)
        self.here.setVisible(away or found.zone_lost)
