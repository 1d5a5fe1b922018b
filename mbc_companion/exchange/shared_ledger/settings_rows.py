"""Paper and sharing in Settings: the size of paper, and the list of what was shared."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.core.settings import PAPER_SIZE, Preferences
from mbc_companion.ui import troubles
from mbc_companion.ui.paper import PAGES, paper_words, usual_page
from mbc_companion.ui.settings_page_rows import SectionCard, SettingRow
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented


class SharedSection(SectionCard):
    """``list_wanted`` opens the list."""

    list_wanted = Signal()

    def __init__(
        self,
        preferences: Preferences,
        say: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._preferences = preferences
        self._say = say
        options = [(name, paper_words(name)) for name in PAGES]
        self.size_choice = Segmented(self.tr("Paper size"), options, parent=self)
        self.resets = ((preferences, PAPER_SIZE),)
        self.show_kept()
        self.size_choice.chosen.connect(self._keep)
        self.add_row(
            SettingRow(
                self.tr("Paper size"),
                self.tr("For everything that is printed. Each page can still be changed."),
                self.size_choice,
            )
        )
        self.list_button = Button(
            self.tr("Show the list"), name=self.tr("What was shared: show the list"), parent=self
        )
        self.list_button.clicked.connect(self.list_wanted)
        self.add_row(
            SettingRow(
                self.tr("What was shared"),
                self.tr("What you printed or saved outside of Companion, when, and for whom."),
                self.list_button,
            )
        )

    def show_kept(self) -> None:
        self.size_choice.set_value(self._preferences.get(PAPER_SIZE) or usual_page())

    def _keep(self, size: str) -> None:
        try:
            self._preferences.set(PAPER_SIZE, size)
        except KnownError as error:
            self._say(troubles.words(error))
