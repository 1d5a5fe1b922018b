"""The library in the real program: by keyboard, by mouse, over a lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.showroom.driver import find, key, need, press, type_into
from tests.journeys.conftest import Start
from tests.journeys.vaults import make_vault

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
