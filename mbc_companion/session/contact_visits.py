"""Visits, as a contact's card shows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from mbc_companion.appointments.domain import Status, VisitRow, VisitsOf
from mbc_companion.appointments.words_view import status_words, when_line
from mbc_companion.contacts.domain import VisitLine, VisitsWith
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.clock import Clock


class ContactVisits:
    """``contacts.domain.Visits``; those booked with a contact since merged are its visits too."""

    def __init__(
        self,
        contacts: ContactRepository,
        visits: VisitsOf,
        clock: Clock,
        show: Callable[[str], None],
    ) -> None:
        self._contacts = contacts
        self._visits = visits
        self._clock = clock
        self._show = show

    def open(self, uid: str) -> None:
        self._show(uid)

    def with_contact(self, uid: str, most: int) -> VisitsWith:
        rows: list[VisitRow] = []
        for one in (uid, *self._contacts.merged_into(uid)):
            count = self._visits.count_with(one)
            rows += self._visits.rows_with(one, count) if count else ()
        rows.sort(key=lambda row: row.at, reverse=True)
        now = self._clock.now()
        planned = [row for row in rows if row.status is Status.PLANNED and _end(row) > now]
        past = [row for row in rows if _end(row) <= now]
        return VisitsWith(
            count=len(rows),
            next=_line(planned[-1]) if planned else None,
            last=tuple(_line(row) for row in past[:most]),
        )


def _end(row: VisitRow) -> datetime:
    return row.at + timedelta(minutes=row.minutes)


def _line(row: VisitRow) -> VisitLine:
    """With what became of it, once that was recorded."""
    said = when_line(row)
    if row.status is not Status.PLANNED:
        said = f"{said}. {status_words(row.status)}"
    return VisitLine(row.uid, row.day, said)
