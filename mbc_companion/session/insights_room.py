"""Looking back in the unlocked time: the page, and the quiet line on Today."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from mbc_companion.core.clock import today
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import EntriesChanged, VisitsChanged
from mbc_companion.core.settings import OFFERS_HELP_AFTER_HARD_DAYS
from mbc_companion.journal.insights.domain import VisitDays
from mbc_companion.journal.insights.hard_days import many_lately
from mbc_companion.journal.insights.page import InsightsPage
from mbc_companion.journal.insights.repository import InsightsRepository
from mbc_companion.session.journal_room import JournalRoom
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.today_room import TodayRoom
from mbc_companion.today.hard_days_widget import HardDaysCard
from mbc_companion.ui import troubles
from mbc_companion.ui.pages import LatePage


class InsightsRoom:
    """Keeps to ``today.protocols.HardDays`` as well."""

    def __init__(
        self,
        around: Surroundings,
        journal: JournalRoom,
        today_room: TodayRoom,
        visits: VisitDays,
    ) -> None:
        self._around = around
        self._journal = journal
        self._reads = InsightsRepository(around.database, journal.shelf.scales)
        self._visits, self._today = visits, today_room
        card = HardDaysCard(self)
        card.help_wanted.connect(today_room.page.help_requested)
        card.turned_off.connect(self._turn_off)
        today_room.page.add_card(card)
        around.events.subscribe(EntriesChanged, lambda _: self._refresh_if_shown())
        around.events.subscribe(VisitsChanged, lambda _: self._refresh_if_shown())

    key = InsightsPage.key

    def late_page(self) -> LatePage:
        title = QCoreApplication.translate("InsightsPage", "Insights")
        return LatePage(InsightsPage.key, title, self._make)

    def _make(self) -> InsightsPage:
        around = self._around
        page = InsightsPage(
            self._reads,
            self._visits,
            around.clock,
            around.preferences,
            around.dialogs,
            say=self._say,
            sharing=around.sharing,
        )
        page.opened.connect(self._open)
        page.mark_wanted.connect(self._today.check_in)
        return page

    def offers_help(self) -> bool:
        """Raises a KnownError where the file cannot be read."""
        around = self._around
        wanted = around.preferences.get(OFFERS_HELP_AFTER_HARD_DAYS)
        return wanted and many_lately(self._reads, today(around.clock))

    def _turn_off(self) -> None:
        """Said with a way back; nothing about it is kept anywhere else."""
        preferences = self._around.preferences

        def again() -> None:
            preferences.set(OFFERS_HELP_AFTER_HARD_DAYS, True)
            self._today.page.look_at_cards()

        try:
            preferences.set(OFFERS_HELP_AFTER_HARD_DAYS, False)
        except KnownError as error:
            self._around.window.toasts.show(troubles.words(error))
        else:
            words = QCoreApplication.translate(
                "InsightsPage", "That line is not shown again. Help now is always there."
            )
            self._say(words, again)

    def _say(self, words: str, undo: Callable[[], object]) -> None:
        self._around.window.toasts.show(words, undo=lambda: self._undone(undo))

    def _undone(self, undo: Callable[[], object]) -> None:
        try:
            undo()
        except KnownError as error:
            self._around.window.toasts.show(troubles.words(error))

    def _open(self, uid: str) -> None:
        self._journal.open(uid)

    def _refresh_if_shown(self) -> None:
        page = self._around.shell.current_page
        if isinstance(page, InsightsPage):
            page.refresh()
