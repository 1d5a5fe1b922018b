"""The rest about a visit: what kind, how long, where, when to be reminded, notes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.appointments.choice_row import ChoiceField, Option
from mbc_companion.appointments.domain import MOST_MINUTES, Kind, Status, Visit
from mbc_companion.appointments.words_view import kind_words, status_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.boxes import Box
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest

AS_SET, NONE, DAY, HOUR, BOTH, QUARTER = "set", "none", "1440", "60", "1440,60", "1440,15"


class DetailsPanel(QWidget):
    """``changed`` carries what is different, as arguments of ``Visit.changed``."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = ChoiceField(self.tr("What kind"), self._kinds, parent=self)
        self.minutes = Field(self.tr("Minutes"), parent=self)
        self.place = Field(
            self.tr("Place or link"),
            help=self.tr("An address, a room, or a web address."),
            parent=self,
        )
        self.reminders = ChoiceField(
            self.tr("Reminders"), self._reminders, icon="bell", parent=self
        )
        self.status = ChoiceField(self.tr("What became of it"), self._statuses, parent=self)
        self.notes = Box(self.tr("Notes"), lines=4, parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._pair = QHBoxLayout()
        self._pair.addWidget(self.kind, 60)
        self._pair.addWidget(self.minutes, 40)
        nest(self._column, self._pair)
        for part in (self.place, self.reminders, self.status, self.notes):
            self._column.addWidget(part)
        self.kind.chosen.connect(lambda value: self.changed.emit({"kind": Kind(value)}))
        self.status.chosen.connect(lambda value: self.changed.emit({"status": Status(value)}))
        self.reminders.chosen.connect(self._remind)
        self.place.changed.connect(self._put_place)
        self.notes.changed.connect(lambda: self.changed.emit({"notes": self.notes.text()}))
        self.minutes.changed.connect(lambda _: self.minutes.set_error(""))
        self.minutes.edit.editingFinished.connect(self.understood)
        self._shown = 0
        self._place_shown = ""
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(20))
        self._pair.setSpacing(theme().px(12))

    def show_visit(self, visit: Visit) -> None:
        self.kind.show_value(visit.kind.value, kind_words(visit.kind))
        self.status.show_value(visit.status.value, status_words(visit.status))
        self._shown = visit.minutes
        if not self.minutes.error():
            self.minutes.set_text(str(visit.minutes))
        self._place_shown = visit.place
        if self.place.text() != visit.place:
            self.place.set_text(visit.place)
        self.notes.set_text(visit.notes)
        value = AS_SET
        if visit.reminders is not None:
            value = ",".join(map(str, visit.reminders)) or NONE
        self.reminders.show_value(value, dict(self._reminders()).get(value, value))

    def _put_place(self, words: str) -> None:
        """By key, by paste or by an aid that only puts words in; not what is shown anyway."""
        if words != self._place_shown:
            self._place_shown = words
            self.changed.emit({"place": words})

    def understood(self) -> bool:
        """Read the length; False, with a sentence, if it is none."""
        typed = self.minutes.text().strip()
        minutes = int(typed) if typed.isdecimal() and len(typed) < 5 else 0
        if not 1 <= minutes <= MOST_MINUTES:
            words = self.tr("How many minutes? From 1 to {most}.").format(most=MOST_MINUTES)
            self.minutes.set_error(words)
            return False
        if minutes != self._shown:
            self._shown = minutes
            self.changed.emit({"minutes": minutes})
        return True

    def _remind(self, value: str) -> None:
        if value == AS_SET:
            self.changed.emit({"reminders": None})
        elif value == NONE:
            self.changed.emit({"reminders": ()})
        else:
            self.changed.emit({"reminders": tuple(int(one) for one in value.split(","))})

    def _kinds(self) -> list[Option]:
        return [(kind.value, kind_words(kind)) for kind in Kind]

    def _statuses(self) -> list[Option]:
        return [(status.value, status_words(status)) for status in Status]

    def _reminders(self) -> list[Option]:
        return [
            (AS_SET, self.tr("As in Settings")),
            (BOTH, self.tr("The day before and an hour before")),
            (DAY, self.tr("The day before")),
            (HOUR, self.tr("An hour before")),
            (QUARTER, self.tr("The day before and 15 minutes before")),
            (NONE, self.tr("None for this visit")),
        ]
