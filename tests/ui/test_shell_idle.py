"""The idle watch on a real window with a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.idle import IdleWatch
from tests.fakes import FrozenClock


class Story:
    """What the watch said, in order."""

    def __init__(self, clock: FrozenClock) -> None:
        self.minutes = 10
        self.said: list[object] = []
        self.watch = IdleWatch(clock, lambda: self.minutes)
        self.watch.warned.connect(self.said.append)
        self.watch.stayed.connect(lambda: self.said.append("stayed"))
        self.watch.idle.connect(lambda: self.said.append("idle"))
        self.watch.start()


@pytest.fixture
def story(qtbot: QtBot, clock: FrozenClock) -> Iterator[Story]:
    made = Story(clock)
    yield made
    made.watch.stop()


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_warns_a_minute_before_then_locks_once(story: Story, clock: FrozenClock) -> None:
    clock.advance(seconds=539)
    story.watch.look()
    assert story.said == []
    clock.advance(seconds=1)
    story.watch.look()
    story.watch.look()
    assert story.said == [60]
    clock.advance(seconds=60)
    story.watch.look()
    story.watch.look()
    assert story.said == [60, "idle"]


def test_stay_starts_over(story: Story, clock: FrozenClock) -> None:
    clock.advance(seconds=545)
    story.watch.look()
    story.watch.stay()
    assert story.said == [55, "stayed"]
    clock.advance(seconds=539)
    story.watch.look()
    assert story.said == [55, "stayed"]


def test_keys_count(story: Story, clock: FrozenClock, page: QWidget) -> None:
    clock.advance(seconds=550)
    QTest.keyClick(page, Qt.Key.Key_A)
    clock.advance(seconds=550)
    QTest.keyClick(page, Qt.Key.Key_Shift)
    clock.advance(seconds=50)
    story.watch.look()
    assert story.said == []


def test_mouse_counts(story: Story, clock: FrozenClock, page: QWidget) -> None:
    clock.advance(seconds=550)
    story.watch.look()
    QTest.mouseClick(page, Qt.MouseButton.LeftButton)
    assert story.said == [50, "stayed"]


def test_events_qt_makes_up_do_not_count(story: Story, clock: FrozenClock, page: QWidget) -> None:
    clock.advance(seconds=550)
    story.watch.look()
    origin = QPointF(1, 1)
    none = Qt.MouseButton.NoButton
    made_up = QMouseEvent(
        QEvent.Type.MouseMove, origin, origin, none, none, Qt.KeyboardModifier.NoModifier
    )
    QCoreApplication.sendEvent(page, made_up)
    assert story.said == [50]


def test_sleep_counts_and_the_first_key_after_it_locks(
    story: Story, clock: FrozenClock, page: QWidget
) -> None:
    clock.advance(seconds=8 * 3600)
    QTest.keyClick(page, Qt.Key.Key_A)
    assert story.said == ["idle"]


def test_a_clock_set_back_changes_nothing(story: Story, clock: FrozenClock) -> None:
    clock.advance(seconds=540)
    clock.advance(days=-30)
    clock.boot += 30 * 86400
    story.watch.look()
    assert story.said == [60]


def test_a_changed_setting_counts_at_once(story: Story, clock: FrozenClock) -> None:
    clock.advance(seconds=250)
    story.minutes = 5
    story.watch.look()
    assert story.said == [50]
    story.minutes = 60
    story.watch.look()
    assert story.said == [50, "stayed"]


def test_stopped_says_nothing(story: Story, clock: FrozenClock, page: QWidget) -> None:
    story.watch.stop()
    clock.advance(seconds=9999)
    QTest.keyClick(page, Qt.Key.Key_A)
    story.watch.look()
    story.watch.stay()
    assert story.said == []


def test_timer_looks_by_itself(story: Story, clock: FrozenClock, qtbot: QtBot) -> None:
    story.minutes = 1
    clock.advance(seconds=59.9)
    story.watch.look()
    clock.advance(seconds=1)
    with qtbot.waitSignal(story.watch.idle, timeout=2000):
        pass
