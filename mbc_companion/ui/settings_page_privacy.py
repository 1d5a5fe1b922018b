"""Settings, Privacy and lock: when it locks, what opens it, how Today greets."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from mbc_companion.core import settings
from mbc_companion.core.settings import IDLE_CHOICES, Preferences, Setting
from mbc_companion.core.text import storable
from mbc_companion.ui.settings_page_reading import Keep
from mbc_companion.ui.settings_page_rows import SectionCard, SettingRow
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field

_LONGEST_NAME = 60


class PrivacySection(SectionCard):
    """Idle minutes and the hide mode are kept in the vault and in the public file alike."""

    passphrase_requested = Signal()
    words_requested = Signal()

    def __init__(self, public: Preferences, vault: Preferences, keep: Keep) -> None:
        super().__init__()
        self._public = public
        self._vault = vault
        self._keep = keep
        self.idle = self._add_idle()
        self.hide_mode = self._add_hide_mode()
        self.change_button = Button(self.tr("Change the passphrase"))
        self.change_button.clicked.connect(self.passphrase_requested)
        self.add_row(
            SettingRow(
                self.tr("Passphrase"),
                self.tr("A copy made earlier still opens with the old one"),
                self.change_button,
            )
        )
        self.words_button = Button("")
        self.words_button.clicked.connect(self.words_requested)
        self._words_row = SettingRow(self.tr("Recovery words"), " ", self.words_button)
        self.add_row(self._words_row)
        self.name = self._add_name()
        self.show_recovery()
        self.resets = (
            (vault, settings.VAULT_IDLE_MINUTES),
            (public, settings.IDLE_MINUTES),
            (vault, settings.VAULT_HIDE_MODE),
            (public, settings.HIDE_NEEDS_PASSPHRASE),
        )

    def show_kept(self) -> None:
        self.idle.set_value(str(self._idle_minutes()))
        self.hide_mode.set_value(self._mode())

    def _add_idle(self) -> Segmented:
        choice = Segmented(
            self.tr("Minutes until it locks"), [(str(n), str(n)) for n in IDLE_CHOICES]
        )
        choice.set_value(str(self._idle_minutes()))
        choice.chosen.connect(self._set_idle)
        self.add_row(
            SettingRow(
                self.tr("Minutes until it locks"),
                self.tr("Without mouse or keyboard. A line warns a minute before"),
                choice,
            )
        )
        return choice

    def _add_hide_mode(self) -> Segmented:
        choice = Segmented(
            self.tr("Coming back from Hide needs the passphrase"),
            [("after", self.tr("After 2 minutes")), ("always", self.tr("Always"))],
        )
        choice.set_value(self._mode())
        choice.chosen.connect(self._set_mode)
        self.add_row(
            SettingRow(
                self.tr("Coming back from Hide needs the passphrase"),
                self.tr("Hide covers the window with hills and a clock"),
                choice,
            )
        )
        return choice

    def _add_name(self) -> Field:
        field = Field(self.tr("First name"))
        field.label.hide()
        field.edit.setMaxLength(_LONGEST_NAME)
        field.set_text(self._vault.get(settings.FIRST_NAME))
        field.edit.editingFinished.connect(self.keep_name)
        field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.add_row(
            SettingRow(
                self.tr("First name"),
                self.tr("For the greeting on Today. It can stay empty"),
                field,
            )
        )
        return field

    def _dress(self) -> None:
        super()._dress()
        if hasattr(self, "name"):
            self.name.setFixedWidth(theme().px(220))

    def _idle_minutes(self) -> int:
        return min(
            self._public.get(settings.IDLE_MINUTES), self._vault.get(settings.VAULT_IDLE_MINUTES)
        )

    def _mode(self) -> str:
        modes = (
            self._public.get(settings.HIDE_NEEDS_PASSPHRASE),
            self._vault.get(settings.VAULT_HIDE_MODE),
        )
        return "always" if "always" in modes else "after"

    def _set_idle(self, minutes: str) -> None:
        pair = (settings.VAULT_IDLE_MINUTES, settings.IDLE_MINUTES)
        if not self._keep_both(pair, int(minutes)):
            self.idle.set_value(str(self._idle_minutes()))

    def _set_mode(self, mode: str) -> None:
        pair = (settings.VAULT_HIDE_MODE, settings.HIDE_NEEDS_PASSPHRASE)
        if not self._keep_both(pair, mode):
            self.hide_mode.set_value(self._mode())

    def _keep_both(self, pair: tuple[Setting[Any], Setting[Any]], value: object) -> bool:
        """The vault first: if it takes no value, the public file stays as it was too."""
        kept = self._keep(self._vault, pair[0], value)
        return kept and self._keep(self._public, pair[1], value)

    def keep_name(self) -> None:
        """Called when the field is left, and before the page is."""
        name = storable(self.name.text()).strip()
        if name != self._vault.get(settings.FIRST_NAME):
            self._keep(self._vault, settings.FIRST_NAME, name)

    def show_recovery(self) -> None:
        """Say whether the words are on paper; a quiet line, no warning color."""
        if self._vault.get(settings.RECOVERY) == "confirmed":
            self.words_button.set_words(self.tr("Make new words"))
            self._words_row.set_help(self.tr("Twelve words on paper open this journal as well"))
        else:
            self.words_button.set_words(self.tr("Make recovery words"))
            self._words_row.set_help(
                self.tr("Not on paper yet. Without them a lost passphrase closes it for good")
            )
