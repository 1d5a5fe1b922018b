"""Words of the journal on the list of a visit."""

from __future__ import annotations

from dataclasses import dataclass

from mbc_companion.appointments.domain import Repository, Status
from mbc_companion.appointments.words_view import who_words
from mbc_companion.core.clock import Clock
from mbc_companion.journal.shelf import Visit

OFFERED = 8
# Those called off are among them; a person has rarely more of those in a row.
_LOOKED_AT = 60


@dataclass(frozen=True)
class JournalVisits:
    """``journal.shelf.Visits`` on the store of visits; the link is kept by that store."""

    visits: Repository
    clock: Clock

    def coming(self) -> tuple[Visit, ...]:
        rows = self.visits.rows_from(self.clock.now(), _LOOKED_AT)
        planned = [row for row in rows if row.status is Status.PLANNED][:OFFERED]
        return tuple(Visit(row.uid, row.at, who_words(row)) for row in planned)

    def bring(self, visit: Visit, entry_uid: str, words: str) -> str:
        return self.visits.add_item(visit.uid, words, entry_uid=entry_uid)

    def take_back(self, visit: Visit, brought: str) -> None:
        left = [one for one in self.visits.items(visit.uid) if one.uid != brought]
        self.visits.put_items(visit.uid, left)
