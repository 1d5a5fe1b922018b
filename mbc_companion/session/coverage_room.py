"""Coverage of the unlocked time: its stores, its page, and what it lends to others."""

from __future__ import annotations

from datetime import date

from mbc_companion.core.clock import today
from mbc_companion.core.events import CoverageChanged
from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.calls.repository import CallsRepository
from mbc_companion.coverage.claims.repository import ClaimsRepository
from mbc_companion.coverage.overview import Desk, Overview, VisitFacts
from mbc_companion.coverage.page import CoveragePage
from mbc_companion.coverage.repository import CoverageRepository
from mbc_companion.coverage.short_view import ShortLine, short_line
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.today.coverage_card import CoverageCard
from mbc_companion.today.page import TodayPage


class NoVisits:
    """As long as there is no room that keeps visits."""

    def between(self, _first: date, _last: date) -> tuple[VisitFacts, ...]:
        return ()

    def set_pays(self, _uid: str, _pays: str) -> None:
        return


class CoverageRoom:
    """``build`` makes the page; ``join_today`` puts its card there."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        where = (around.database, around.clock, around.events)
        self.plans = CoverageRepository(*where)
        self.calls = CallsRepository(*where)
        self.claims = ClaimsRepository(*where)
        self.visits = NoVisits()

    def purge_removed(self) -> None:
        """What was removed long enough ago. Raises a KnownError."""
        for store in (self.plans, self.calls, self.claims):
            store.purge_removed()

    def overview(self) -> Overview:
        """Raises a KnownError."""
        desk = Desk(self.plans, self.calls, self.claims, self.visits)
        return desk.overview(today(self._around.clock))

    def today_line(self) -> ShortLine | None:
        """For the card on Today. Raises a KnownError."""
        return short_line(self.overview()) if self.plans.plans() else None

    def build(self) -> None:
        around = self._around
        self.page = CoveragePage(
            Around(
                self.plans,
                self.calls,
                self.claims,
                self.visits,
                around.clock,
                around.dialogs,
                around.window.toasts,
                around.events,
                around.clipboard,
            ),
            keys=around.window.keys,
        )

    def join_today(self, page: TodayPage) -> None:
        card = CoverageCard(self)
        card.wanted.connect(lambda: self._around.shell.show_page(self.page.key))
        page.add_card(card, side=True)
        self._around.events.subscribe(CoverageChanged, lambda _: page.look_at_cards())
