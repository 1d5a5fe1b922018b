"""The visits on a contact's card: what is said, what opens, and nothing where there are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mbc_companion.appointments.domain import Status
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.contacts.domain import Contact, Kind
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.visits_panel import VisitsPanel
from mbc_companion.core.events import Events
from mbc_companion.session.contact_visits import ContactVisits
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links
from tests.appointments.factories import MONDAY, new_visit
from tests.contacts.page_kit import Kit
from tests.fakes import FrozenClock

Make = Callable[..., Kit]
OKAFOR = Contact(Kind.PROFESSIONAL, "Dr. Lena Okafor")


@pytest.fixture
def visits(database: Database, clock: FrozenClock, events: Events) -> VisitRepository:
    return VisitRepository(database, clock, events, Links(database, clock))


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def lent(
    repository: ContactRepository, visits: VisitRepository, clock: FrozenClock, opened: list[str]
) -> ContactVisits:
    return ContactVisits(repository, visits, clock, opened.append)


def _panel(kit: Kit) -> VisitsPanel:
    assert isinstance(kit.card.visits, VisitsPanel)
    return kit.card.visits


def _weekly(visits: VisitRepository, contact: str) -> None:
    """Five visits before the moment of the clock, two booked after it."""
    for week in range(-5, 2):
        status = Status.ATTENDED if week < 0 else Status.PLANNED
        when = MONDAY + timedelta(weeks=week)
        visits.save(new_visit(when, provider_uid=contact, status=status))


def test_the_card_says_the_next_and_the_last_visits(
    make: Make, repository: ContactRepository, visits: VisitRepository, lent: ContactVisits
) -> None:
    _weekly(visits, repository.save(OKAFOR))
    visits.save(new_visit(provider_uid="f" * 32))
    kit = make(visits=lent)
    kit.page.show_tab("team")
    panel = _panel(kit)
    assert [link.accessibleName() for link in panel.links] == [
        "Next: July 20, 2026, 10:30 am, video",
        "Last: July 13, 2026, 10:30 am, video. Took place",
        "July 6, 2026, 10:30 am, video. Took place",
        "June 29, 2026, 10:30 am, video. Took place",
    ]
    assert panel.count.text() == "7 visits in all"


def test_a_visit_opens_with_the_keyboard(
    make: Make,
    repository: ContactRepository,
    visits: VisitRepository,
    lent: ContactVisits,
    opened: list[str],
) -> None:
    booked = new_visit(provider_uid=repository.save(OKAFOR))
    visits.save(booked)
    kit = make(visits=lent)
    kit.page.show_tab("team")
    kit.host.activateWindow()
    link = _panel(kit).links[0]
    kit.card.edit_button.setFocus()
    for _ in range(20):
        if link.hasFocus():
            break
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert link.hasFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert opened == [booked.uid]


def test_a_visit_called_off_is_not_the_next_one(
    repository: ContactRepository, visits: VisitRepository, lent: ContactVisits
) -> None:
    uid = repository.save(OKAFOR)
    visits.save(new_visit(provider_uid=uid, status=Status.CANCELLED))
    found = lent.with_contact(uid, 3)
    assert (found.count, found.next, found.last) == (1, None, ())


def test_merged_contacts_have_the_visits_of_both(
    repository: ContactRepository, visits: VisitRepository, lent: ContactVisits
) -> None:
    kept, other = repository.save(OKAFOR), repository.save(replace(OKAFOR, name="L. Okafor"))
    visits.save(new_visit(provider_uid=other))
    before = repository.contact(kept)
    assert before is not None
    repository.merge(before, other)
    assert lent.with_contact(kept, 3).count == 1
    repository.unmerge(before, other)
    assert lent.with_contact(kept, 3).count == 0


def test_nothing_stands_there_without_a_visit(
    make: Make, repository: ContactRepository, visits: VisitRepository, lent: ContactVisits
) -> None:
    gone = new_visit(provider_uid=repository.save(OKAFOR))
    visits.save(gone)
    visits.remove([gone.uid])
    kit = make(visits=lent)
    kit.page.show_tab("team")
    assert kit.card.visits is None
