"""Everything that can be read of the safe part, gathered once, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.support_map.domain import Status
from mbc_companion.contacts.support_map.repository import SupportRepository
from mbc_companion.core.clock import Clock, today
from mbc_companion.core.events import Events
from mbc_companion.coverage.calls.repository import CallsRepository
from mbc_companion.coverage.claims.repository import ClaimsRepository
from mbc_companion.coverage.repository import CoverageRepository
from mbc_companion.exchange.carer import gathering_view
from mbc_companion.exchange.safe_part import records_view
from mbc_companion.exchange.safe_part.domain import Record, Records
from mbc_companion.exchange.taking_out.domain import Choice, Part
from mbc_companion.exchange.taking_out.repository import TakingOutRepository
from mbc_companion.exchange.taking_out.words_view import words_for
from mbc_companion.storage.database import Database

Row = Mapping[str, Any]
_SHEETS = frozenset({Part.VISITS, Part.COVERAGE, Part.LIBRARY})


class SafePartRoom:
    """``pause`` is called between slices; ``topic`` names a topic of the library."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        pause: Callable[[], None],
        topic: Callable[[str], str],
    ) -> None:
        self._clock = clock
        self._topic = topic
        self._reads = TakingOutRepository(database, pause)
        where = (database, clock, Events())
        self._contacts = ContactRepository(*where)
        self._said = RecordsRepository(*where)
        self._supports = SupportRepository(*where)
        self._plans = CoverageRepository(*where)
        self._calls = CallsRepository(*where)
        self._claims = ClaimsRepository(*where)

    def read(self) -> Records:
        """The newest first where there is an order in time. Raises a KnownError."""
        rows = self._sheets()
        notes = (
            records_view.note(self._topic(row["topic"]), row["note"])
            for row in rows.get("library-notes.csv", ())
        )
        return Records(
            journal=self._journal(),
            visits=self._visits(rows),
            coverage=self._coverage(rows),
            contacts=self._people(),
            library=tuple(notes),
        )

    def _sheets(self) -> dict[str, list[Row]]:
        return {
            sheet.name: [_row(sheet.columns, cells) for cells in sheet.rows]
            for sheet in self._reads.sheets(_SHEETS, None, None)
        }

    def _journal(self) -> tuple[Record, ...]:
        words = words_for(Choice(), self._reads.names())
        found = [
            records_view.entry(one, words)
            for some in self._reads.entries(None, None, only_words=False)
            for one in some
        ]
        return tuple(reversed(found))

    def _visits(self, rows: Mapping[str, list[Row]]) -> tuple[Record, ...]:
        asked: dict[str, list[Row]] = {}
        for row in rows.get("questions.csv", ()):
            asked.setdefault(row["visit_uid"], []).append(row)
        found = [
            records_view.visit(row, asked.get(row["uid"], ())) for row in rows.get("visits.csv", ())
        ]
        return tuple(reversed(found))

    def _coverage(self, rows: Mapping[str, list[Row]]) -> tuple[Record, ...]:
        payments = self._claims.payments()
        money = (
            records_view.payment(payments[row["visit_uid"]], row)
            for row in rows.get("claims.csv", ())
            if row["visit_uid"] in payments
        )
        return (
            *records_view.plans(gathering_view.coverage(self._plans.record(), today(self._clock))),
            *(records_view.call(one) for one in self._calls.calls()),
            *(records_view.denial(one) for one in self._claims.denials()),
            *money,
        )

    def _people(self) -> tuple[Record, ...]:
        found = []
        for row in self._contacts.search(""):
            one = self._contacts.contact(row.uid)
            if one is not None:
                talks = [(talk.at.date(), talk.note) for talk in self._said.talks(one.uid)]
                asked = [
                    f"{question.question} {question.answer}".strip()
                    for question in self._said.questions(one.uid)
                ]
                found.append(records_view.contact(one, talks, asked))
        tried = (one for one in self._supports.all() if one.status is not Status.NOT_TRIED)
        return (*found, *records_view.supports(tried))


def _row(columns: tuple[str, ...], cells: tuple[Any, ...]) -> Row:
    words = ("" if cell is None else str(cell) for cell in cells)
    return dict(zip(columns, words, strict=True))
