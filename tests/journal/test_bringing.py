"""Words of the journal on a visit's list: two clicks, and back with one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mbc_companion.appointments.domain import Status
from mbc_companion.appointments.domain import Visit as Booked
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.events import Events
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.session.journal_room import make_shelf
from mbc_companion.session.journal_visits import JournalVisits
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import End, Links
from mbc_companion.ui.theme import Theme
from tests.fakes import FrozenClock
from tests.journal.factories import EVENING, new_draft
from tests.journal.page_kit import Kit, make_kit

WORDS = "I did not ask about the scan. I was tired."


@pytest.fixture
def visits(database: Database, clock: FrozenClock) -> VisitRepository:
    made = VisitRepository(database, clock, Events(), Links(database, clock))
    for days, status in ((9, Status.PLANNED), (6, Status.PLANNED), (2, Status.CANCELLED)):
        at = EVENING.replace(hour=10, minute=30) + timedelta(days=days)
        made.save(
            Booked(
                uid=made.new_uid(),
                at=at,
                zone="America/New_York",
                provider_name="Dr. Okafor",
                status=status,
            )
        )
    return made


@pytest.fixture
def kit(
    look: Theme, repository: JournalRepository, visits: VisitRepository, clock: FrozenClock
) -> Iterator[Kit]:
    draft = new_draft(WORDS, uid="a" * 32)
    repository.save(draft)
    shelf = replace(make_shelf(repository._database, clock), visits=JournalVisits(visits, clock))
    made = make_kit(repository, clock, Events(), (1280, 800), shelf=shelf)
    made.page.entered()
    made.page.open_entry(draft.uid)
    made.settle()
    yield made
    made.page.end()
    made.host.close()
    shiboken6.delete(made.host)


def _items(visits: VisitRepository, clock: FrozenClock) -> list[str]:
    visit = visits.next_planned(clock.now())
    assert visit is not None
    return [item.text for item in visits.items(visit.uid)]


def test_two_clicks_bring_the_entry_to_the_next_visit(
    kit: Kit, visits: VisitRepository, clock: FrozenClock, database: Database
) -> None:
    kit.page.editor.bar.bring_button.click()
    sheet = kit.sheet()
    assert [button.text() for button in sheet.buttons] == [
        "Monday July 20, 10:30 am, Dr. Okafor",
        "Thursday July 23, 10:30 am, Dr. Okafor",
    ]
    sheet.buttons[0].click()
    assert _items(visits, clock) == [WORDS]
    assert kit.toast() == "On the list for Monday July 20, 10:30 am, Dr. Okafor."
    assert len(Links(database, clock).leading_from(End("entry", "a" * 32))) == 1
    kit.toasts.current.undo_button.click()
    assert _items(visits, clock) == []
    assert Links(database, clock).leading_from(End("entry", "a" * 32)) == ()


def test_by_keyboard_chosen_words_alone(
    kit: Kit, visits: VisitRepository, clock: FrozenClock
) -> None:
    text = kit.page.editor.text
    text.setFocus()
    text.set_caret(0)
    for _ in range(29):
        QTest.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    button = kit.page.editor.bar.bring_button
    for _ in range(20):
        if QApplication.focusWidget() is button:
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(button, Qt.Key.Key_Space)
    first = QApplication.focusWidget()
    assert first is kit.sheet().buttons[0]
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert _items(visits, clock) == ["I did not ask about the scan."]


def test_nothing_is_brought_of_a_sealed_letter_or_an_empty_page(
    kit: Kit, visits: VisitRepository, clock: FrozenClock
) -> None:
    kit.page.new_entry()
    kit.page.editor.bar.bring_button.click()
    assert kit.no_sheet()
    assert kit.toast() == "Write a word first, then bring it."
    kit.page.open_entry("a" * 32)
    kit.page.asking.details._change(letter="it rains", sealed=True)
    assert not kit.page.editor.bar.bring_button.isVisible()
    kit.page.asking.bringing.ask()
    assert kit.no_sheet()


def test_without_visits_the_act_is_not_there(
    make: Callable[..., Kit], repository: JournalRepository
) -> None:
    repository.save(new_draft(WORDS, uid="a" * 32))
    kit = make()
    kit.page.open_entry("a" * 32)
    assert not kit.page.editor.bar.bring_button.isVisible()
    kit.page.asking.ask_more()
    assert not hasattr(kit.sheet(), "visit")
