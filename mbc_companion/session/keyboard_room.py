"""Keys in the unlocked time: the list, the person's own, and undo where a page has none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from mbc_companion.core.settings import CHANGED_KEYS
from mbc_companion.session.find_names import Deed
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.ui import keys as declared
from mbc_companion.ui.keys_sheet import KeysSheet
from mbc_companion.ui.page import Page
from mbc_companion.ui.print_key import print_from
from mbc_companion.ui.settings_page import SettingsPage
from mbc_companion.ui.settings_page_keyboard import KEYBOARD, KeyboardSection
from mbc_companion.ui.settings_page_rows import Section


class KeyboardRoom:
    """``section`` is the part of Settings; ``join`` binds what belongs to no room."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        around.shell.bind(declared.KEYS, self.show_list)

    def section(self) -> Section:
        card = KeyboardSection(self._around.window.keys, self._around.public)
        card.changed.connect(self._change)
        card.list_wanted.connect(self.show_list)
        words = QCoreApplication.translate("Settings", "Keyboard")
        return Section(KEYBOARD, words, "keyboard", card)

    def join(self, settings: SettingsPage) -> None:
        """Find on this page."""
        self._around.window.keys.bind(settings, declared.FIND_HERE, settings.look_for)

    def undo_on(self, page: Page) -> None:
        """Undo of the last sentence, where a page has no other."""
        window = self._around.window
        window.keys.bind(page, declared.UNDO, window.toasts.take_back)

    def print_on(self, page: Page) -> None:
        """Print this, on a page that has no one thing to print."""
        self._around.window.keys.bind(page, declared.PRINT, partial(self._print, page))

    def _print(self, page: Page) -> None:
        if not print_from(page):
            words = QCoreApplication.translate("Keys", "Nothing on this page is for paper.")
            self._around.window.toasts.show(words)

    def deed(self) -> Deed:
        """For Find."""
        return Deed(
            QCoreApplication.translate("Find", "List of keys"),
            QCoreApplication.translate("Find", "Everything the keyboard can do"),
            "keyboard",
            self.show_list,
            self._around.window.keys.cap(declared.KEYS),
            QCoreApplication.translate("Find", "shortcuts keyboard help"),
        )

    def show_list(self) -> None:
        """All keys, over whatever page is shown."""
        window = self._around.window
        KeysSheet(window, window.keys, self._around.dialogs).open()

    def _change(self, changed: dict[str, str]) -> None:
        before = self._around.public.get(CHANGED_KEYS)
        window = self._around.window
        window.change_keys(changed)
        words = QCoreApplication.translate("Settings", "The key is changed. It works from now on.")
        window.toasts.show(words, undo=lambda: window.change_keys(before))
