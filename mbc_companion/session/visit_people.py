"""Contacts, as the visits see them: who a visit can be with."""

from __future__ import annotations

from mbc_companion.appointments.domain import Person
from mbc_companion.contacts.domain import ContactRow, Kind
from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository

_ORDER = (Kind.PROFESSIONAL, Kind.GROUP, Kind.PLACE, Kind.PERSON)


class VisitPeople:
    """Keeps to ``appointments.domain.People``."""

    def __init__(self, contacts: ContactRepository, records: RecordsRepository) -> None:
        self._contacts = contacts
        self._records = records

    def people(self) -> tuple[Person, ...]:
        rows = self._contacts.search("", _ORDER)
        ordered = sorted(rows, key=lambda row: _ORDER.index(row.kind))
        return tuple(_person(row) for row in ordered)

    def person(self, uid: str) -> Person | None:
        row = self._contacts.find(uid)
        return None if row is None or row.removed_at is not None else _person(row)

    def add(self, name: str) -> Person:
        """A new professional; what else is known of them is filled in at Contacts."""
        return Person(self._contacts.add(name, Kind.PROFESSIONAL), name)

    def questions_for(self, uid: str) -> tuple[str, ...]:
        row = self._contacts.find(uid)
        if row is None or row.kind is not Kind.PROFESSIONAL:
            return ()
        return tuple(one.question for one in self._records.questions(uid) if not one.answer.strip())


def _person(row: ContactRow) -> Person:
    return Person(row.uid, row.name, row.role, group=row.kind is Kind.GROUP)
