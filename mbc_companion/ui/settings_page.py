"""Settings: what is set is applied and kept at once; there is no Save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.core import settings
from mbc_companion.core.errors import KnownError
from mbc_companion.core.settings import Preferences, Setting
from mbc_companion.ui import troubles
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.finding import LEAST
from mbc_companion.ui.page import Page
from mbc_companion.ui.settings_page_about import AboutSection
from mbc_companion.ui.settings_page_privacy import PrivacySection
from mbc_companion.ui.settings_page_reading import ReadingSection
from mbc_companion.ui.settings_page_reset import Resetting
from mbc_companion.ui.settings_page_rows import (
    Section,
    SectionButton,
    SectionCard,
    SettingRow,
)
from mbc_companion.ui.settings_page_search import FoundCard, like, reveal
from mbc_companion.ui.settings_page_search import Setting as FoundSetting
from mbc_companion.ui.settings_page_sheets import (
    ChangePassphraseSheet,
    KeyActs,
    RecoveryWordsSheet,
)
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.search import SearchLine
from mbc_companion.ui.widgets.surfaces import Note, ScrollPage

_FILL = Qt.AlignmentFlag(0)
READING, PRIVACY, ABOUT = "reading", "privacy", "about"
_NO_LIMIT = (1 << 24) - 1


class SettingsPage(Page):
    """``setting_changed`` names a setting after it was kept; ``say`` shows a toast.

    A value that cannot be kept is said on the page, and its control goes back.
    ``sections`` of other rooms stand before About.
    """

    key = "settings"
    setting_changed = Signal(str)

    def __init__(
        self,
        public: Preferences,
        vault: Preferences,
        *,
        acts: KeyActs,
        dialogs: Dialogs,
        folder: Path,
        say: Callable[..., None],
        passphrase_changed: Callable[[], str] | None = None,
        sections: Sequence[Section] = (),
    ) -> None:
        super().__init__()
        self._vault, self._acts = vault, acts
        self._dialogs = dialogs
        self._say = say
        self._changed_words = passphrase_changed or self._plainly_changed
        self.reading = ReadingSection(public, vault, self._keep)
        self.privacy = PrivacySection(public, vault, self._keep)
        self.about = AboutSection(folder)
        self.privacy.passphrase_requested.connect(self.open_passphrase)
        self.privacy.words_requested.connect(self.open_words)
        self._cards: dict[str, SectionCard] = {
            READING: self.reading,
            PRIVACY: self.privacy,
            **{section.key: section.card for section in sections},
            ABOUT: self.about,
        }
        self.buttons = {
            READING: SectionButton(self.tr("Reading and display"), "text-aa"),
            PRIVACY: SectionButton(self.tr("Privacy and lock"), "lock-simple"),
            **{one.key: SectionButton(one.words, one.icon) for one in sections},
            ABOUT: SectionButton(self.tr("About"), "info"),
        }
        self.trouble = Note("", "problem")
        self.trouble.hide()
        self.resetting = Resetting(self._cards, self._say, self.setting_changed.emit)
        self._build()
        self.show_section(READING)
        theme().follow(self._dress)

    def _build(self) -> None:
        self.search = SearchLine(self.tr("Search settings"), most=100, high=46)
        self.search.textChanged.connect(self._look_for)
        self.search.went_down.connect(self._go_down)
        self.found = FoundCard()
        self.found.left.connect(self.search.setFocus)
        self.found.hide()
        self._list = _SectionList(list(self.buttons.values()))
        for section, button in self.buttons.items():
            button.toggled.connect(partial(self._section_toggled, section))
        self._right = QVBoxLayout()
        self._right.addWidget(self.trouble)
        self._right.addWidget(self.found)
        for card in self._cards.values():
            self._right.addWidget(card)
        self._right.addStretch(1)
        self._page = ScrollPage(margin=0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        # Over the sections and not over the cards: the card begins where the page begins.
        self._side = QWidget()
        self._left = QVBoxLayout(self._side)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self.search)
        self._left.addWidget(self._list)
        self._row.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._row, self._right, 1)
        nest(self._page.body, self._row, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._page)

    # -- page --------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Settings")

    def entered(self) -> None:
        self.privacy.show_recovery()
        self.reading.show_topics()

    def leaving(self) -> None:
        self.privacy.keep_name()

    def place(self) -> dict[str, Any]:
        return {"section": self.section()}

    def restore_place(self, place: dict[str, Any]) -> None:
        if place.get("section") in self._cards:
            self.show_section(place["section"])

    def focus_first(self) -> None:
        self.buttons[self.section()].setFocus()

    def section(self) -> str:
        """READING, PRIVACY, ABOUT or the key of a section that was handed in."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def show_section(self, section: str) -> None:
        self.buttons[section].setChecked(True)
        self._section_toggled(section, on=True)

    def _section_toggled(self, section: str, on: bool) -> None:  # noqa: FBT001
        if not on:
            return
        self.trouble.hide()
        self.search.clear()
        self.found.hide()
        for name, card in self._cards.items():
            card.setVisible(name == section)
        self._page.verticalScrollBar().setValue(0)

    # -- looking for one ---------------------------------------------------------

    def every(self) -> list[FoundSetting]:
        """All that can be set here, in order."""
        return [
            FoundSetting(
                *row.words(), button.text(), button.icon_name, partial(self.go_to, key, row)
            )
            for key, button in self.buttons.items()
            for row in self._cards[key].settings()
        ]

    def like(self, typed: str) -> list[FoundSetting]:
        """What of it fits ``typed``, best first."""
        return like(typed, self.every())

    def go_to(self, section: str, row: SettingRow) -> None:
        """Show a section with the focus on one of its settings."""
        self.show_section(section)
        # Once the rows have the room they will keep.
        QTimer.singleShot(0, row, lambda: reveal(row))

    def look_for(self) -> None:
        """Put the focus into the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _look_for(self, typed: str) -> None:
        looks = len(typed.strip()) >= LEAST
        if looks:
            self.found.show_found(self.like(typed))
        self.found.setVisible(looks)
        here = self.section()
        for name, card in self._cards.items():
            card.setVisible(name == here and not looks)

    def _go_down(self) -> None:
        if self.found.isVisible() and self.found.rows:
            self.found.focus_first()
        else:
            self.focus_first()

    # -- keeping -----------------------------------------------------------------

    def _keep(self, where: Preferences, setting: Setting[Any], value: object) -> bool:
        try:
            where.set(setting, value)
        except KnownError as error:
            self.trouble.set_words(troubles.words(error))
            self.trouble.show()
            announce(self.trouble, self.trouble.text())
            return False
        self.trouble.hide()
        self.setting_changed.emit(setting.key)
        return True

    # -- sheets ------------------------------------------------------------------

    def open_passphrase(self) -> None:
        sheet = ChangePassphraseSheet(self, self._acts)
        sheet.done.connect(lambda: self._say(self._changed_words()))
        sheet.open()

    def _plainly_changed(self) -> str:
        return self.tr("The passphrase is changed. Earlier copies still open with the old one.")

    def open_words(self) -> None:
        """Recovery words, also from the line on Today."""
        confirmed = self._vault.get(settings.RECOVERY) == "confirmed"
        sheet = RecoveryWordsSheet(self, self._acts, dialogs=self._dialogs, replaces=confirmed)
        sheet.done.connect(self._words_kept)
        sheet.open()

    def _words_kept(self) -> None:
        self._keep(self._vault, settings.RECOVERY, "confirmed")
        self.privacy.show_recovery()
        self._say(self.tr("The new words open your journal. Keep the page somewhere you trust."))

    # -- room --------------------------------------------------------------------

    def _dress(self) -> None:
        look = theme()
        side = look.px(32)
        self._page.body.setContentsMargins(side, look.px(4), side, look.px(20))
        self._left.setSpacing(look.px(12))
        self._right.setSpacing(look.px(12))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The sections at the left, or above where that would squeeze the rows."""
        look = theme()
        wide = look.text_px(236)
        beside = self.width() >= wide + look.px(96) + look.text_px(430)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if beside else down)
        self._row.setSpacing(look.px(32) if beside else look.px(16))
        self._row.setAlignment(self._side, Qt.AlignmentFlag.AlignTop if beside else _FILL)
        self.search.setMaximumWidth(wide if beside else look.text_px(430))
        self._list.stand(wide if beside else 0)


class _SectionList(QWidget):
    """Under each other in a column of a width, or beside each other where there is none."""

    def __init__(self, buttons: list[SectionButton]) -> None:
        super().__init__()
        self._buttons = buttons
        set_accessible(self, name=self.tr("Sections"), role="grouping")
        row = FlowLayout(0, self)
        for button in buttons:
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def stand(self, width: int) -> None:
        """``width`` px of the column; 0 for beside each other."""
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or _NO_LIMIT)
        for button in self._buttons:
            button.setMinimumWidth(width)
