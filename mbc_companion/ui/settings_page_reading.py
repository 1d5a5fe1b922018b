"""Settings, Reading and display: how it looks; applied at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mbc_companion.core import settings
from mbc_companion.core.settings import Preferences, Setting
from mbc_companion.ui.settings_page_rows import SectionCard, SettingRow, TextSize
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.choices import Segmented, Switch

Keep = Callable[[Preferences, Setting[Any], object], bool]


def show_on(switch: Switch, *, on: bool) -> None:
    """As it is kept, without telling anybody."""
    blocked = switch.blockSignals(True)
    switch.setChecked(on)
    switch.blockSignals(blocked)
    switch.update()


class ReadingSection(SectionCard):
    """``keep`` writes a value and says whether that worked; on False the control goes back."""

    def __init__(self, public: Preferences, vault: Preferences, keep: Keep) -> None:
        super().__init__()
        self._public = public
        self._vault = vault
        self._keep = keep
        self.text_size = TextSize()
        self.text_size.stepped.connect(lambda by: theme().bigger() if by > 0 else theme().smaller())
        self.add_row(
            SettingRow(
                self.tr("Text size"),
                self.tr("Also Ctrl and plus, or Ctrl and minus, anywhere"),
                self.text_size,
            )
        )
        self.look = self._add_look()
        self.contrast = self._add_switch(
            self.tr("High contrast"),
            self.tr("Pure black and white with thick edges"),
            settings.HIGH_CONTRAST,
        )
        self.face = self._add_face()
        self.motion = self._add_switch(
            self.tr("Movement"),
            self.tr("Short fades. Off when the computer asks for less motion"),
            settings.MOTION,
        )
        self.landscape = self._add_switch(
            self.tr("Landscape"),
            self.tr("The hills on Today and the lock screen"),
            settings.LANDSCAPE,
        )
        self.big_buttons = self._add_switch(
            self.tr("Bigger buttons"),
            self.tr("Raises every target to at least 56 pixels"),
            settings.BIGGER_BUTTONS,
        )
        self.topics = self._add_topics()
        self.resets = self._own()

    def _own(self) -> tuple[tuple[Preferences, Setting[Any]], ...]:
        public = (
            settings.TEXT_PERCENT,
            settings.THEME,
            settings.HIGH_CONTRAST,
            settings.MOTION,
            settings.LANDSCAPE,
            settings.BIGGER_BUTTONS,
        )
        private = (settings.READING_FACE, settings.OFFERS_TOPICS)
        return (
            *((self._public, one) for one in public),
            *((self._vault, one) for one in private),
        )

    def show_kept(self) -> None:
        theme().apply()
        theme().set_reading_face(self._vault.get(settings.READING_FACE))
        self.look.set_value(self._public.get(settings.THEME))
        self.face.set_value(self._vault.get(settings.READING_FACE))
        for switch, setting in (
            (self.contrast, settings.HIGH_CONTRAST),
            (self.motion, settings.MOTION),
            (self.landscape, settings.LANDSCAPE),
            (self.big_buttons, settings.BIGGER_BUTTONS),
        ):
            show_on(switch, on=self._public.get(setting))
        self.show_topics()

    def _add_topics(self) -> Switch:
        title = self.tr("Topics on Today")
        switch = Switch(title)
        switch.setChecked(self._vault.get(settings.OFFERS_TOPICS))
        switch.toggled.connect(self._set_topics)
        about = self.tr("At most one from the library, always with the reason")
        self.add_row(SettingRow(title, about, switch))
        return switch

    def _set_topics(self, on: bool) -> None:  # noqa: FBT001
        if not self._keep(self._vault, settings.OFFERS_TOPICS, on):
            self.show_topics()

    def show_topics(self) -> None:
        """As it is kept: a card on Today can turn it off as well."""
        show_on(self.topics, on=self._vault.get(settings.OFFERS_TOPICS))

    def _add_look(self) -> Segmented:
        choice = Segmented(
            self.tr("Theme"),
            [
                ("follow", self.tr("Follow")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ],
        )
        choice.set_value(self._public.get(settings.THEME))
        choice.chosen.connect(lambda value: self._set_public(settings.THEME, value))
        self.add_row(
            SettingRow(self.tr("Theme"), self.tr("Follow the computer, or choose"), choice)
        )
        return choice

    def _add_face(self) -> Segmented:
        names = [("Literata", self.tr("Literata")), ("Atkinson", self.tr("Atkinson"))]
        choice = Segmented(self.tr("Reading typeface"), names)
        choice.set_value(self._vault.get(settings.READING_FACE))
        choice.chosen.connect(self._set_face)
        self.add_row(
            SettingRow(
                self.tr("Reading typeface"), self.tr("For the journal and the library"), choice
            )
        )
        return choice

    def _add_switch(self, title: str, help: str, setting: Setting[bool]) -> Switch:
        switch = Switch(title)
        switch.setChecked(self._public.get(setting))
        switch.toggled.connect(lambda on: self._set_public(setting, on))
        self.add_row(SettingRow(title, help, switch))
        return switch

    def _set_public(self, setting: Setting[Any], value: object) -> None:
        self._keep(self._public, setting, value)
        theme().apply()

    def _set_face(self, name: str) -> None:
        if self._keep(self._vault, settings.READING_FACE, name):
            theme().set_reading_face(name)
        else:
            self.face.set_value(self._vault.get(settings.READING_FACE))
