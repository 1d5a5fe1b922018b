"""The journal of the unlocked time: its store and its page."""

from __future__ import annotations

from mbc_companion.journal.checkins import CheckIns
from mbc_companion.journal.page import JournalPage
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.ui import keys as declared


class JournalRoom:
    """``repository`` is there from the start; the page only once the file is tidied."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self.repository = JournalRepository(around.database, around.clock, around.events)
        self.check_ins = CheckIns(self.repository, around.clock)

    def build(self) -> None:
        around = self._around
        self.page = JournalPage(
            self.repository,
            around.clock,
            around.dialogs,
            around.window.toasts,
            around.events,
            keys=around.window.keys,
            clipboard=around.clipboard,
        )
        around.shell.bind(declared.NEW_ENTRY, self.new_entry)

    def new_entry(self) -> None:
        self._around.shell.show_page(self.page.key)
        self.page.new_entry()

    def begin_with(self, opening: str) -> None:
        """An entry that has its first words already; they alone are not kept."""
        self._around.shell.show_page(self.page.key)
        self.page.begin_with(opening)

    def write(self, uid: str) -> None:
        """Words for the entry ``uid``, or an entry of their own."""
        self._around.shell.show_page(self.page.key)
        if uid:
            self.page.add_words_to(uid)
        else:
            self.page.new_entry()
