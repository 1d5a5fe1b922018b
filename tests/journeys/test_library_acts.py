"""What a topic offers to do, done in the real program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.appointments.domain import Visit
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.contacts.domain import Contact, Kind
from mbc_companion.contacts.support_map.domain import Status, SupportKind
from mbc_companion.core.clock import SystemClock, local_now
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.guidance.action_card import ActionCard
from mbc_companion.guidance.domain import ActionKind
from mbc_companion.guidance.exercises import Exercise
from mbc_companion.guidance.page import LibraryPage
from mbc_companion.journal.domain import Filter
from mbc_companion.session.session import Session
from mbc_companion.showroom.driver import accessible_name, find, key, need, press
from mbc_companion.storage.links import Links
from mbc_companion.ui.sheet import Sheet
from tests.journeys.conftest import Start
from tests.journeys.test_library import CONTROL, opened
from tests.journeys.vaults import make_vault


def test_every_action_of_every_topic_is_one_the_program_can_do(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    session = program._session
    assert session is not None
    room = session._library
    actions = [(one, topic) for topic in room.library.topics for one in topic.actions]
    assert {one.kind for one, _topic in actions} == set(ActionKind)
    for action, topic in actions:
        assert room.offers(action), (topic.uid, action)
        room.about(action)
        if action.kind is ActionKind.BREATHE:
            assert Exercise(action.text)
        if action.kind is ActionKind.SUPPORT_MAP:
            assert SupportKind(action.text)


def test_saving_a_helpline_checking_a_license_and_the_support_map(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    session = program._session
    assert session is not None
    read_topic(qtbot, session, "T16", "Save the APOS line")
    press("Save the APOS line")
    qtbot.waitUntil(lambda: find("Saved with your contacts", starts=True) is not None)
    saved = session._contacts.contacts.search("Psychosocial")
    assert [row.name for row in saved] == ["American Psychosocial Oncology Society"]
    press("Undo")
    qtbot.waitUntil(lambda: find("Save the APOS line") is not None)
    assert not session._contacts.contacts.search("Psychosocial")
    press("Save the APOS line")
    qtbot.waitUntil(lambda: find("Saved with your contacts", starts=True) is not None)
    press("Put in-house counseling on your map")
    qtbot.waitUntil(lambda: any(isinstance(w, Sheet) and w.isVisible() for w in sheets(program)))
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: find("Kept on your support map.", starts=True) is not None)
    done = need("Kept on your support map.", starts=True)
    assert accessible_name(done).endswith(": Asking")
    assert isinstance(done.parent(), ActionCard)
    done.parent().undo_button.click()
    assert {one.status for one in session._contacts.support.all()} == {Status.NOT_TRIED}
    press("Check a license")
    qtbot.waitUntil(lambda: session._shell.current_page is session._contacts.page)
    # Nobody of the care team yet: the way begins with a new contact.
    qtbot.waitUntil(lambda: find("Name") is not None)


def test_a_license_check_from_a_topic_is_said_there_and_can_be_taken_back(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    session = program._session
    assert session is not None
    contacts = session._contacts.contacts
    uid = contacts.save(Contact(Kind.PROFESSIONAL, "Dr. Vega", profession="psychologist"))
    library = read_topic(qtbot, session, "T16", "Check a license")
    press("Check a license")
    qtbot.waitUntil(lambda: find("Not found") is not None)
    press("Not found")
    key(Qt.Key.Key_7, CONTROL)
    said = "License check kept with Dr. Vega: Not found"
    qtbot.waitUntil(lambda: find(said, within=library) is not None)
    (check,) = session._contacts.records.checks(uid)
    press("Undo", within=library)
    assert session._contacts.records.checks(uid) == ()
    assert find(said, within=library) is None
    press("Check a license")
    qtbot.waitUntil(lambda: find("Not active") is not None)
    press("Not active")
    key(Qt.Key.Key_7, CONTROL)
    said = "License check kept with Dr. Vega: Not active"
    qtbot.waitUntil(lambda: find(said, within=library) is not None)
    (again,) = session._contacts.records.checks(uid)
    assert again != check
    program.window.toasts.take_back()
    assert session._contacts.records.checks(uid) == ()
    assert find(said, within=library) is None, "what was taken back elsewhere is not said here"


def test_a_call_from_a_topic_is_said_there_and_can_be_taken_back(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    session = program._session
    assert session is not None
    library = read_topic(qtbot, session, "T19", "Start a guided call")
    press("Start a guided call")
    qtbot.waitUntil(lambda: find("Stop here for now") is not None)
    press("Stop here for now")
    key(Qt.Key.Key_7, CONTROL)
    said = "Kept. You can take the call up again from the log."
    qtbot.waitUntil(lambda: find(said, within=library) is not None)
    assert len(session._coverage.calls.calls()) == 1
    press("Undo", within=library)
    assert session._coverage.calls.calls() == ()


def read_topic(qtbot: QtBot, session: Session, uid: str, act: str) -> LibraryPage:
    """Open it in the library and wait until its act stands there."""
    key(Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: find("Search topics") is not None)
    session._library.open(uid)
    qtbot.waitUntil(lambda: find(act) is not None)
    qtbot.waitUntil(lambda: need(act).height() > 40)
    return session._library.page


def test_a_helpline_and_a_question_are_saved_once(
    paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    with opened(paths) as database:
        clock = SystemClock()
        at, zone = local_now(clock) + timedelta(days=2), clock.zone().key
        visits = VisitRepository(database, clock, Events(), Links(database, clock))
        visits.save(Visit(uid="a" * 32, at=at, zone=zone, provider_name="Dr. Okafor"))
    program = start()
    unlock()
    session = program._session
    assert session is not None
    room = session._library
    topic = room.library.topic("T16")
    assert topic is not None
    for kind in (ActionKind.SAVE_HELPLINE, ActionKind.QUESTION):
        action = next(one for one in topic.actions if one.kind is kind)
        first, again = (room.do(action, topic, lambda _: None) for _ in range(2))
        assert first is not None
        assert first.undo is not None
        assert again is not None
        assert again.undo is None
    assert len(session._contacts.contacts.search("Psychosocial")) == 1
    assert len(session._visits.repository.items("a" * 32)) == 1


def test_a_page_written_from_a_topic_is_said_there_and_can_be_taken_back(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    session = program._session
    assert session is not None
    read_topic(qtbot, session, "T07", "Put the worry on a page")
    press("Put the worry on a page")
    qtbot.waitUntil(lambda: find("Your words") is not None)
    QTest.keyClicks(need("Your words"), "the scan on Friday")
    key(Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: find("Written and kept in your journal") is not None)
    journal = session._journal.repository
    (entry,) = journal.entries(Filter(), limit=10)
    assert entry.text.endswith("the scan on Friday")
    press("Undo", within=program.window.findChild(LibraryPage))
    qtbot.waitUntil(lambda: find("Put the worry on a page") is not None)
    assert not journal.entries(Filter(), limit=10)


def sheets(program: Program) -> list[Sheet]:
    return program.window.findChildren(Sheet)
