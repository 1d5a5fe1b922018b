"""Contacts from cards, and cards from contacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from mbc_companion.contacts.domain import Contact, Kind, Phone
from mbc_companion.contacts.listing.repository import contacts, phones
from mbc_companion.contacts.repository import MAX_LINE, MAX_TEXT, ContactRepository
from mbc_companion.core.clock import Clock
from mbc_companion.core.events import Events
from mbc_companion.exchange.address_cards.domain import Card, Line
from mbc_companion.exchange.address_cards.matching import match, normalized, record_uid
from mbc_companion.exchange.arrivals.domain import Done, Outlook, Pause, Tell
from mbc_companion.exchange.arrivals.domain import Kind as Coming
from mbc_companion.exchange.arrivals.repository import known, mark_of
from mbc_companion.exchange.arrivals.steps.repository import Keep, Step, Stepwise
from mbc_companion.exchange.domain import Skipped, Why
from mbc_companion.storage.database import Database

_EXAMPLES = 5
_SORTS = {
    "org": Kind.PLACE,
    "organization": Kind.PLACE,
    "helpline": Kind.PLACE,
    "group": Kind.GROUP,
    **{kind.value: kind for kind in Kind},
}


class CardsArrival:
    """``arrivals.domain.Arrival`` for cards that were read already."""

    def __init__(
        self, database: Database, clock: Clock, cards: Iterable[Card | Skipped], source: str
    ) -> None:
        self._database = database
        # Told to nobody: this runs on a worker, and whoever starts it publishes.
        self._contacts = ContactRepository(database, clock, Events())
        self._cards = tuple(cards)
        self._steps: list[Step[Contact]] = []
        keep = Keep(
            uid=lambda contact: contact.uid,
            save_many=self._contacts.save_many,
            save=self._contacts.save,
            is_here=lambda uid: self._contacts.contact(uid) is not None,
        )
        self._coming = Stepwise(database, clock, Coming.CONTACTS, source, keep)

    def look(self, pause: Pause) -> Outlook:
        found = [card for card in self._cards if isinstance(card, Card)]
        skipped = [one for one in self._cards if isinstance(one, Skipped)]
        counted: dict[Why, int] = {}
        for one in skipped:
            counted[one.why] = counted.get(one.why, 0) + 1
        self._steps = list(self._planned(found, pause))
        new = [step for step in self._steps if step.before is None]
        return Outlook(
            kind=Coming.CONTACTS,
            new=len(new),
            changed=len(self._steps) - len(new),
            here=len(found) - len(self._steps),
            skipped=counted,
            examples=tuple(skipped[:_EXAMPLES]),
            names=tuple(step.record.name for step in new[:_EXAMPLES]),
        )

    def _planned(self, cards: list[Card], pause: Pause) -> Iterator[Step[Contact]]:
        uids, by_number = self._here()
        marks = [mark_of(Coming.CONTACTS, card.said) for card in cards]
        seen = known(self._database, marks)
        planned: dict[str, Contact] = {}
        for card, mark in zip(cards, marks, strict=True):
            pause()
            if seen.get(mark) in uids:
                continue
            uid = match(card, uids, by_number)
            if not uid:
                contact = _contact(card)
                planned[contact.uid] = contact
                uids.add(contact.uid)
                by_number.update(
                    {normalized(one.number): contact.uid for one in card.phones if one.number}
                )
                yield Step(contact, mark)
                continue
            before = planned.get(uid) or self._contacts.contact(uid)
            after = None if before is None else _told(before, card)
            if before is not None and after is not None and after != before:
                if uid in planned:
                    planned[uid] = after
                yield Step(after, mark, before)

    def _here(self) -> tuple[set[str], dict[str, str]]:
        here = contacts.c.removed_at.is_(None) & contacts.c.merged_into.is_(None)
        numbers = (
            select(contacts.c.uid, phones.c.number)
            .join(phones, phones.c.contact_id == contacts.c.id)
            .where(here)
        )
        with self._database.read() as connection:
            uids = set(connection.execute(select(contacts.c.uid).where(here)).scalars())
            rows = connection.execute(numbers).all()
        by_number = {normalized(row.number): str(row.uid) for row in rows}
        by_number.pop("", None)
        return uids, by_number

    def bring(self, pause: Pause, tell: Tell) -> Done:
        return self._coming.bring(self._steps, pause, tell)

    def take_back(self) -> None:
        self._coming.take_back()


def _contact(card: Card) -> Contact:
    kind = _SORTS.get(card.sort, Kind.PERSON)
    role = card.title or card.organization
    beside = card.organization if card.title else ""
    notes = "\n".join(part for part in (beside, card.note) if part)
    return Contact(
        kind=kind,
        name=card.name[:MAX_LINE],
        role=role[:MAX_LINE],
        phones=tuple(Phone(one.number[:MAX_LINE], one.label[:MAX_LINE]) for one in card.phones),
        email=card.email[:MAX_LINE],
        address=card.address[:MAX_TEXT],
        web=card.web[:MAX_LINE],
        notes=notes[:MAX_TEXT],
        uid=record_uid(card),
    )


def _told(contact: Contact, card: Card) -> Contact:
    """``contact`` with what the card knows and nobody said yet; nothing is written over."""
    fresh = _contact(card)
    changes: dict[str, Any] = {
        name: getattr(fresh, name)
        for name in ("role", "email", "address", "web", "notes")
        if not getattr(contact, name) and getattr(fresh, name)
    }
    if card.note == as_card(contact).note:
        # What stands there is kept here too, in places of its own.
        changes.pop("notes", None)
    there = {normalized(one.number) or one.number for one in contact.phones}
    more = [one for one in fresh.phones if (normalized(one.number) or one.number) not in there]
    if more:
        changes["phones"] = (*contact.phones, *more)
    return replace(contact, **changes)


def outgoing(database: Database, clock: Clock) -> Iterator[Card]:
    """Every contact not removed, by name."""
    kept = ContactRepository(database, clock, Events())
    for row in kept.search(""):
        contact = kept.contact(row.uid)
        if contact is not None:
            yield as_card(contact)


def as_card(contact: Contact) -> Card:
    notes = (contact.notes, contact.hours, contact.reach, contact.languages, contact.how_often)
    return Card(
        where="",
        name=contact.name or contact.phone or contact.email or contact.kind.value,
        uid=contact.uid,
        title=contact.role,
        phones=tuple(Line(one.number, one.label) for one in contact.phones),
        email=contact.email,
        address=contact.address,
        web=contact.web,
        note="\n".join(part for part in notes if part),
        sort=contact.kind.value,
    )
