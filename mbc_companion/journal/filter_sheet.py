"""Which entries the list shows: marks, feelings and days. Every choice counts at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.journal import when
from mbc_companion.journal.change_sheet import past_words
from mbc_companion.journal.domain import Filter
from mbc_companion.journal.entry_row import count_words, long_day
from mbc_companion.journal.own.naming import tidy
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.chips import FeelingChip
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.marks import MOODS, MoodButton, feeling_word, offered_feelings
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class FilterSheet(Sheet):
    """``narrowed`` carries the Filter, with the words it came with, after every choice."""

    narrowed = Signal(object)
    removed_wanted = Signal()

    def __init__(self, host: QWidget, wanted: Filter, clock: Clock) -> None:
        title = QCoreApplication.translate("Journal", "Show some entries")
        super().__init__(host, title, width=860, height=700)
        self._wanted = wanted
        self._clock = clock
        self.marks = {level: self._mark_button(level) for level in MOODS}
        self.feelings = {key: self._feeling_chip(key) for key in offered_feelings()}
        self.starred = FeelingChip(self.tr("Starred"), parent=self)
        self.starred.setChecked(wanted.starred)
        self.starred.toggled.connect(lambda _on: self._choose())
        self.tags = Field(
            self.tr("With one of these tags"),
            help=self.tr("A comma parts several."),
            placeholder=self.tr("scan"),
            parent=self,
        )
        self.tags.set_text(", ".join(sorted(wanted.tags)))
        self.tags.edit.editingFinished.connect(self._choose)
        self.first = self._day_field(self.tr("From this day"), wanted.first_day, last=False)
        self.last = self._day_field(self.tr("To this day"), wanted.last_day, last=True)
        self.count = Text("", "label", parent=self)
        self.show_all = Button(self.tr("Show all"), "secondary", parent=self)
        self.show_all.clicked.connect(self._clear)
        self.done = Button(self.tr("Done"), "primary", parent=self)
        self.done.clicked.connect(self.close)
        self.removed = Button(self.tr("Removed entries"), "quiet", icon="trash", parent=self)
        self.removed.clicked.connect(self.removed_wanted)
        self._fill_body()

    def show_count(self, entries: int) -> None:
        """How many entries there are by the present choice."""
        self.count.set_words(count_words(entries))

    def _fill_body(self) -> None:
        for words, buttons in (
            (self.tr("With one of these marks"), list(self.marks.values())),
            (self.tr("With one of these feelings"), list(self.feelings.values())),
        ):
            self.body.addWidget(Text(words, "label", parent=self))
            group = QWidget(self)
            set_accessible(group, name=words, role="grouping")
            flow = FlowLayout(8, group)
            for button in buttons:
                flow.addWidget(button)
            self.body.addWidget(group)
        star = QHBoxLayout()
        star.addWidget(self.starred)
        star.addStretch(1)
        nest(self.body, star)
        self.body.addWidget(self.tags)
        self.body.addWidget(self.first)
        self.body.addWidget(self.last)
        row = QHBoxLayout()
        row.addWidget(self.removed)
        row.addStretch(1)
        nest(self.body, row)
        self.body.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.show_all)
        foot.addWidget(self.done)
        nest(self._column, foot)

    def _mark_button(self, level: int) -> MoodButton:
        button = MoodButton(level, small=True, parent=self)
        button.setAutoExclusive(False)
        button.setChecked(level in self._wanted.moods)
        button.toggled.connect(lambda _on: self._choose())
        return button

    def _feeling_chip(self, key: str) -> FeelingChip:
        chip = FeelingChip(feeling_word(key), parent=self)
        chip.setChecked(key in self._wanted.feelings)
        chip.toggled.connect(lambda _on: self._choose())
        return chip

    def _day_field(self, label: str, day: date | None, *, last: bool) -> Field:
        field = Field(label, placeholder=self.tr("July 4"), parent=self)
        if day is not None:
            field.set_text(long_day(day, now=local_now(self._clock)))
        field.edit.textEdited.connect(lambda _words: field.set_error(""))
        field.edit.editingFinished.connect(lambda: self._take_day(field, last=last))
        return field

    def _take_day(self, field: Field, *, last: bool) -> None:
        now = local_now(self._clock)
        day: date | None = None
        if field.text().strip():
            midnight = datetime.combine(now.date(), time.min, now.tzinfo)
            try:
                day = when.read(field.text(), old=midnight, now=now).date()
            except (when.NotUnderstood, when.NotYet) as trouble:
                field.set_error(past_words(trouble))
                return
            field.set_text(long_day(day, now=now))
        changed = (
            replace(self._wanted, last_day=day) if last else replace(self._wanted, first_day=day)
        )
        if changed != self._wanted:
            self._wanted = changed
            self.narrowed.emit(self._wanted)

    def _choose(self) -> None:
        moods = frozenset(level for level, one in self.marks.items() if one.isChecked())
        feelings = frozenset(key for key, one in self.feelings.items() if one.isChecked())
        tags = frozenset(filter(None, (tidy(one) for one in self.tags.text().split(","))))
        starred = self.starred.isChecked()
        wanted = replace(self._wanted, moods=moods, feelings=feelings, tags=tags, starred=starred)
        if wanted != self._wanted:
            self._wanted = wanted
            self.narrowed.emit(wanted)

    def _clear(self) -> None:
        for button in [*self.marks.values(), *self.feelings.values(), self.starred]:
            button.blockSignals(True)
            button.setChecked(False)
            button.blockSignals(False)
            button.update()
        for field in (self.tags, self.first, self.last):
            field.set_text("")
            field.set_error("")
        self._wanted = Filter(words=self._wanted.words)
        self.narrowed.emit(self._wanted)
