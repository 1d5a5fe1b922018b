"""The journal's part of Settings: names of feelings and scales, and what may be shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from mbc_companion.core.errors import KnownError
from mbc_companion.core.settings import ON_THIS_DAY, SPELLING, Preferences, Setting
from mbc_companion.journal.own.names_sheet import NamesSheet
from mbc_companion.journal.own.names_widget import given_scale_word
from mbc_companion.journal.own.naming import MOST_FEELINGS, MOST_SCALES
from mbc_companion.journal.own.words_sheet import KnownWordsSheet
from mbc_companion.journal.shelf import Shelf
from mbc_companion.ui import troubles
from mbc_companion.ui.settings_page_reading import show_on
from mbc_companion.ui.settings_page_rows import SectionCard, SettingRow
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Switch
from mbc_companion.ui.widgets.marks import given_feeling_word


class JournalSection(SectionCard):
    """``names_changed`` after feelings or scales got other names; ``say`` shows a toast."""

    names_changed = Signal()
    setting_changed = Signal(str)

    def __init__(self, shelf: Shelf, vault: Preferences, say: Callable[[str], None]) -> None:
        super().__init__()
        self._shelf = shelf
        self._vault = vault
        self._say = say
        self.feelings = self._add_button(
            self.tr("Names of feelings"),
            self.tr("Call them otherwise, hide some, add up to six of your own"),
            Button(self.tr("Feelings"), icon="heart-straight"),
        )
        self.scales = self._add_button(
            self.tr("Names of scales"),
            self.tr("From 0 to 10: the four there are, and your own"),
            Button(self.tr("Scales"), icon="gauge"),
        )
        self.on_this_day = self._add_switch(
            self.tr("On this day"),
            self.tr("Words of the same date in other years, on Today. Never after a very hard day"),
            ON_THIS_DAY,
        )
        self.spelling = self._add_switch(
            self.tr("Check spelling"),
            self.tr("Words that are not in the dictionary get a wavy line. F7 goes to the next"),
            SPELLING,
        )
        self.words = self._add_button(
            self.tr("Words you spell your way"),
            self.tr("Kept in the encrypted file; take away what is not right"),
            Button(self.tr("Your words"), icon="book-open-text"),
        )
        self.resets = ((vault, ON_THIS_DAY), (vault, SPELLING))
        self.feelings.clicked.connect(self.open_feelings)
        self.scales.clicked.connect(self.open_scales)
        self.words.clicked.connect(self.open_words)

    def show_kept(self) -> None:
        for switch, setting in ((self.on_this_day, ON_THIS_DAY), (self.spelling, SPELLING)):
            show_on(switch, on=self._vault.get(setting))
            self.setting_changed.emit(setting.key)

    def _add_button(self, title: str, help: str, button: Button) -> Button:
        self.add_row(SettingRow(title, help, button))
        return button

    def open_words(self) -> None:
        sheet = KnownWordsSheet(self, self._shelf.known)
        sheet.changed.connect(lambda: self.setting_changed.emit(SPELLING.key))
        sheet.open()

    def open_feelings(self) -> None:
        title = self.tr("Names of feelings")
        self._open(NamesSheet(self, title, self._shelf.feelings, given_feeling_word, MOST_FEELINGS))

    def open_scales(self) -> None:
        title = self.tr("Names of scales")
        self._open(NamesSheet(self, title, self._shelf.scales, given_scale_word, MOST_SCALES))

    def _open(self, sheet: NamesSheet) -> None:
        sheet.changed.connect(self.names_changed)
        sheet.open()

    def _add_switch(self, title: str, help: str, setting: Setting[bool]) -> Switch:
        switch = Switch(title)
        switch.setChecked(self._vault.get(setting))
        switch.toggled.connect(lambda on: self._keep(switch, setting, on=on))
        self.add_row(SettingRow(title, help, switch))
        return switch

    def _keep(self, switch: Switch, setting: Setting[bool], *, on: bool) -> None:
        try:
            self._vault.set(setting, on)
        except KnownError as error:
            switch.blockSignals(True)
            switch.setChecked(not on)
            switch.blockSignals(False)
            self._say(troubles.words(error))
            return
        self.setting_changed.emit(setting.key)
