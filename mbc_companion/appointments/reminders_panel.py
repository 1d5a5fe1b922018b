"""Reminders in Settings: whether, how long before, and when it stays quiet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.appointments.choice_row import ChoiceField, Option
from mbc_companion.core.errors import KnownError
from mbc_companion.core.settings import (
    DATE_NOTICES,
    QUIET_HOURS,
    REMIND_BEFORE,
    REMINDER_NAMES,
    REMINDERS,
    Preferences,
    Setting,
)
from mbc_companion.ui import troubles
from mbc_companion.ui.settings_page_reading import show_on
from mbc_companion.ui.settings_page_rows import SectionCard, SettingRow
from mbc_companion.ui.widgets.choices import Switch
from mbc_companion.ui.widgets.text import Text

T = TypeVar("T")


_RESETS = (REMINDERS, REMINDER_NAMES, DATE_NOTICES, REMIND_BEFORE, QUIET_HOURS)


class RemindersSection(SectionCard):
    """Applies at once; ``changed`` after each."""

    changed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        say: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._preferences = preferences
        self._say = say
        self.resets = tuple((preferences, one) for one in _RESETS)
        self.on = self._switch(self.tr("Reminders"), on=preferences.get(REMINDERS))
        self.add_row(
            SettingRow(
                self.tr("Reminders"),
                self.tr("They say “Something at 10:30 tomorrow.” No name, no topic."),
                self.on,
            )
        )
        self.on.toggled.connect(lambda on: self._keep(REMINDERS, on))
        self._add_names(on=preferences.get(REMINDER_NAMES))
        self.before: dict[int, Switch] = {}
        self._add_before(preferences.get(REMIND_BEFORE))
        self._add_dates(on=preferences.get(DATE_NOTICES))
        self._add_quiet(preferences.get(QUIET_HOURS))
        words = self.tr(
            "While hidden, nothing is said. Locked, they say “Something is planned.” After a "
            "restart of the computer there are none until you unlock: what is planned is "
            "encrypted."
        )
        self.add_row(Text(words, "small", "text2", parent=self))

    def _add_names(self, *, on: bool) -> None:
        self.names = self._switch(self.tr("With the name"), on=on)
        words = self.tr(
            "Who the visit is with, while unlocked. Anyone who sees the screen can read it, "
            "and the desktop may keep it in its list of notices."
        )
        self.add_row(SettingRow(self.tr("With the name"), words, self.names))
        self.names.toggled.connect(lambda on: self._keep(REMINDER_NAMES, on))

    def _add_dates(self, *, on: bool) -> None:
        self.dates = self._switch(self.tr("Dates in Coverage"), on=on)
        words = self.tr("They say only “A date to look at in Companion.” Today has them too.")
        self.add_row(SettingRow(self.tr("Dates in Coverage"), words, self.dates))
        self.dates.toggled.connect(lambda on: self._keep(DATE_NOTICES, on))

    def show_kept(self) -> None:
        show_on(self.on, on=self._preferences.get(REMINDERS))
        show_on(self.names, on=self._preferences.get(REMINDER_NAMES))
        show_on(self.dates, on=self._preferences.get(DATE_NOTICES))
        before = self._preferences.get(REMIND_BEFORE)
        for minutes, switch in self.before.items():
            show_on(switch, on=minutes in before)
        value = self._preferences.get(QUIET_HOURS)
        self.quiet.show_value(value, dict(self._quiet_options())[value])
        self.changed.emit()

    def _add_before(self, before: list[int]) -> None:
        for minutes, words in (
            (1440, self.tr("The day before")),
            (60, self.tr("An hour before")),
            (15, self.tr("15 minutes before")),
        ):
            switch = self._switch(words, on=minutes in before)
            switch.toggled.connect(lambda _on: self._keep_before())
            self.before[minutes] = switch
            self.add_row(SettingRow(words, "", switch))

    def _add_quiet(self, value: str) -> None:
        self.quiet = ChoiceField(self.tr("Quiet hours"), self._quiet_options, icon="moon")
        self.quiet.label.hide()
        self.quiet.show_value(value, dict(self._quiet_options())[value])
        self.quiet.chosen.connect(lambda chosen: self._keep(QUIET_HOURS, chosen))
        self.add_row(
            SettingRow(
                self.tr("Quiet hours"),
                self.tr("What would come then comes just before them."),
                self.quiet,
                below=True,
            )
        )

    def _switch(self, name: str, *, on: bool) -> Switch:
        switch = Switch(name)
        switch.setChecked(on)
        return switch

    def _quiet_options(self) -> list[Option]:
        return [
            ("22:00-07:00", self.tr("10 pm to 7 am")),
            ("21:00-08:00", self.tr("9 pm to 8 am")),
            ("20:00-08:00", self.tr("8 pm to 8 am")),
            ("23:00-07:00", self.tr("11 pm to 7 am")),
            ("", self.tr("None")),
        ]

    def _keep_before(self) -> None:
        chosen = [minutes for minutes, switch in self.before.items() if switch.isChecked()]
        self._keep(REMIND_BEFORE, chosen)

    def _keep(self, setting: Setting[T], value: T) -> None:
        try:
            self._preferences.set(setting, value)
        except KnownError as error:
            self._say(troubles.words(error))
            return
        self.changed.emit()
