"""Visits of the unlocked time: their store, their page, and what they lend to others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.appointments.around_panel import Around
from mbc_companion.appointments.domain import Claims, Counting, Visit
from mbc_companion.appointments.page import VisitsPage
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.appointments.words_view import MODE_ICONS, until_words, when_line, who_words
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.clock import local_now
from mbc_companion.core.events import VisitsChanged
from mbc_companion.session.contact_visits import ContactVisits
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.visit_people import VisitPeople
from mbc_companion.today.next_visit_card import NextVisitCard
from mbc_companion.today.page import TodayPage
from mbc_companion.ui import keys as declared
from mbc_companion.ui.pages import LatePage


@dataclass(frozen=True)
class NextVisit:
    """Keeps to ``today.protocols.NextVisitLine``."""

    uid: str
    day: date
    until: str
    who: str
    line: str
    icon: str
    note: str
    questions: tuple[str, ...]


class VisitsRoom:
    """``repository`` is there from the start; ``build`` says what the page will need."""

    def __init__(self, around: Surroundings, people: VisitPeople) -> None:
        self._around = around
        self._people = people
        self.repository = VisitRepository(
            around.database, around.clock, around.events, around.links
        )

    def purge_removed(self) -> None:
        """What was removed long enough ago. Raises a KnownError."""
        self.repository.purge_removed()

    def build(self, counting: Counting, claims: Claims, brief: Callable[[str], None]) -> None:
        """``brief`` shows the paper for a visit."""
        around = self._around
        self._brief = brief
        self._lent = Around(
            self.repository,
            around.clock,
            around.dialogs,
            around.window.toasts,
            around.events,
            self._people,
            counting,
            claims,
        )
        around.shell.bind(declared.NEW_VISIT, self.add)

    def late_page(self) -> LatePage:
        title = QCoreApplication.translate("VisitsPage", "Visits")
        return LatePage(VisitsPage.key, title, self._make)

    def _make(self) -> VisitsPage:
        page = VisitsPage(self._lent, keys=self._around.window.keys)
        page.brief_wanted.connect(self._brief)
        return page

    @property
    def page(self) -> VisitsPage:
        page = self._around.shell.page(VisitsPage.key)
        assert isinstance(page, VisitsPage)
        return page

    def add(self) -> None:
        """A new visit, from any page."""
        self._around.shell.show_page(self.page.key)
        self.page.finish()
        self.page.add(None)

    def add_with(self, uid: str, name: str) -> None:
        """A new visit with a contact."""
        self._around.shell.show_page(self.page.key)
        self.page.add_with(uid, name)

    def unsaved(self) -> str:
        """Words about visits that could not be written, as plain lines."""
        page = self._around.shell.pages.if_made(VisitsPage.key)
        return page.unsaved() if isinstance(page, VisitsPage) else ""

    def open(self, uid: str) -> None:
        """Go to the visits and show this one."""
        self._around.shell.show_page(self.page.key)
        self.page.open_visit(uid)

    def of(self, contacts: ContactRepository) -> ContactVisits:
        """Visits for the cards of contacts."""
        return ContactVisits(contacts, self.repository, self._around.clock, self.open)

    # -- for Today ----------------------------------------------------------------------

    def join_today(self, page: TodayPage) -> None:
        card = NextVisitCard(self)
        card.opened.connect(self.open)
        card.brief_wanted.connect(self._brief)
        page.add_card(card)
        self._around.events.subscribe(VisitsChanged, lambda _: page.look_at_cards())

    def next_visit(self) -> NextVisit | None:
        """Raises a KnownError."""
        visit = self.repository.next_planned(self._around.clock.now())
        if visit is None:
            return None
        before = self.repository.note_before(visit)
        asked = tuple(one.text for one in self.repository.items(visit.uid) if not one.asked)
        return NextVisit(
            uid=visit.uid,
            day=visit.day,
            until=until_words(visit.day, local_now(self._around.clock)),
            who=who_words(visit),
            line=self._line(visit),
            icon=MODE_ICONS[visit.mode],
            note=before.after if before is not None else "",
            questions=asked,
        )

    def _line(self, visit: Visit) -> str:
        """ "10:30 am, video. Psychologist"."""
        person = self._people.person(visit.provider_uid) if visit.provider_uid else None
        said = when_line(visit)
        return f"{said}. {person.role}" if person is not None and person.role else said

    # -- for the library -----------------------------------------------------------------

    # -- for Insights ----------------------------------------------------------------------

    def visit_days(self, first: date, last: date) -> Sequence[date]:
        return [one.day for one in self.repository.visit_days(first, last)]

    def scan_days(self, first: date, last: date) -> Sequence[date]:
        return [one.day for one in self.repository.scan_days(first, last)]
