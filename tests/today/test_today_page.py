"""The Today page with real widgets: greeting, marks, feelings, coming and going."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from mbc_companion.core.errors import DiskFull
from mbc_companion.today.recovery_line import RecoveryLine
from tests.fakes import FrozenClock
from tests.today.stage import MakeToday, TodayStage, press, words_on
from tests.today.test_recovery_line import Kept

Key = Qt.Key


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


def test_twelve_feelings_stand_in_two_rows(today: TodayStage) -> None:
    """At the width of the pictures, less what the bar for scrolling takes."""
    today.window.resize(1262, 800)
    today.mark(2)
    chips = today.page.card.answer.chips.values()
    QApplication.sendPostedEvents()
    assert [len({chip.y() for chip in chips}), len({chip.x() for chip in chips})] == [2, 6]


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


def test_the_ring_goes_around_the_words_of_the_question_only(today: TodayStage) -> None:
    heading = today.page.card.question.heading
    wide = heading.fontMetrics().horizontalAdvance(heading.text())
    assert wide <= heading.width() <= wide + 4
