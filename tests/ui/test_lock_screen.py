"""The lock screen: opens, waits and goes wrong without losing a letter or showing a thing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import NotEnoughMemory
from mbc_companion.ui.lock_screen import LockScreen
from tests.ui.entry_stage import LOOKS, SIZES, dress, findings, stand, tab_order

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def screen(qtbot: QtBot) -> LockScreen:
    made = LockScreen()
    stand(qtbot, made)
    qtbot.waitUntil(made.field.edit.hasFocus)
    return made


def _said(screen: LockScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_typing_and_enter_ask_to_unlock(qtbot: QtBot, screen: LockScreen) -> None:
    qtbot.keyClicks(screen.field.edit, "five plain words")
    with qtbot.waitSignal(screen.unlock_requested) as asked:
        qtbot.keyClick(screen.field.edit, Qt.Key.Key_Return)
    assert asked.args == ["five plain words"]


def test_an_empty_field_is_explained_not_sent(qtbot: QtBot, screen: LockScreen) -> None:
    with qtbot.assertNotEmitted(screen.unlock_requested):
        screen.unlock_button.click()
    assert screen.field.error()
    assert screen.field.edit.hasFocus()


def test_while_opening_the_button_says_so_in_its_place(qtbot: QtBot, screen: LockScreen) -> None:
    screen.field.set_text("words")
    place = screen.unlock_button.geometry()
    screen.show_opening(True)
    QApplication.processEvents()
    assert screen.unlock_button.text() == "Opening…"
    assert screen.unlock_button.geometry() == place
    with qtbot.assertNotEmitted(screen.unlock_requested):
        qtbot.keyClick(screen.field.edit, Qt.Key.Key_Return)
        screen.unlock_button.click()
    screen.show_opening(False)
    assert screen.unlock_button.text() == "Unlock"


def test_a_wrong_one_stays_selected_with_the_focus(screen: LockScreen) -> None:
    screen.field.set_text("almost right")
    screen.words_button.setFocus()
    screen.show_wrong()
    assert screen.field.text() == "almost right"
    assert screen.field.edit.selectedText() or screen.field.edit.hasSelectedText()
    assert screen.field.edit.hasFocus()
    assert screen.field.error() == (
        "That did not open it. Check Caps Lock, or show what you typed."
    )


def test_waiting_says_how_long_and_sends_nothing(qtbot: QtBot, screen: LockScreen) -> None:
    screen.field.set_text("words")
    screen.show_wait(20)
    assert "Try again in 20 seconds. Helplines work without it." in _said(screen)
    screen.show_wait(1)
    assert "Try again in one second." in _said(screen)
    with qtbot.assertNotEmitted(screen.unlock_requested):
        screen.unlock_button.click()
    screen.show_wait(0)
    assert "Try again in" not in _said(screen)
    with qtbot.waitSignal(screen.unlock_requested):
        screen.unlock_button.click()


def test_helplines_words_size_and_quit_are_one_click(qtbot: QtBot, screen: LockScreen) -> None:
    for signal, button in (
        (screen.help_requested, screen.help_button),
        (screen.recovery_requested, screen.words_button),
        (screen.quit_requested, screen._quit),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    steps: list[int] = []
    screen.text_size_requested.connect(steps.append)
    screen._smaller.click()
    screen._bigger.click()
    assert steps == [-1, 1]


def test_trouble_leaves_the_person_here(screen: LockScreen) -> None:
    screen.field.set_text("words")
    screen.show_opening(True)
    screen.show_trouble(NotEnoughMemory())
    assert "Close another program, then try again." in _said(screen)
    assert screen.field.text() == "words"
    assert screen.unlock_button.text() == "Unlock"


@pytest.mark.parametrize(
    ("reason", "minutes", "words"),
    [
        ("idle", 10, "Locked after 10 quiet minutes. You are where you left off."),
        ("idle", 0, "Locked after some quiet time."),
        ("hidden", 0, "Locked after being hidden."),
        ("asked", 0, ""),
        ("", 0, ""),
    ],
)
def test_why_it_is_locked(qtbot: QtBot, reason: str, minutes: int, words: str) -> None:
    made = LockScreen(reason, idle_minutes=minutes, extra="One more line." if words else "")
    stand(qtbot, made)
    assert ("Locked after" in _said(made)) is bool(words)
    assert words in _said(made)
    assert ("One more line." in _said(made)) is bool(words)


def test_clear_forgets_what_was_typed(screen: LockScreen) -> None:
    screen.field.set_text("words")
    screen.field.show_words()
    screen.show_wrong()
    screen.show_wait(5)
    screen.clear()
    assert screen.field.text() == ""
    assert not screen.field.shown()
    assert screen.field.error() == ""
    assert "Try again in" not in _said(screen)


def test_tab_goes_as_it_is_read(qtbot: QtBot, screen: LockScreen) -> None:
    assert tab_order(screen, qtbot, 9) == [
        "Show",
        "Unlock",
        "Use recovery words instead",
        "Read",
        "Smaller text",
        "Bigger text",
        "Quit",
        "Helplines",
        "Passphrase",
    ]


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_cut_small_nameless_or_pale(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, name: str, percent: int
) -> None:
    dress(qapp, tmp_path, name, percent)
    made = LockScreen("idle", idle_minutes=10)
    stand(qtbot, made, percent)
    assert findings(made) == []
    made.show_wrong()
    made.show_wait(20)
    made.field.set_caps_lock(True)
    assert findings(made) == []
    made.page.verticalScrollBar().setValue(made.page.verticalScrollBar().maximum())
    assert findings(made) == []
