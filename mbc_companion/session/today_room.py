"""Today in the unlocked time: the page, and the reads other rooms lend it."""

from __future__ import annotations

from collections.abc import Callable

from mbc_companion.core.events import EntriesChanged
from mbc_companion.core.settings import FIRST_NAME
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.today.page import TodayPage
from mbc_companion.today.protocols import CheckIns
from mbc_companion.today.recovery_line import RecoveryLine
from mbc_companion.ui import keys as declared


class TodayRoom:
    """Cards of other rooms are added with ``page.add_card``."""

    def __init__(self, around: Surroundings, check_ins: CheckIns) -> None:
        self._around = around
        preferences = around.preferences
        self.page = TodayPage(
            check_ins,
            around.clock,
            first_name=lambda: preferences.get(FIRST_NAME),
            recovery_line=RecoveryLine(preferences, around.clock),
            keys=around.window.keys,
        )
        around.shell.bind(declared.CHECK_IN, self.check_in)
        around.events.subscribe(EntriesChanged, lambda _: self.page.refresh())

    def join(
        self, help: Callable[[], object], write: Callable[[str], None], words: Callable[[], None]
    ) -> None:
        """Where its buttons lead: Help now, words for a check-in, recovery words."""
        self.page.help_requested.connect(help)
        self.page.write_requested.connect(write)
        self.page.recovery_requested.connect(words)

    def check_in(self) -> None:
        self._around.shell.show_page(self.page.key)
        self.page.focus_marks()
