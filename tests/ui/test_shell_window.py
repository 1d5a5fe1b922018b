"""The window: one screen at a time, keys in every state, size, toasts, Hide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mbc_companion.core.settings import CHANGED_KEYS, TEXT_PERCENT, WINDOW_SIZE
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.window import CompanionWindow
from tests.fakes import FrozenClock
from tests.ui.shell_stage import Heard, Stage, cover_of, press

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_title_is_the_neutral_name_in_every_state(stage: Stage) -> None:
    assert stage.window.windowTitle() == "Companion"
    stage.window.cover()
    assert stage.window.windowTitle() == "Companion"
    assert not stage.window.windowIcon().isNull()


def test_window_is_never_too_small_and_starts_as_drawn(stage: Stage) -> None:
    assert stage.window.minimumSize() == QSize(900, 620)
    assert stage.window.size().expandedTo(QSize(900, 620)) == stage.window.size()


def test_size_is_remembered(stage: Stage) -> None:
    stage.window.resize(1000, 700)
    heard = Heard(stage.window.closing)
    stage.window.close()
    assert heard.times == 1
    assert stage.public.get(WINDOW_SIZE)[:2] == [1000, 700]


def test_place_is_remembered_and_stays_on_the_screen(
    stage: Stage, qtbot: QtBot, clock: FrozenClock
) -> None:
    room = stage.window.screen().availableGeometry()
    for kept, place in (
        ([900, 620, -4000, 90_000 // 2], (room.left(), None)),
        ([900, 620, room.left(), room.top()], (room.left(), room.top())),
    ):
        stage.public.set(WINDOW_SIZE, kept)
        window = CompanionWindow(stage.public, clock)
        qtbot.addWidget(window)
        assert window.x() == place[0]
        assert place[1] is None or window.y() == place[1]
        assert window.y() >= room.top()


def test_a_new_screen_destroys_the_old_one(stage: Stage, qtbot: QtBot) -> None:
    old = stage.shell
    other = QLineEdit()
    with qtbot.waitSignal(old.destroyed):
        stage.window.show_screen(other)
    assert stage.window.screen_shown is other
    assert other.isVisible()
    assert not shiboken6.isValid(old)


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help_requested"),
        (Key.Key_F9, Qt.KeyboardModifier.NoModifier, "hide_requested"),
        (Key.Key_L, CTRL, "lock_requested"),
        (Key.Key_Q, CTRL, "closing"),
    ],
)
@pytest.mark.parametrize("state", ["shell", "other screen", "sheet open"])
def test_keys_work_in_every_state(
    stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier, name: str, state: str
) -> None:
    if state == "other screen":
        screen = QLineEdit()
        stage.window.show_screen(screen)
        screen.setFocus()
    elif state == "sheet open":
        Sheet(stage.window, "A sheet").open()
    heard = Heard(getattr(stage.window, name))
    press(key, held)
    assert heard.times == 1


def test_changed_keys_count_and_work_above_sheets(make_stage: Callable[..., Stage]) -> None:
    stage = make_stage(settings=[(CHANGED_KEYS, {"hide": "Ctrl+Shift+H"})])
    Sheet(stage.window, "A sheet").open()
    press(Key.Key_F9)
    assert not stage.window.is_covered
    press(Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert stage.window.is_covered
    assert "Ctrl+Shift+H" in cover_of(stage).accessibleName()


def test_text_size_by_key_with_the_way_back(stage: Stage) -> None:
    press(Key.Key_Plus, CTRL)
    assert theme().text_percent == 110
    toast = stage.window.toasts.current
    assert toast is not None
    assert toast.words.text() == "Text 110 %"
    assert toast.undo_button is not None
    assert toast.undo_button.text() == "Back to 100 %"
    toast.undo_button.click()
    assert stage.public.get(TEXT_PERCENT) == 100
    assert stage.window.toasts.current is None
    press(Key.Key_Equal, CTRL)
    press(Key.Key_Equal, CTRL)
    assert theme().text_percent == 125
    press(Key.Key_Minus, CTRL)
    press(Key.Key_0, CTRL)
    assert theme().text_percent == 100
    press(Key.Key_Minus, CTRL)
    assert theme().text_percent == 100


def test_an_undo_comes_back_after_a_sentence_nobody_asked_for(stage: Stage) -> None:
    toasts, undone = stage.window.toasts, []
    toasts.show("Removed.", undo=lambda: undone.append(True))
    toasts.show("Something at 10:00 tomorrow.", undo=lambda: None, urgent=True)
    assert toasts.current is not None
    toasts.take_back()
    # The key of Undo does not mean what nobody asked for.
    assert toasts.current.words.text() == "Something at 10:00 tomorrow."
    toasts.current.dismiss_button.click()
    assert toasts.current is not None
    assert toasts.current.undo_button is not None
    toasts.current.undo_button.click()
    assert undone == [True]
    assert toasts.current is None


def test_toasts_stand_beside_the_navigation(stage: Stage) -> None:
    stage.window.toasts.show("Removed.")
    toast = stage.window.toasts.current
    assert toast is not None
    left = stage.shell.content.mapTo(stage.window, stage.shell.content.rect().topLeft()).x()
    assert toast.x() >= left
    assert toast.geometry().bottom() < stage.window.height()


def test_what_lies_under_a_toast_can_be_scrolled_past_it_and_has_the_focus_above(
    stage: Stage, qtbot: QtBot
) -> None:
    page = ScrollPage()
    rows = [Button(f"Row {number}") for number in range(30)]
    for row in rows:
        page.body.addWidget(row)
    stage.window.resize(900, 640)
    stage.window.show_screen(page)
    stage.window.change_text_size(1)
    rows[-1].setFocus(Qt.FocusReason.TabFocusReason)
    toast = stage.window.toasts.current
    assert toast is not None

    def bottom() -> int:
        return rows[-1].mapTo(stage.window, rows[-1].rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: bottom() < toast.y())
    longer = page.verticalScrollBar().maximum()
    stage.window.toasts.clear()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() < longer)


def test_a_toast_under_the_end_of_a_page_changes_nothing(stage: Stage, qtbot: QtBot) -> None:
    page = ScrollPage()
    page.body.addWidget(Button("Only row"))
    page.body.addStretch(1)
    stage.window.show_screen(page)
    stage.window.toasts.show("Removed.")
    QApplication.processEvents()
    QApplication.processEvents()
    assert page.verticalScrollBar().maximum() == 0


def test_lock_warning_is_a_toast_with_stay(stage: Stage) -> None:
    stayed: list[bool] = []
    stage.window.warn_locking(60, lambda: stayed.append(True))
    toast = stage.window.toasts.current
    assert toast is not None
    assert toast.words.text() == "Locking in 60 s"
    assert toast.undo_button is not None
    assert toast.undo_button.text() == "Stay"
    toast.undo_button.click()
    assert stayed == [True]


def test_end_of_warning_leaves_a_newer_toast_alone(stage: Stage) -> None:
    stage.window.warn_locking(60, lambda: None)
    stage.window.end_warning()
    assert stage.window.toasts.current is None
    stage.window.warn_locking(60, lambda: None)
    stage.window.toasts.show("Removed.")
    stage.window.end_warning()
    assert stage.window.toasts.current is not None
