"""Hide: what is out of sight and of the tree, the ways back, the two minutes."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.hide_cover import AFTER, ALWAYS, FREE, HideRule, stricter
from mbc_companion.ui.sheet import Sheet
from tests.fakes import FrozenClock
from tests.ui.shell_stage import Heard, Stage, cover_of, press

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def names_in_tree(face: QAccessibleInterface) -> list[str]:
    """Every name that can be reached from ``face`` by its children."""
    found = [face.text(QAccessible.Text.Name)]
    for place in range(face.childCount()):
        child = face.child(place)
        if child is not None:
            found += names_in_tree(child)
    return [name for name in found if name]


def readable(stage: Stage) -> list[str]:
    return names_in_tree(QAccessible.queryAccessibleInterface(stage.window))


def visible_children(stage: Stage) -> list[QWidget]:
    return [
        child
        for child in stage.window.findChildren(QWidget)
        if child.isVisible() and child.window() is stage.window
    ]


def test_hide_takes_everything_out_of_sight_and_of_the_tree(stage: Stage) -> None:
    assert "Journal" in readable(stage)
    Sheet(stage.window, "Removed entries").open()
    stage.window.toasts.show("Hard, taken back.")
    stage.window.cover()
    cover = cover_of(stage)
    assert readable(stage) == ["Companion", cover.accessibleName()]
    seen = visible_children(stage)
    assert all(child is cover or cover.isAncestorOf(child) for child in seen)
    assert cover.geometry() == stage.window.rect()
    stage.window.uncover()
    assert "Removed entries" in readable(stage)


def test_cover_shows_clock_day_and_the_way_back_only(stage: Stage) -> None:
    stage.window.cover()
    words = [line.words for line in cover_of(stage).lines()]
    assert words == ["7:42", "Tuesday, July 14", "Press F9 or click to come back"]


def test_hiding_comes_before_saving(stage: Stage) -> None:
    order: list[bool] = []
    stage.window.hide_requested.connect(lambda: order.append(stage.window.is_covered))
    press(Key.Key_F9)
    assert order == [True]


@pytest.mark.parametrize("way", ["F9", "click", "Enter", "Space"])
def test_every_way_back_restores_the_focus(stage: Stage, qtbot: QtBot, way: str) -> None:
    stage.window.hide_mode = lambda: AFTER
    stage.today.first.setFocus()
    press(Key.Key_F9)
    cover = cover_of(stage)
    assert cover.hasFocus()
    if way == "click":
        qtbot.mouseClick(cover, Qt.MouseButton.LeftButton)
    else:
        press({"F9": Key.Key_F9, "Enter": Key.Key_Return, "Space": Key.Key_Space}[way])
    assert not stage.window.is_covered
    assert stage.today.first.hasFocus()


def test_after_two_minutes_it_locks_and_stays_hidden(stage: Stage, clock: FrozenClock) -> None:
    stage.window.hide_mode = lambda: AFTER
    expired, ended = Heard(stage.window.hide_expired), Heard(stage.window.hide_ended)
    stage.window.cover()
    clock.advance(seconds=119)
    cover_of(stage).look()
    assert expired.times == 0
    clock.advance(seconds=1)
    cover_of(stage).look()
    assert (expired.times, ended.times) == (1, 0)
    assert stage.window.is_covered
    press(Key.Key_F9)
    assert stage.window.is_covered
    stage.window.show_screen(QLineEdit())
    assert not stage.window.is_covered


def test_coming_back_late_is_noticed_even_if_no_timer_ran(stage: Stage, clock: FrozenClock) -> None:
    stage.window.hide_mode = lambda: AFTER
    expired = Heard(stage.window.hide_expired)
    stage.window.cover()
    clock.advance(seconds=7200)
    press(Key.Key_F9)
    assert expired.times == 1
    assert stage.window.is_covered


def test_always_needs_the_passphrase_if_set_so(stage: Stage) -> None:
    stage.window.hide_mode = lambda: ALWAYS
    expired = Heard(stage.window.hide_expired)
    stage.window.cover()
    press(Key.Key_F9)
    assert expired.times == 1
    assert stage.window.is_covered


def test_where_nothing_is_open_hide_never_locks(stage: Stage, clock: FrozenClock) -> None:
    expired = Heard(stage.window.hide_expired)
    stage.window.cover()
    clock.advance(seconds=7200)
    cover_of(stage).look()
    press(Key.Key_F9)
    assert expired.times == 0
    assert not stage.window.is_covered


def test_a_screen_that_comes_while_hidden_stays_under_the_cover(
    stage: Stage, clock: FrozenClock
) -> None:
    stage.window.cover()
    other = QLineEdit()
    stage.window.hide_mode = lambda: AFTER
    stage.window.show_screen(other)
    assert stage.window.is_covered
    assert not other.isVisible()
    clock.advance(seconds=120)
    expired = Heard(stage.window.hide_expired)
    cover_of(stage).look()
    assert expired.times == 1


def test_toasts_wait_for_the_return(stage: Stage) -> None:
    stage.window.cover()
    stage.window.toasts.show("The draft could not be saved.")
    stage.window.warn_locking(60, lambda: None)
    assert stage.window.toasts.current is None
    stage.window.uncover()
    toast = stage.window.toasts.current
    assert toast is not None
    assert toast.words.text() == "The draft could not be saved."


def test_helplines_open_over_the_cover_and_go_with_it(stage: Stage, qtbot: QtBot) -> None:
    stage.window.cover()
    heard = Heard(stage.window.help_requested)
    press(Key.Key_F1)
    assert heard.times == 1
    sheet = Sheet(stage.window, "Someone is there")
    sheet.open()
    assert sheet.isVisible()
    assert "Journal" not in readable(stage)
    assert cover_of(stage).accessibleName() not in readable(stage)
    press(Key.Key_Escape)
    assert cover_of(stage).hasFocus()
    assert stage.window.is_covered
    again = Sheet(stage.window, "Someone is there")
    again.open()
    with qtbot.waitSignal(again.closed):
        press(Key.Key_F9)
    assert not stage.window.is_covered
    assert "Journal" in readable(stage)


def test_page_keys_do_nothing_while_hidden(stage: Stage) -> None:
    stage.window.cover()
    press(Key.Key_2, CTRL)
    assert stage.shell.current_page is stage.today


@pytest.mark.parametrize(
    ("mode", "seconds", "returns", "locks"),
    [
        (FREE, 10_000, True, False),
        (AFTER, 119.9, True, False),
        (AFTER, 120, False, True),
        (ALWAYS, 0, False, False),
        (ALWAYS, 120, False, True),
    ],
)
def test_hide_rule(mode: str, seconds: float, returns: bool, locks: bool) -> None:
    rule = HideRule(mode=mode, now=50)
    assert rule.may_return(50 + seconds) is returns
    assert rule.must_lock(50 + seconds) is locks


def test_the_stricter_hide_mode_counts() -> None:
    assert stricter(AFTER, AFTER) == AFTER
    assert stricter(AFTER, ALWAYS) == ALWAYS


def test_hiding_is_quick(stage: Stage) -> None:
    """150 ms from the key to the painted cover, at the 95th percentile of 60."""
    took = []
    for _ in range(60):
        begun = time.process_time()
        stage.window.cover()
        took.append(time.process_time() - begun)
        stage.window.uncover()
    assert sorted(took)[56] < 0.15
