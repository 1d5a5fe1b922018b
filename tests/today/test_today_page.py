"""The Today page with real widgets: greeting, marks, feelings, undo, trouble."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from mbc_companion.core.errors import DiskFull, KnownError, ReadOnly
from mbc_companion.today.recovery_line import RecoveryLine
from mbc_companion.ui import announce as announcing
from mbc_companion.ui import troubles
from tests.fakes import FrozenClock
from tests.today.stage import MakeToday, TodayStage
from tests.today.test_recovery_line import Kept

Key = Qt.Key


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    heard: list[str] = []

    def note(event: QAccessibleEvent) -> None:
        if event.type() == QAccessible.Event.Announcement:
            heard.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(announcing.QAccessible, "updateAccessibility", note)
    return heard


def words_on(stage: TodayStage) -> list[str]:
    """Every visible label of the page."""
    labels = stage.window.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


# -- the strip ----------------------------------------------------------------------


def test_greets_by_name_and_says_the_day(today: TodayStage) -> None:
    assert "Good evening, Ruth" in words_on(today)
    assert "Tuesday, July 14" in words_on(today)


@pytest.mark.parametrize(
    ("utc_hour", "greeting"),
    [(10, "Good morning"), (17, "Good afternoon"), (22, "Good evening"), (7, "Hello")],
)
def test_greeting_follows_the_clock_and_the_name_is_optional(
    today: TodayStage, utc_hour: int, greeting: str
) -> None:
    today.name = "  "
    today.clock.instant = datetime(2026, 7, 14, utc_hour, 0, tzinfo=UTC)
    today.page.look()
    assert greeting in words_on(today)
    late = "It is late. You are not the only one awake."
    assert (late in words_on(today)) is (greeting == "Hello")


def test_a_name_is_only_ever_plain_text(today: TodayStage) -> None:
    today.name = "<b>Ruth</b>\n<img src=x>"
    today.page.look()
    heading = today.page.strip.heading()
    assert isinstance(heading, QLabel)
    assert heading.textFormat() == Qt.TextFormat.PlainText
    assert heading.text() == "Good evening, <b>Ruth</b> <img src=x>"


def test_the_greeting_is_the_heading_and_has_the_focus_on_arrival(today: TodayStage) -> None:
    heading = today.page.strip.heading()
    assert QApplication.focusWidget() is heading
    face = QAccessible.queryAccessibleInterface(heading)
    assert face.role() == QAccessible.Role.Heading


# -- one click ----------------------------------------------------------------------


def test_one_click_saves_at_once(today: TodayStage, said: list[str]) -> None:
    today.mark(2)
    assert today.saved == [(2, ())]
    assert "Hard. Saved at 7:42 pm." in words_on(today)
    assert QApplication.focusWidget() is today.page.card.answer.heading
    assert said == ["Hard, saved at 7:42 pm. Twelve feelings, optional."]


def test_question_says_that_one_click_is_enough(today: TodayStage) -> None:
    assert "How is it right now?" in words_on(today)
    assert "One click saves it. You can stop there." in words_on(today)


def test_numbers_mark_only_while_a_mark_has_the_focus(today: TodayStage) -> None:
    today.page.card.question.heading.setFocus()
    press(Key.Key_2)
    assert today.saved == []
    today.page.focus_marks()
    press(Key.Key_4)
    assert today.saved == [(4, ())]


def test_check_in_key_asks_again_from_a_saved_card(today: TodayStage) -> None:
    today.mark(2)
    today.page.focus_marks()
    assert today.page.card.question.isVisible()
    assert today.page.card.question.marks.buttons[0].hasFocus()
    press(Key.Key_5)
    assert [level for level, _ in today.saved] == [2, 5]


def test_feelings_are_saved_as_they_are_chosen(today: TodayStage) -> None:
    today.mark(2)
    today.toggle("tired", "anxious")
    assert today.saved == [(2, ("anxious", "tired"))]
    today.toggle("tired")
    assert today.saved == [(2, ("anxious",))]


def test_done_goes_back_to_the_question_with_the_mark_below(today: TodayStage) -> None:
    today.mark(2)
    today.toggle("calm")
    today.page.card.answer.done_button.click()
    assert today.page.card.question.isVisible()
    assert "This evening, 7:42:" in words_on(today)
    assert today.saved == [(2, ("calm",))]
    assert today.page.card.question.marks.level is None
    assert QApplication.focusWidget() is today.page.card.question.heading


def test_several_marks_a_day(today: TodayStage, clock: FrozenClock) -> None:
    today.mark(1)
    today.page.card.answer.done_button.click()
    clock.advance(seconds=1800)
    today.mark(3)
    assert today.page.card.answer.feelings == ()
    today.page.card.answer.done_button.click()
    assert [level for level, _ in today.saved] == [1, 3]
    shown = words_on(today)
    assert shown.index("This evening, 7:42:") < shown.index("This evening, 8:12:")


def test_earlier_marks_are_named_by_their_part_of_the_day(make_today: MakeToday) -> None:
    stage = make_today(marks=[(2, 55, 1), (8, 10, 3), (12, 0, 4)])
    shown = words_on(stage)
    for words in ("In the night, 2:55:", "This morning, 8:10:", "This afternoon, 12:00:"):
        assert words in shown
    assert "In between" in shown


def test_many_marks_do_not_crowd_the_card(make_today: MakeToday) -> None:
    stage = make_today(marks=[(8, minute, 3) for minute in range(10)])
    shown = [words for words in words_on(stage) if words.startswith("This morning")]
    assert shown == [f"This morning, 8:0{minute}:" for minute in (6, 7, 8, 9)]
    assert "6 earlier today, in your journal" in words_on(stage)


def test_very_hard_adds_one_calm_line(today: TodayStage) -> None:
    line = "If this is too much to carry alone, someone is there."
    today.mark(2)
    assert line not in words_on(today)
    today.page.card.answer.done_button.click()
    today.mark(1)
    assert line in words_on(today)
    today.page.card.answer.help_button.click()
    assert today.asked == [("help", "")]


def test_words_can_be_added_or_written_instead(today: TodayStage) -> None:
    today.page.card.question.write_button.click()
    today.mark(3)
    today.page.card.answer.words_button.click()
    assert today.asked == [("write", ""), ("write", "entry-1")]


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


# -- coming and going ---------------------------------------------------------------


def test_hide_and_back_leaves_the_card_as_it_was(today: TodayStage) -> None:
    today.mark(2)
    today.toggle("sad")
    today.window.cover()
    today.shell.leave()
    today.window.uncover()
    assert today.page.card.answer.isVisible()
    assert today.page.card.answer.feelings == ("sad",)


def test_coming_back_from_another_page_asks_anew(today: TodayStage) -> None:
    today.mark(2)
    today.page.leaving()
    today.page.entered()
    assert today.page.card.question.isVisible()
    assert "This evening, 7:42:" in words_on(today)


def test_midnight_brings_a_new_day(today: TodayStage, clock: FrozenClock) -> None:
    today.mark(2)
    today.page.card.answer.done_button.click()
    clock.advance(seconds=6 * 3600)
    today.page.look()
    assert "Wednesday, July 15" in words_on(today)
    assert "This evening, 7:42:" not in words_on(today)


def test_an_entry_removed_elsewhere_leaves_the_card(today: TodayStage) -> None:
    today.mark(2)
    today.check_ins.marks.clear()
    today.page.refresh()
    assert today.page.card.question.isVisible()


def test_nothing_else_is_on_the_page(today: TodayStage) -> None:
    """Cards with nothing to say are not shown."""
    assert not today.page.recovery.isVisible()


def test_recovery_words_put_off_are_one_quiet_line(
    make_today: MakeToday, clock: FrozenClock
) -> None:
    kept = Kept(recovery="put_off")
    stage = make_today(recovery_line=RecoveryLine(kept, clock))
    line = "You have no recovery words yet. They open Companion without the passphrase."
    assert line in words_on(stage)
    stage.page.recovery.make_button.click()
    assert stage.asked == [("recovery", "")]
    stage.page.recovery.later_button.click()
    assert line not in words_on(stage)
    stage.page.entered()
    assert line not in words_on(stage)
    clock.advance(days=30)
    stage.page.entered()
    assert line in words_on(stage)


def test_a_line_that_cannot_be_noted_is_not_shown(
    make_today: MakeToday, clock: FrozenClock
) -> None:
    class Stuck(Kept):
        def set(self, setting: object, value: object) -> None:
            raise DiskFull("ENOSPC")

    stage = make_today(recovery_line=RecoveryLine(Stuck(recovery="put_off"), clock))
    assert not stage.page.recovery.isVisible()


def test_the_clock_is_looked_at_while_the_page_lives(today: TodayStage) -> None:
    timer = today.page.findChild(QTimer)
    assert timer is not None
    assert timer.isActive()
    today.clock.advance(seconds=4 * 3600)
    timer.timeout.emit()
    assert "Hello, Ruth" in words_on(today)
