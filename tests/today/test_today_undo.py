"""Undo of marks and feelings, and what the card says when the disk does not help."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from mbc_companion.core.errors import DiskFull, KnownError, ReadOnly
from mbc_companion.ui import troubles
from tests.today.stage import MakeToday, TodayStage, press, words_on

Key = Qt.Key


# -- undo ---------------------------------------------------------------------------


def test_undo_on_the_card_takes_the_mark_back(today: TodayStage, said: list[str]) -> None:
    today.mark(2)
    today.toggle("sad")
    today.page.card.answer.undo_button.click()
    assert today.saved == []
    assert today.page.card.question.isVisible()
    assert said[-1] == "The mark is taken back."


def test_undo_key_goes_back_over_feelings_then_the_mark(today: TodayStage) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    today.mark(2)
    today.toggle("sad", "numb")
    press(Key.Key_Z, control)
    assert today.saved == [(2, ("sad",))]
    assert today.page.card.answer.feelings == ("sad",)
    press(Key.Key_Z, control)
    press(Key.Key_Z, control)
    assert today.saved == []
    press(Key.Key_Z, control)
    assert today.page.card.question.isVisible()


def test_undo_key_reaches_a_mark_that_was_done(today: TodayStage) -> None:
    today.mark(2)
    today.page.card.answer.done_button.click()
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert today.saved == []


def test_a_mark_undone_on_the_card_is_not_undone_twice(today: TodayStage) -> None:
    today.mark(2)
    today.page.card.answer.done_button.click()
    today.mark(3)
    today.toggle("calm")
    today.page.card.answer.undo_button.click()
    assert [level for level, _ in today.saved] == [2]
    assert today.page.card.undo()
    assert today.saved == []
    assert not today.page.card.undo()


# -- trouble ------------------------------------------------------------------------


@pytest.mark.parametrize("error", [DiskFull("ENOSPC"), ReadOnly("SQLITE_READONLY")])
def test_a_mark_that_could_not_be_saved_never_says_saved(
    today: TodayStage, said: list[str], error: KnownError
) -> None:
    today.check_ins.trouble = error
    today.mark(1)
    shown = words_on(today)
    assert "Very hard. Not saved yet." in shown
    assert troubles.words(error) in shown
    assert not [words for words in [*shown, *said] if "Saved at" in words or ", saved" in words]
    assert "If this is too much to carry alone, someone is there." in shown
    assert not today.page.card.answer.chips["sad"].isVisible()
    assert troubles.words(error) in said


def test_trying_again_saves_the_choice_that_was_kept(today: TodayStage) -> None:
    today.check_ins.trouble = DiskFull("ENOSPC")
    today.mark(4)
    today.page.card.answer.again_button.click()
    assert today.saved == []
    today.check_ins.trouble = None
    today.page.card.answer.again_button.click()
    assert today.saved == [(4, ())]
    shown = words_on(today)
    assert "Steady. Saved at 7:42 pm." in shown
    assert not today.page.card.answer.again_button.isVisible()


def test_an_unsaved_choice_survives_a_visit_to_another_page(today: TodayStage) -> None:
    today.check_ins.trouble = DiskFull("ENOSPC")
    today.mark(4)
    today.page.leaving()
    today.page.entered()
    assert today.page.card.is_waiting
    today.page.focus_marks()
    assert today.page.card.answer.again_button.hasFocus()
    assert not today.page.card.undo()


def test_another_mark_can_be_chosen_after_trouble(today: TodayStage) -> None:
    today.check_ins.trouble = DiskFull("ENOSPC")
    today.mark(4)
    today.check_ins.trouble = None
    today.page.card.answer.other_button.click()
    today.mark(3)
    assert today.saved == [(3, ())]


def test_feelings_that_could_not_be_saved_stay_chosen(today: TodayStage) -> None:
    today.mark(2)
    today.check_ins.trouble = DiskFull("ENOSPC")
    today.toggle("sad", "numb")
    assert today.saved == [(2, ())]
    assert today.page.card.answer.feelings == ("sad", "numb")
    assert troubles.words(DiskFull()) in words_on(today)
    today.check_ins.trouble = None
    today.page.card.answer.again_button.click()
    assert today.saved == [(2, ("sad", "numb"))]
    assert troubles.words(DiskFull()) not in words_on(today)
    assert today.page.card.undo()
    assert today.saved == [(2, ())]


def test_an_undo_that_failed_can_be_tried_again(today: TodayStage) -> None:
    today.mark(2)
    today.check_ins.trouble = ReadOnly("EROFS")
    today.page.card.answer.undo_button.click()
    assert today.saved == [(2, ())]
    assert troubles.words(ReadOnly()) in words_on(today)
    today.check_ins.trouble = None
    today.page.card.answer.again_button.click()
    assert today.saved == []
    assert today.page.card.question.isVisible()


def test_an_undo_key_that_failed_says_so_beside_the_question(today: TodayStage) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    today.mark(2)
    today.page.card.answer.done_button.click()
    today.check_ins.trouble = ReadOnly("EROFS")
    press(Key.Key_Z, control)
    assert troubles.words(ReadOnly()) in words_on(today)
    today.check_ins.trouble = None
    press(Key.Key_Z, control)
    assert today.saved == []
    assert troubles.words(ReadOnly()) not in words_on(today)


def test_marks_that_cannot_be_read_leave_the_question(make_today: MakeToday) -> None:
    stage = make_today(marks=[(8, 10, 3)])
    stage.check_ins.trouble = ReadOnly("EIO")
    stage.page.entered()
    assert stage.page.card.question.isVisible()
    assert "This morning, 8:10:" not in words_on(stage)
