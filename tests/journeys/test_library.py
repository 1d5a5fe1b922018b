"""The library in the real program: by keyboard, by mouse, over a lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from mbc_companion.appointments.domain import Visit
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.clock import SystemClock, local_now
from mbc_companion.core.errors import DiskFull
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.guidance.action_card import ActionCard
from mbc_companion.guidance.domain import ActionKind
from mbc_companion.guidance.repository import GuidanceRepository
from mbc_companion.journal.domain import NewEntry
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import vault
from mbc_companion.showroom.driver import accessible_name, find, key, need, press, type_into
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links
from tests.journeys.conftest import Start
from tests.journeys.vaults import PASSPHRASE, kept_entries, make_vault

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_finding_keeping_and_writing_survive_a_lock(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Callable[[], None],
    replaced: list[Command],
) -> None:
    make_vault(paths)
    start()
    unlock()
    key(Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: find("Search topics") is not None)
    key(Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "cant sleep")
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find("When sleep will not come") is not None)
    press("Keep")
    qtbot.waitUntil(lambda: find("Kept") is not None)
    note = need("Your own notes")
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    QTest.keyClicks(note, "Blackout curtain")
    key(Qt.Key.Key_L, CONTROL)
    words = replaced[0].arguments
    told = dict(zip(words[::2], words[1::2], strict=True))
    start(reason="asked", lock_descriptor=int(told["--lock-descriptor"]))
    unlock()
    # The place is kept: the same topic is in front again.
    qtbot.waitUntil(lambda: find("When sleep will not come") is not None)
    again = need("Your own notes")
    assert isinstance(again, QPlainTextEdit)
    assert again.toPlainText() == "Blackout curtain"
    assert find("Kept") is not None


def test_writing_about_a_topic_opens_a_page_with_its_first_words(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    start()
    unlock()
    key(Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: find("Search topics") is not None)
    type_into("Search topics", "tired")
    press("Tired in a way rest does not fix")
    qtbot.waitUntil(lambda: need("Note where today’s energy went").height() > 40)
    press("Note where today’s energy went")
    qtbot.waitUntil(lambda: find("Your words") is not None)
    words = need("Your words")
    assert words.toPlainText() == "Today my energy went to "  # type: ignore[attr-defined]
    QTest.keyClicks(words, "the stairs")
    qtbot.waitUntil(lambda: find("Saved and encrypted", starts=True) is not None)


def test_reading_acting_and_breathing_by_keyboard_alone(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    start()
    unlock()

    def focused() -> str:
        widget = QApplication.focusWidget()
        return accessible_name(widget) if widget is not None else ""

    def tab_to(name: str) -> None:
        for _ in range(60):
            if focused().startswith(name):
                return
            key(Qt.Key.Key_Tab)
        raise AssertionError(f"no way by Tab to {name}")

    key(Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: find("Search topics") is not None)
    key(Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), "panic")
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() == "When worry or panic comes")
    tab_to("Name what is around you")
    key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: find("Next step") is not None)
    tab_to("Next step")
    key(Qt.Key.Key_Space)
    assert find("Step back") is not None
    key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: find("Next step") is None)
    qtbot.waitUntil(lambda: focused().startswith("Name what is around you"))
    tab_to("Put the worry on a page")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    assert focused() == "Your words"


def test_reading_and_breathing_while_locked_show_nothing_of_anybodys(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    start()
    qtbot.waitUntil(lambda: find("Passphrase") is not None)
    press("Read")
    qtbot.waitUntil(lambda: find("Search topics") is not None)
    assert find("Kept by you") is None
    type_into("Search topics", "panic")
    qtbot.waitUntil(lambda: need("When worry or panic comes").height() > 40)
    press("When worry or panic comes")
    qtbot.waitUntil(lambda: find("Sources") is not None)
    for private in ("Keep", "Your own notes", "Write about the worry", "Add a question"):
        assert find(private, starts=True) is None
    press("Help now")
    qtbot.waitUntil(lambda: find("Someone can talk with you") is not None)
    press("Breathe for two minutes")
    qtbot.waitUntil(lambda: find("Breathe in a square") is not None)
    assert find("Write one page") is None
    press("Breathe in a square")
    qtbot.waitUntil(lambda: find("In, 2, 3, 4") is not None)
    for _ in range(3):
        key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: find("Search topics") is None and find("Unlock") is not None)
    unlock()
    qtbot.waitUntil(lambda: find("How is it right now?") is not None)


def test_lonely_days_offer_one_topic_that_can_be_sent_away(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    mark_days(paths, "lonely", 4)
    start()
    unlock()
    qtbot.waitUntil(lambda: find("How is it right now?") is not None)
    assert find("Shown because you marked “lonely” on 4 of the last 7 days.") is not None
    press("Not this topic")
    qtbot.waitUntil(lambda: find("Lonely, and not seen") is None)
    press("Undo")
    qtbot.waitUntil(lambda: find("Lonely, and not seen") is not None)
    press("Lonely, and not seen")
    qtbot.waitUntil(lambda: find("Sources") is not None)


@contextmanager
def opened(paths: DataPaths) -> Iterator[Database]:
    """The file behind the program's back, before it starts."""
    keys = vault.unlock(paths, PASSPHRASE)
    database = Database.open(paths.database, keys.database_key, SystemClock())
    try:
        yield database
    finally:
        database.close()
        keys.record_commits(database.commits)
        keys.forget()


def mark_days(paths: DataPaths, feeling: str, days: int) -> None:
    """A mark with ``feeling`` on each of the last ``days`` days."""
    clock = SystemClock()
    now = local_now(clock)
    with opened(paths) as database:
        JournalRepository(database, clock, Events()).add_many(
            NewEntry(at=now - timedelta(days=back), mood=3, feelings=(feeling,))
            for back in range(days)
        )


def test_a_question_goes_to_the_next_visit_and_can_be_taken_back(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    clock = SystemClock()
    visit = Visit(
        uid="a" * 32,
        at=local_now(clock) + timedelta(days=2),
        zone=clock.zone().key,
        provider_name="Dr. Okafor",
    )
    with opened(paths) as database:
        visits = VisitRepository(database, clock, Events(), Links(database, clock))
        visits.save(visit)
    start()
    unlock()
    key(Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: find("Search topics") is not None)
    type_into("Search topics", "find a counselor")
    press("Finding someone to talk to")
    asked = "Add a question to your next visit"
    qtbot.waitUntil(lambda: find(asked) is not None and need(asked).height() > 40)
    press(asked)
    qtbot.waitUntil(lambda: find("Question saved for", starts=True) is not None)
    key(Qt.Key.Key_1, CONTROL)
    question = "Is there a counselor here, or someone you would send me to?"
    qtbot.waitUntil(lambda: find("Dr. Okafor") is not None)
    assert find(question) is not None
    key(Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: find("Undo") is not None)
    press("Undo")
    qtbot.waitUntil(lambda: find(asked) is not None)
    key(Qt.Key.Key_1, CONTROL)
    qtbot.waitUntil(lambda: find("Dr. Okafor") is not None)
    assert find(question) is None


def test_calling_the_insurer_opens_the_guided_call(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    start()
    unlock()
    key(Qt.Key.Key_7, CONTROL)
    qtbot.waitUntil(lambda: find("Search topics") is not None)
    type_into("Search topics", "calling insurance")
    press("Calling your insurer")
    qtbot.waitUntil(lambda: find("Do something with this") is not None)
    call = next(
        card
        for card in need("Do something with this").parent().findChildren(ActionCard)
        if card.action.kind is ActionKind.CALL_INSURER
    )
    qtbot.waitUntil(lambda: call.press.height() > 40)
    press(call.press.accessibleName())
    qtbot.waitUntil(lambda: find("Stop here for now") is not None)


def test_notes_that_cannot_be_written_cross_the_lock_as_an_entry(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Callable[[], None],
    replaced: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_told: object) -> None:
        raise DiskFull("ENOSPC")

    make_vault(paths)
    program = start()
    unlock()
    assert program._session is not None
    program._session._library.open("T08")
    qtbot.waitUntil(lambda: find("Your own notes") is not None)
    with monkeypatch.context() as patched:
        patched.setattr(GuidanceRepository, "set_note", full)
        QTest.keyClicks(need("Your own notes"), "the blue curtain")
        key(Qt.Key.Key_L, CONTROL)
    words = replaced[0].arguments
    told = dict(zip(words[::2], words[1::2], strict=True))
    start(
        reason="asked",
        lock_descriptor=int(told["--lock-descriptor"]),
        sealed_descriptor=int(told["--sealed-descriptor"]),
    )
    unlock()
    key(Qt.Key.Key_L, CONTROL)
    kept = [entry.text for entry in kept_entries(paths)]
    assert kept == ["When sleep will not come\n\nthe blue curtain"]
