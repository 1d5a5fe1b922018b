"""What may go to a carer, in words: contacts, visits to come, coverage, numbers to call."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.appointments import words_view as visit_words
from mbc_companion.appointments.domain import VisitRow
from mbc_companion.contacts.domain import Contact
from mbc_companion.coverage import names_view
from mbc_companion.coverage.domain import Authorization, Plan, Record
from mbc_companion.coverage.facts import Fact
from mbc_companion.coverage.words_view import date_words
from mbc_companion.exchange.carer.bundle import Part, Section
from mbc_companion.helplines import words_view as helpline_words
from mbc_companion.helplines.domain import Service


def people(contacts: Iterable[Contact]) -> Section:
    """People a person trusts are ticked."""
    found = tuple(contacts)
    return Section(
        QCoreApplication.translate("Carer", "Contacts"),
        tuple(_person(one) for one in found),
        frozenset(f"contact {one.uid}" for one in found if one.trusted),
    )


def _person(one: Contact) -> Part:
    numbers = [f"{phone.label}: {phone.number}" if phone.label else phone.number
               for phone in one.phones]  # fmt: skip
    lines = (one.role, *numbers, one.email, *one.address.split("\n"), one.hours)
    return Part(f"contact {one.uid}", one.name or one.phone, tuple(filter(None, lines)))


def visits(rows: Iterable[VisitRow], today: date) -> Section:
    """Booked ones, without notes or questions; ticked."""
    parts = tuple(
        Part(
            f"visit {row.uid}",
            visit_words.when_words(row, today),
            tuple(filter(None, (row.provider_name, visit_words.kind_words(row.kind)))),
        )
        for row in rows
    )
    ticked = frozenset(part.key for part in parts)
    return Section(QCoreApplication.translate("Carer", "Visits to come"), parts, ticked)


def coverage(record: Record, today: date) -> Section:
    """Each plan with what is known of it and its authorizations; not ticked."""
    parts = []
    for plan in record.plans:
        lines = [*_plan_lines(plan)]
        for benefit in record.benefits_of(plan.uid):
            lines += [_fact(fact, today) for fact in benefit.facts]
        lines += [_authorization(one) for one in record.authorizations_of(plan.uid)]
        parts.append(Part(f"plan {plan.uid}", plan.name, tuple(lines)))
    return Section(QCoreApplication.translate("Carer", "Coverage"), tuple(parts))


def _fact(fact: Fact, today: date) -> str:
    """ "Visits a year: 40 (call of March 3, reference 88-16240)"."""
    value = names_view.value_words(fact.name, fact.value)
    said = f"{names_view.fact_words(fact.name)}: {value}"
    return f"{said} ({names_view.origin_words(fact.origin, today)})"


def _plan_lines(plan: Plan) -> list[str]:
    member = QCoreApplication.translate("Carer", "Member number: {number}")
    phone = QCoreApplication.translate("Carer", "Phone: {number}")
    lines = [member.format(number=plan.member_id)] if plan.member_id else []
    return lines + ([phone.format(number=plan.phone)] if plan.phone else [])


def _authorization(one: Authorization) -> str:
    said = QCoreApplication.translate("Carer", "Authorization {number}: {status}")
    words = said.format(number=one.number, status=names_view.authorization_words(one.status))
    if one.approved is not None:
        count = QCoreApplication.translate("Carer", "{count} visits").format(count=one.approved)
        words = f"{words}, {count}"
    if one.last_day is not None:
        until = QCoreApplication.translate("Carer", "until {day}")
        words = f"{words}, {until.format(day=date_words(one.last_day))}"
    return words


def numbers(services: Iterable[Service]) -> Section:
    """The lines of the card to carry; ticked."""
    parts = tuple(
        Part(
            f"line {one.uid}",
            one.name,
            (one.number.shown, *helpline_words.paper_hours(one)),
        )
        for one in services
    )
    ticked = frozenset(part.key for part in parts)
    return Section(QCoreApplication.translate("Carer", "Numbers to call"), parts, ticked)
