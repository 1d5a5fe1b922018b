"""Coverage of the unlocked time: its stores, its page, and what it lends to others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.contacts.domain import Kind
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import CoverageChanged, VisitsChanged
from mbc_companion.core.paths import resources
from mbc_companion.coverage.around_panel import Around, Insurer
from mbc_companion.coverage.call_desk_dialog import Left
from mbc_companion.coverage.calls.repository import CallsRepository
from mbc_companion.coverage.calls_dialog import call_lines
from mbc_companion.coverage.claims.repository import ClaimsRepository
from mbc_companion.coverage.notices.repository import NoticesRepository
from mbc_companion.coverage.overview import Desk, Overview
from mbc_companion.coverage.page import CoveragePage
from mbc_companion.coverage.repository import CoverageRepository
from mbc_companion.coverage.short_view import ShortLine, short_line
from mbc_companion.helplines.directory import load_directory
from mbc_companion.session.counted_visits import Answers, Counting, LentVisits
from mbc_companion.session.date_notices import DateNotices
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.today.coverage_card import CoverageCard
from mbc_companion.today.page import TodayPage
from mbc_companion.ui.pages import LatePage

_ADVISERS = "ebsa"


class CoverageRoom:
    """``late_page`` is its page; ``join_today`` puts its card there."""

    key = CoveragePage.key

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        where = (around.database, around.clock, around.events)
        self.plans = CoverageRepository(*where)
        self.calls = CallsRepository(*where)
        self.claims = ClaimsRepository(*where)
        self._visits = VisitRepository(*where, around.links)
        self.visits = LentVisits(self._visits)
        self.desk = Desk(self.plans, self.calls, self.claims, self.visits)
        self.counting = Counting(self.desk, around.clock, around.events)
        self.answers = Answers(self.claims, self.counting, self.record_denial)

    def purge_removed(self) -> None:
        """What was removed long enough ago. Raises a KnownError."""
        for store in (self.plans, self.calls, self.claims):
            store.purge_removed()

    def date_notices(self) -> DateNotices:
        """Its dates, for the notices on the desktop."""
        around = self._around
        notices = NoticesRepository(around.database, around.clock)
        return DateNotices(notices, around.preferences, around.clock, self.overview)

    def unsaved(self) -> str:
        """What was heard in a call and could not be written, as plain lines."""
        page = self._around.shell.pages.if_made(CoveragePage.key)
        if not isinstance(page, CoveragePage):
            return ""
        desk, call = page.desk, page.desk.call
        return "" if call is None or desk.save() else "\n".join(call_lines(call))

    def overview(self) -> Overview:
        """Raises a KnownError."""
        return self.counting.overview()

    def phones(self) -> tuple[tuple[str, str], ...]:
        """Name and number of each plan that has one; none while they cannot be read."""
        try:
            plans = self.plans.plans()
        except KnownError:
            return ()
        return tuple((plan.name, plan.phone) for plan in plans if plan.phone)

    def today_line(self) -> ShortLine | None:
        """For the card on Today. Raises a KnownError."""
        return short_line(self.overview())

    def late_page(self) -> LatePage:
        title = QCoreApplication.translate("CoveragePage", "Coverage")
        return LatePage(CoveragePage.key, title, self._make)

    @property
    def page(self) -> CoveragePage:
        page = self._around.shell.page(CoveragePage.key)
        assert isinstance(page, CoveragePage)
        return page

    def _make(self) -> CoveragePage:
        around = self._around
        return CoveragePage(
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
                around.started,
                adviser=_adviser(),
                insurers=self._insurers,
                sharing=around.sharing,
                count=self.counting.overview,
            ),
            keys=around.window.keys,
        )

    def begin_call(self, then: Callable[[Left, str], None] | None = None) -> None:
        """Go to the guided call about the plan that Coverage has in front.

        ``then`` hears each time this call is left, with what was said about it.
        """
        page = self.page
        self._around.shell.show_page(page.key)
        main = self.overview().main
        page.begin_call(main.ledger.plan.uid if main is not None else "")
        begun = page.desk.call
        if then is not None and begun is not None:

            def tell(left: Left, words: str) -> None:
                if left.uid == begun.uid:
                    then(left, words)

            page.call_left.connect(tell)

    def record_denial(self, visit_uid: str) -> None:
        """Go to Coverage and write down the denial of a visit, filled in."""
        self._around.shell.show_page(self.page.key)
        self.page.record_denial(visit_uid)

    def _insurers(self) -> tuple[Insurer, ...]:
        """Kept in Contacts; none while they cannot be read."""
        around = self._around
        contacts = ContactRepository(around.database, around.clock, around.events)
        try:
            rows = contacts.search("", (Kind.INSURER,))
        except KnownError:
            return ()
        return tuple(Insurer(row.uid, row.name, row.phone) for row in rows)

    def join_today(self, page: TodayPage) -> None:
        card = CoverageCard(self)
        card.wanted.connect(lambda: self._around.shell.show_page(CoveragePage.key))
        page.add_card(card, side=True)
        for kind in (CoverageChanged, VisitsChanged):
            self._around.events.subscribe(kind, lambda _: page.look_at_cards())


def _adviser() -> str:
    """The number of the free advisers, from the one place it is written."""
    directory = load_directory(resources() / "helplines" / "directory.json")
    return str(directory.shown_numbers().get(_ADVISERS, ""))
