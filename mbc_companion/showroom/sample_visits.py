"""The invented visits, kept as the program keeps them."""

from __future__ import annotations

from mbc_companion.appointments.domain import Kind, Mode, Payment, Status, Visit
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.contacts.domain import Contact
from mbc_companion.contacts.domain import Kind as ContactKind
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.clock import Clock, today
from mbc_companion.core.events import Events
from mbc_companion.showroom.sample import GROUP, THERAPIST, SampleVisit, some_visits
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links


def add_visits(database: Database, clock: Clock) -> None:
    """A therapist and a group, with their visits before and after today."""
    contacts = ContactRepository(database, clock, Events())
    known = {row.name: row.uid for row in contacts.search("")}
    therapist = known.get(THERAPIST) or contacts.save(
        Contact(ContactKind.PROFESSIONAL, THERAPIST, role="Psychologist")
    )
    group = known.get(GROUP) or contacts.save(Contact(ContactKind.GROUP, GROUP))
    visits = VisitRepository(database, clock, Events(), Links(database, clock))
    for one in some_visits(today(clock), clock.zone()):
        visit = _visit(one, visits.new_uid(), clock, group if one.group else therapist)
        visits.save(visit)
        for words in one.questions:
            visits.add_item(visit.uid, words)


def _visit(one: SampleVisit, uid: str, clock: Clock, provider_uid: str) -> Visit:
    over = one.at < clock.now()
    return Visit(
        uid=uid,
        at=one.at,
        zone=clock.zone().key,
        kind=Kind.SUPPORT_GROUP if one.group else Kind.INDIVIDUAL_THERAPY,
        mode=Mode.IN_PERSON if one.in_person else Mode.VIDEO,
        provider_uid=provider_uid,
        provider_name=GROUP if one.group else THERAPIST,
        status=Status.ATTENDED if over else Status.PLANNED,
        payment=Payment.IN_HOUSE_FREE if one.group else Payment.PLAN,
        after=one.after,
    )
