"""Contacts and helplines as lines of the list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.contacts import words_view as words
from mbc_companion.contacts.domain import ContactRow, Kind, Outcome
from mbc_companion.contacts.licensing import Lists, is_due
from mbc_companion.contacts.table_model import Line
from mbc_companion.core.clock import Clock, today
from mbc_companion.helplines import words_view as helpline_words
from mbc_companion.helplines.domain import Directory, Service, Topic
from mbc_companion.helplines.own import OwnHelpline


def contact_line(row: ContactRow, lists: Lists | None, day: date) -> Line:
    """Name and role; a seal for a license found active within the year before ``day``.

    A question where nobody looked, or not for a year.
    """
    role = row.role or words.profession_words(row.profession)
    under = role or ("" if row.kind is Kind.PERSON else words.kind_words(row.kind))
    return Line(row.uid, row.name, under, icons=tuple(_icons(row, lists, day)))


def _icons(row: ContactRow, lists: Lists | None, day: date) -> Iterable[tuple[str, str, str]]:
    if row.favorite:
        near_top = QCoreApplication.translate("Contacts", "kept near the top")
        yield "bookmark-simple-fill", "primary", near_top
    if row.trusted:
        yield "heart-straight-fill", "primary", QCoreApplication.translate("Contacts", "trusted")
    who = lists.profession(row.profession) if lists else None
    if row.checked_on is not None and is_due(row.checked_on, day):
        said = QCoreApplication.translate("Contacts", "license worth another look")
        yield "question", "caution", said
    elif row.checked is Outcome.ACTIVE:
        said = QCoreApplication.translate("Contacts", "license checked")
        yield "seal-check-fill", "primary", said
    elif row.checked is not None:
        said = QCoreApplication.translate("Contacts", "license to be asked about")
        yield "question", "caution", said
    elif row.profession == "coach" or (who is not None and who.is_licensed):
        said = QCoreApplication.translate("Contacts", "license not checked")
        yield "question", "caution", said


def helpline_lines(
    directory: Directory, own: Iterable[OwnHelpline], topic: Topic | None, clock: Clock
) -> tuple[Line, ...]:
    """Confirmed ones first, then those to check first, then one's own."""
    day = today(clock)
    services = directory.about(topic)
    sure = [one for one in services if not one.says_check_first(day)]
    unsure = [one for one in services if one.says_check_first(day)]
    mine = [one for one in own if topic is None or topic in one.topics]
    return (
        *(_service_line(one, clock) for one in sure),
        *(_service_line(one, clock) for one in unsure),
        *(_own_line(one) for one in mine),
    )


def _service_line(service: Service, clock: Clock) -> Line:
    now = clock.now()
    said = helpline_words.open_words(service, now, clock.zone())
    if service.says_check_first(today(clock)):
        said = QCoreApplication.translate("Contacts", "Check first. {hours}").format(hours=said)
    opened = helpline_words.is_open(service, now)
    return Line(service.uid, service.name, said, service.number.shown, opened)


def _own_line(own: OwnHelpline) -> Line:
    said = own.hours_words or QCoreApplication.translate("Contacts", "You added this one.")
    return Line(own.uid, own.name, said, own.number)
