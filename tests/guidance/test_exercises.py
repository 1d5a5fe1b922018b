"""Two-minute tools: still unless asked, stopped at any time, nothing counted up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.guidance.breath_widget import BreathWidget
from mbc_companion.guidance.domain import Safety
from mbc_companion.guidance.exercise_sheet import ExerciseSheet
from mbc_companion.guidance.exercises import (
    HOLDING,
    SAFETY,
    WITHOUT_HOLDING,
    Breath,
    Exercise,
    moment,
)
from mbc_companion.showroom.driver import find, need, press
from mbc_companion.ui.theme import Theme
from tests.fakes import FrozenClock
from tests.guidance.stage import library, settle

Open = Callable[..., ExerciseSheet]


@pytest.fixture
def opened(qtbot: QtBot, look: Theme, clock: FrozenClock) -> Iterator[Open]:
    sheets: list[ExerciseSheet] = []
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()

    def open_(first: Exercise | None = None, *, can_write: bool = False) -> ExerciseSheet:
        sheet = ExerciseSheet(window, clock, library().safety, first=first, can_write=can_write)
        sheets.append(sheet)
        sheet.open()
        settle()
        return sheet

    yield open_
    for sheet in sheets:
        if shiboken6.isValid(sheet):
            sheet.close()


@given(st.floats(0, 10_000), st.sampled_from([HOLDING, WITHOUT_HOLDING]))
def test_the_circle_follows_the_square(seconds: float, pattern: tuple[Breath, ...]) -> None:
    at = moment(seconds, pattern)
    assert at.breath in pattern
    assert 0 <= at.fullness <= 1
    again = moment(seconds + 4 * len(pattern), pattern)
    assert again.breath == at.breath


def test_four_seconds_each_in_order() -> None:
    heard = [moment(second, HOLDING).breath for second in (0, 4, 8, 12, 16)]
    assert heard == [Breath.IN, Breath.HOLD, Breath.OUT, Breath.REST, Breath.IN]
    assert moment(2, HOLDING).fullness == pytest.approx(0.5)
    assert moment(6, HOLDING).fullness == 1
    assert moment(10, HOLDING).fullness == pytest.approx(0.5)


def test_breathing_begins_still_and_moves_only_when_asked(opened: Open, clock: FrozenClock) -> None:
    sheet = opened(Exercise.BOX)
    breath = sheet.findChild(BreathWidget)
    assert isinstance(breath, BreathWidget)
    assert not breath.is_moving
    assert [line.text() for line in breath.counts.lines] == [
        "In, 2, 3, 4",
        "Hold, 2, 3, 4",
        "Out, 2, 3, 4",
        "Rest, 2, 3, 4",
    ]
    press("Slow circle")
    assert breath.is_moving
    clock.advance(seconds=5)
    breath.look()
    assert breath.now.text() == "Hold"
    press("Still counts")
    assert not breath.is_moving


def test_there_is_a_way_without_holding_the_breath(opened: Open) -> None:
    sheet = opened(Exercise.BOX)
    press("Without holding")
    breath = sheet.findChild(BreathWidget)
    assert isinstance(breath, BreathWidget)
    shown = [line.text() for line in breath.counts.lines if line.isVisible()]
    assert shown == ["In, 2, 3, 4", "Out, 2, 3, 4"]


def test_escape_stops_everything(opened: Open) -> None:
    sheet = opened(Exercise.BOX)
    press("Slow circle")
    breath = sheet.findChild(BreathWidget)
    assert isinstance(breath, BreathWidget)
    QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Escape)
    assert not sheet.is_open
    assert not breath.is_moving


@pytest.mark.parametrize("exercise", [Exercise.SENSES, Exercise.MUSCLES])
def test_steps_go_forward_back_and_again(opened: Open, exercise: Exercise) -> None:
    opened(exercise)
    seen = 1
    while find("Next step") is not None:
        press("Next step")
        seen += 1
    assert seen == {Exercise.SENSES: 6, Exercise.MUSCLES: 8}[exercise]
    press("Step back")
    assert find("Next step") is not None
    press("Next step")
    press("Go again")
    assert find("Step back") is None


@pytest.mark.parametrize("exercise", list(Exercise))
def test_safety_lines_stand_above(opened: Open, exercise: Exercise) -> None:
    opened(exercise, can_write=True)
    for line in SAFETY[exercise]:
        assert find(library().safety[line]) is not None


def test_a_page_of_words_only_where_it_can_be_kept(opened: Open, qtbot: QtBot) -> None:
    opened(Exercise.PAGE)
    assert find("Write one page") is None
    need("Breathe in a square")
    sheet = opened(can_write=True)
    press("Write one page")
    with qtbot.waitSignal(sheet.write_requested):
        press("Open a blank page")


def test_muscles_and_breath_never_without_their_lines() -> None:
    assert Safety.MUSCLES in SAFETY[Exercise.MUSCLES]
    assert Safety.EXERCISE in SAFETY[Exercise.BOX]
