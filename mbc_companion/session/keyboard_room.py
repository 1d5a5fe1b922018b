"""Keys in the unlocked time: the list, the person's own, and undo where a page has none."""

from __future__ import annotations

from collections.abc import Iterable
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
        self._card = KeyboardSection(around.window.keys, around.public)
        self._card.changed.connect(self._change)
        self._card.list_wanted.connect(self.show_list)
        around.shell.bind(declared.KEYS, self.show_list)

    def section(self) -> Section:
        words = QCoreApplication.translate("Settings", "Keyboard")
        return Section(KEYBOARD, words, "keyboard", self._card)

    def join(
        self, settings: SettingsPage, without_undo: Iterable[Page], printed: Iterable[Page]
    ) -> None:
        """Find on this page in Settings; undo of the last sentence where a page has no other;
        Print this on the pages ``printed``, which have no one thing to print."""
        around = self._around
        keys = around.window.keys
        keys.bind(settings, declared.FIND_HERE, settings.look_for)
        for page in without_undo:
            keys.bind(page, declared.UNDO, around.window.toasts.take_back)
        for page in printed:
            keys.bind(page, declared.PRINT, partial(self._print, page))

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
