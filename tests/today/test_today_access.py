"""Every state of Today at three text sizes: nothing clipped, small, nameless or faint."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from mbc_companion.core.errors import DiskFull
from mbc_companion.core.settings import BIGGER_BUTTONS, HIGH_CONTRAST, TEXT_PERCENT, THEME
from mbc_companion.today.recovery_line import RecoveryLine
from tests.accessibility.checks import all_findings
from tests.accessibility.views import ROOMS
from tests.fakes import FrozenClock
from tests.today.stage import MakeToday, TodayStage
from tests.today.test_recovery_line import Kept

MARKS = ((2, 55, 1), (8, 10, 3), (12, 0, 4))
LOOKS = (("light", False), ("dark", False), ("dark", True), ("light", True))


def asked(stage: TodayStage) -> None:
    """As it opens."""


def late(stage: TodayStage) -> None:
    stage.clock.advance(seconds=4 * 3600)
    stage.name = "Maximiliane Alexandrina"
    stage.page.look()


def saved(stage: TodayStage) -> None:
    stage.mark(1)
    stage.toggle("overwhelmed", "tired")


def unsaved(stage: TodayStage) -> None:
    stage.check_ins.trouble = DiskFull("ENOSPC")
    stage.mark(1)


STATES = (asked, late, saved, unsaved)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("percent", "size"), ROOMS)
def test_states_at_every_size(
    make_today: MakeToday,
    clock: FrozenClock,
    state: Callable[[TodayStage], None],
    size: tuple[int, int],
    percent: int,
) -> None:
    line = RecoveryLine(Kept(recovery="put_off"), clock)
    stage = make_today(settings=[(TEXT_PERCENT, percent)], marks=MARKS, recovery_line=line)
    stage.window.resize(*size)
    state(stage)
    QApplication.processEvents()
    assert all_findings(stage.window) == []
    corner = stage.page.strip.mapTo(stage.window, stage.page.strip.rect().bottomLeft())
    assert corner.y() < stage.window.height() * 0.6


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("look", LOOKS)
def test_states_in_every_look(
    make_today: MakeToday, state: Callable[[TodayStage], None], look: tuple[str, bool]
) -> None:
    stage = make_today(settings=[(THEME, look[0]), (HIGH_CONTRAST, look[1])], marks=MARKS)
    stage.window.resize(1280, 800)
    state(stage)
    QApplication.processEvents()
    assert all_findings(stage.window) == []


@pytest.mark.parametrize("state", STATES)
def test_text_grows_and_shrinks_while_the_page_is_open(
    make_today: MakeToday, state: Callable[[TodayStage], None]
) -> None:
    stage = make_today(marks=MARKS)
    stage.window.resize(1024, 700)
    state(stage)
    for step in (1, 1, 1, 1, 1, -1, -1, 0):
        stage.window.change_text_size(step)
        stage.window.toasts.clear()
        QApplication.processEvents()
        QApplication.processEvents()
        assert all_findings(stage.window) == []


def test_bigger_buttons(make_today: MakeToday) -> None:
    stage = make_today(settings=[(BIGGER_BUTTONS, True), (TEXT_PERCENT, 150)], marks=MARKS)
    stage.window.resize(1024, 700)
    saved(stage)
    QApplication.processEvents()
    assert all_findings(stage.window, minimum=56) == []


@pytest.mark.parametrize("percent", [100, 150])
def test_five_marks_stand_in_one_row_with_aligned_words(
    make_today: MakeToday, percent: int
) -> None:
    stage = make_today(settings=[(TEXT_PERCENT, percent)])
    stage.window.resize(1024, 700)
    QApplication.processEvents()
    buttons = stage.page.card.question.marks.buttons
    assert len({button.y() for button in buttons}) == 1
    assert len({button.height() for button in buttons}) == 1


def test_feelings_never_shift(today: TodayStage) -> None:
    today.mark(2)
    QApplication.processEvents()
    chips = today.page.card.answer.chips
    before = [chip.geometry() for chip in chips.values()]
    today.toggle(*chips)
    QApplication.processEvents()
    assert [chip.geometry() for chip in chips.values()] == before


def test_marks_are_radio_buttons_in_a_named_group(today: TodayStage) -> None:
    row = today.page.card.question.marks
    group = QAccessible.queryAccessibleInterface(row)
    assert group.text(QAccessible.Text.Name) == "How is it right now?"
    face = QAccessible.queryAccessibleInterface(row.buttons[1])
    assert face.role() == QAccessible.Role.RadioButton
    assert face.text(QAccessible.Text.Name) == "Hard, 2 of 5"
    chip = QAccessible.queryAccessibleInterface(today.page.card.answer.chips["sad"])
    assert chip.role() == QAccessible.Role.CheckBox
