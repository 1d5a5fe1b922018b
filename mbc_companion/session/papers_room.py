"""Papers of the unlocked time that are made of more than one room."""

from __future__ import annotations

import logging
from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.appointments.domain import Item, Status, Visit
from mbc_companion.appointments.words_view import long_day, when_line, who_words
from mbc_companion.core.clock import today
from mbc_companion.core.errors import KnownError
from mbc_companion.core.settings import FIRST_NAME
from mbc_companion.exchange.papers.brief import Brief, OwnWords, days_since, mark_days, most_felt
from mbc_companion.exchange.papers.brief_sheet import BriefSheet
from mbc_companion.exchange.papers.practical_view import practical_words
from mbc_companion.journal.insights.domain import Span
from mbc_companion.journal.insights.repository import InsightsRepository
from mbc_companion.session.coverage_room import CoverageRoom
from mbc_companion.session.journal_room import JournalRoom
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.visits_room import VisitsRoom
from mbc_companion.ui import troubles

_log = logging.getLogger(__name__)
_LOOKED_AT = 200


class PapersRoom:
    """Reads what a paper may hold at the moment it is asked for."""

    def __init__(
        self,
        around: Surroundings,
        journal: JournalRoom,
        visits: VisitsRoom,
        coverage: CoverageRoom,
    ) -> None:
        self._around = around
        self._journal, self._visits, self._coverage = journal, visits, coverage
        self._marks = InsightsRepository(around.database, journal.shelf.scales)

    def show_brief(self, visit_uid: str) -> None:
        """The sheet of one visit's brief, over whatever page is shown."""
        around = self._around
        try:
            brief = self.brief(visit_uid)
        except KnownError as error:
            around.dialogs.tell(troubles.title(error), troubles.words(error))
            return
        if brief is not None:
            BriefSheet(around.shell, around.dialogs, brief, around.sharing).open()

    def brief(self, visit_uid: str) -> Brief | None:
        """None if the visit is gone. Raises a KnownError."""
        visit = self._visits.repository.visit(visit_uid)
        if visit is None:
            return None
        day = today(self._around.clock)
        first, last = days_since(self._day_before(visit), visit.day, day)
        span = Span(first, last)
        levels = {one.day: one.level for one in self._marks.days(span)}
        items = self._visits.repository.items(visit.uid)
        said = QCoreApplication.translate("Brief", "{who}, {day}, {when}")
        return Brief(
            visit_day=visit.day,
            printed=day,
            about=said.format(
                who=who_words(visit), day=long_day(visit.day, day), when=when_line(visit)
            ),
            name=self._around.preferences.get(FIRST_NAME).strip(),
            questions=tuple(one.text for one in items if not one.asked and not one.entry_uid),
            days=mark_days(levels, first, last),
            feelings=most_felt(self._marks.feelings(span)),
            own_words=self._own_words(items),
            practical=practical_words(self._coverage.overview(), visit.uid),
        )

    def _day_before(self, visit: Visit) -> date | None:
        """The day of the last visit with the same person that took place."""
        rows = self._visits.repository.rows_before(visit.at, _LOOKED_AT)
        who = (visit.provider_uid, visit.provider_name)
        for row in rows:
            held = row.status is Status.ATTENDED and row.uid != visit.uid
            if held and (row.provider_uid, row.provider_name) == who:
                return row.day
        return None

    def _own_words(self, items: tuple[Item, ...]) -> tuple[OwnWords, ...]:
        """Of entries that are there; a letter that was sealed since stays sealed."""
        found = []
        for one in items:
            if not one.entry_uid or one.asked:
                continue
            entry = self._journal.repository.draft(one.entry_uid)
            if entry is None or not entry.sealed:
                found.append(OwnWords(one.uid, one.text))
        return tuple(found)
