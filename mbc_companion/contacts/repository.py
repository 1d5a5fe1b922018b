"""Contacts in the encrypted file: writing, merging and Removed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from mbc_companion.contacts import folding
from mbc_companion.contacts.domain import Contact, Kind, Phone
from mbc_companion.contacts.listing.repository import ListRepository, contacts, phones, to_micros
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import ContactsChanged, Events
from mbc_companion.core.removed import threshold
from mbc_companion.core.text import storable
from mbc_companion.storage.database import Database
from mbc_companion.storage.use_days import use_days_so_far

MAX_LINE, MAX_TEXT = 2_000, 100_000
LONG_FIELDS = frozenset({"notes", "address", "claims_address", "reach", "hours"})
_COLUMNS = frozenset(
    (
        *("kind", "name", "role", "phones", "favorite", "trusted", "states", "profession"),
        *("uid", "created_at", "changed_at", "removed_at"),
    )
)


class ContactRepository(ListRepository):
    """``domain.Repository`` on SQLCipher; see there for what each method promises."""

    def __init__(self, database: Database, clock: Clock, events: Events) -> None:
        super().__init__(database)
        self._clock = clock
        self._events = events
        events.subscribe(ContactsChanged, lambda _: self.forget_rows())

    def add(self, name: str, kind: Kind) -> str:
        return self.save(Contact(kind, name))

    def save(self, contact: Contact) -> str:
        return self.save_many([contact])[0]

    def save_many(self, several: Iterable[Contact]) -> tuple[str, ...]:
        """Write contacts in one step; publishes once. Raises TooLong."""
        with self._database.write() as connection:
            uids = tuple(self._put(connection, contact) for contact in several)
        self._events.publish(ContactsChanged(uids))
        return uids

    def remove(self, uid: str) -> None:
        with self._database.write() as connection:
            values = {
                "removed_at": to_micros(self._clock.now()),
                "removed_on_use": use_days_so_far(connection),
            }
            this = and_(contacts.c.uid == uid, contacts.c.removed_at.is_(None))
            connection.execute(update(contacts).where(this).values(values))
        self._events.publish(ContactsChanged((uid,)))

    def bring_back(self, uid: str) -> None:
        values = {"removed_at": None, "removed_on_use": None}
        with self._database.write() as connection:
            connection.execute(update(contacts).where(contacts.c.uid == uid).values(values))
        self._events.publish(ContactsChanged((uid,)))

    def remove_for_good(self, uid: str) -> None:
        gone = or_(contacts.c.uid == uid, contacts.c.merged_into == uid)
        with self._database.write() as connection:
            there = select(contacts.c.id).where(
                contacts.c.uid == uid, contacts.c.removed_at.is_not(None)
            )
            if connection.execute(there).one_or_none() is not None:
                connection.execute(delete(contacts).where(gone))
        self._events.publish(ContactsChanged((uid,)))

    def purge_removed(self) -> int:
        """Delete what is due by the rule of ``core.removed``; how many; publishes nothing."""
        with self._database.write() as connection:
            days = use_days_so_far(connection)
            due = threshold(self._clock.now(), days)
            old = contacts.c.removed_at <= to_micros(due.moment)
            used = func.coalesce(contacts.c.removed_on_use, 0) <= due.use_day
            uids = connection.execute(select(contacts.c.uid).where(old, used)).scalars().all()
            if uids:
                gone = or_(contacts.c.uid.in_(uids), contacts.c.merged_into.in_(uids))
                connection.execute(delete(contacts).where(gone))
        self.forget_rows()
        return len(uids)

    def merged_into(self, uid: str) -> tuple[str, ...]:
        """Uids that lead to this contact since they were merged with it."""
        with self._database.read() as connection:
            this = contacts.c.merged_into == uid
            return tuple(connection.execute(select(contacts.c.uid).where(this)).scalars())

    def merge(self, kept: Contact, other: str) -> None:
        with self._database.write() as connection:
            self._put(connection, kept)
            # What was merged into the other before follows it.
            both = or_(contacts.c.uid == other, contacts.c.merged_into == other)
            connection.execute(update(contacts).where(both).values(merged_into=kept.uid))
        self._events.publish(ContactsChanged((kept.uid, other)))

    def unmerge(self, before: Contact, other: str) -> None:
        with self._database.write() as connection:
            self._put(connection, before)
            this = contacts.c.uid == other
            connection.execute(update(contacts).where(this).values(merged_into=None))
        self._events.publish(ContactsChanged((before.uid, other)))

    def _put(self, connection: Connection, contact: Contact) -> str:
        now = to_micros(self._clock.now())
        cleaned = _cleaned(contact)
        uid = cleaned.uid or uuid.uuid4().hex
        values = {**_values(cleaned), "changed_at": now}
        this = contacts.c.uid == uid
        found = connection.execute(select(contacts.c.id).where(this)).scalar_one_or_none()
        if found is None:
            new = insert(contacts).values(**values, uid=uid, created_at=now)
            number = connection.execute(new.returning(contacts.c.id)).scalar_one()
        else:
            number = found
            connection.execute(update(contacts).where(this).values(values))
            connection.execute(delete(phones).where(phones.c.contact_id == number))
        if cleaned.phones:
            rows = [
                {"contact_id": number, "position": at, "label": one.label, "number": one.number}
                for at, one in enumerate(cleaned.phones)
            ]
            connection.execute(insert(phones), rows)
        return uid


def _cleaned(contact: Contact) -> Contact:
    """Storable, without blanks around, without empty phones. Raises TooLong."""
    changes: dict[str, Any] = {}
    for key, value in vars(contact).items():
        if isinstance(value, str):
            text = storable(value).strip()
            if len(text) > (MAX_TEXT if key in LONG_FIELDS else MAX_LINE):
                raise TooLong("CONTACT")
            changes[key] = text
    numbers = [
        Phone(storable(one.number).strip(), storable(one.label).strip()) for one in contact.phones
    ]
    if any(len(one.number) > MAX_LINE or len(one.label) > MAX_LINE for one in numbers):
        raise TooLong("PHONE")
    changes["phones"] = tuple(one for one in numbers if one.number)
    changes["states"] = tuple(
        one for state in contact.states if (one := " ".join(storable(state).split()))
    )
    return replace(contact, **changes)


def _values(contact: Contact) -> dict[str, Any]:
    details = {
        key: _as_json(value)
        for key, value in vars(contact).items()
        if key not in _COLUMNS and _as_json(value)
    }
    return {
        "kind": contact.kind.value,
        "name": contact.name,
        "sorting": folding.folded(contact.name or contact.phone),
        "words": folding.searchable(contact),
        "role": contact.role,
        "phone": contact.phone,
        "favorite": int(contact.favorite),
        "trusted": int(contact.trusted),
        "states": "\n".join(contact.states),
        "profession": contact.profession,
        "details": json.dumps(details, ensure_ascii=False),
    }


def _as_json(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, date) else str(value or "")
