"""Values, tags, stars, questions, letters, versions and days, as a person meets them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mbc_companion.journal.counting import count_words_in
from mbc_companion.journal.looking_back import LookingBack
from mbc_companion.journal.on_this_day import dates_before
from mbc_companion.journal.prompts import Prompts, load
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.versions.comparing import compare
from tests.contracts.test_words import faults
from tests.fakes import FrozenClock
from tests.journal.factories import EVENING, at, new_draft
from tests.journal.page_kit import Kit, chips_of, draft_of, opened

Make = Callable[..., Kit]


# -- values, tags, star ------------------------------------------------------------------


def test_a_value_is_chosen_shown_kept_and_taken_back(
    make: Make, repository: JournalRepository
) -> None:
    kit = opened(make, repository)
    kit.page.asking.details.ask_scales()
    sheet = kit.sheet()
    sheet.scales["pain"].segments["4"].click()
    sheet.scales["pain"].segments["6"].click()
    assert chips_of(kit) == ["Pain 6"]
    assert draft_of(kit).scales == (("pain", 6),)
    sheet.none["pain"].click()
    assert draft_of(kit).scales == ()
    sheet.close()
    kit.page.undo()
    assert draft_of(kit).scales == (("pain", 6),)


def test_a_value_of_a_scale_that_was_hidden_is_still_there(
    make: Make, repository: JournalRepository
) -> None:
    kit = opened(make, repository, scales=(("pain", 4), ("gone" * 8, 2)))
    kit.page._around.shelf.scales.set_hidden("pain", hidden=True)
    kit.page.asking.details.ask_scales()
    assert set(kit.sheet().scales) == {"distress", "pain", "tiredness", "sleep", "gone" * 8}
    assert "Pain 4" in chips_of(kit)


def test_tags_are_typed_completed_and_taken_away(make: Make, repository: JournalRepository) -> None:
    repository.save(replace(new_draft("Before."), tags=("scan", "sleepless")))
    kit = opened(make, repository)
    kit.page.asking.details.ask_tags()
    sheet = kit.sheet()
    QTest.keyClicks(sheet.field.edit, "sc")
    assert [offer.text() for offer in sheet.offers] == ["scan"]
    sheet.offers[0].click()
    QTest.keyClicks(sheet.field.edit, "  ")
    QTest.keyClick(sheet.field.edit, Qt.Key.Key_Return)
    assert sheet.field.error() == "A tag needs at least one letter."
    sheet.field.set_text("")
    QTest.keyClicks(sheet.field.edit, "Alder, porch")
    QTest.keyClick(sheet.field.edit, Qt.Key.Key_Return)
    assert draft_of(kit).tags == ("scan", "Alder", "porch")
    sheet.chips["Alder"].click()
    assert draft_of(kit).tags == ("scan", "porch")
    assert chips_of(kit) == ["scan", "porch"]


def test_a_star_is_in_the_list_for_the_ear_too(make: Make, repository: JournalRepository) -> None:
    kit = opened(make, repository)
    kit.page.asking.details.star()
    kit.later(2)
    model, spoken = kit.page.list.model, Qt.ItemDataRole.AccessibleTextRole
    rows = [str(model.index(row).data(spoken)) for row in range(model.rowCount())]
    assert any("Starred" in row for row in rows)
    kit.page.editor.feelings.details[0].click()
    assert draft_of(kit).starred is False


# -- questions -----------------------------------------------------------------------------


def test_about_sixty_questions_by_theme_none_of_them_cheerful() -> None:
    questions = [question for theme in load().values() for question in theme]
    assert 55 <= len(questions) == len(set(questions)) <= 70
    assert not [question for question in questions if faults(question)]
    cheerful = ("happy", "joy", "smile", "grateful", "thankful", "proud", "best", "bright")
    assert not [q for q in questions if any(word in q.lower() for word in cheerful)]
    assert all(question.endswith("?") for question in questions)


def test_no_question_comes_twice_in_a_row_and_all_come() -> None:
    prompts = Prompts(load(), random.Random(3))
    asked = [prompts.next() for _ in range(900)]
    assert all(one != other for one, other in pairwise(asked))
    assert set(asked) == {question for theme in load().values() for question in theme}
    counts = Counter(asked)
    assert max(counts.values()) < 4 * min(counts.values())
    lone = Prompts({"a": ("One?", "Two?")}, random.Random(1))
    pairs = [lone.next() for _ in range(40)]
    assert all(one != other for one, other in pairwise(pairs))


def test_a_question_stands_above_the_words_and_esc_takes_it_away(
    make: Make, repository: JournalRepository
) -> None:
    kit = opened(make, repository)
    editor = kit.page.editor
    editor.feelings.question_button.click()
    first = editor.prompt.words.text()
    assert editor.prompt.isVisible()
    editor.feelings.question_button.click()
    assert editor.prompt.words.text() != first
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert editor.prompt.isHidden()
    assert "?" not in editor.text.words()


# -- letters -------------------------------------------------------------------------------


def test_a_sealed_letter_is_closed_until_it_is_opened(
    make: Make, repository: JournalRepository
) -> None:
    kit = opened(make, repository)
    kit.page.asking.details.ask_letter()
    sheet = kit.sheet()
    QTest.keyClicks(sheet.when.edit, "the scan is behind me")
    sheet.seal.click()
    kit.settle()
    uid = repository.rows_on(EVENING.date())[0].uid
    kit.page.open_entry(uid)
    kit.settle()
    editor = kit.page.editor
    assert editor.letter.title.text() == "Open when the scan is behind me"
    assert not editor.text.isVisible()
    assert not any("soup" in row for row in kit.rows())
    kit.page.asking.ask_more()
    assert not hasattr(kit.sheet(), "copy")
    kit.sheet().close()
    editor.letter.open_button.click()
    assert editor.text.isVisible()
    assert editor.text.words() == "Today in the car. I made soup."
    assert draft_of(kit).sealed is False


# -- counting, undo ------------------------------------------------------


def test_undo_goes_back_behind_a_save(make: Make, repository: JournalRepository) -> None:
    kit = opened(make, repository)
    text = kit.page.editor.text
    text.moveCursor(text.textCursor().MoveOperation.End)
    QTest.keyClicks(text, " Rain.")
    kit.later(2)
    kit.later(6)
    text.undo()
    assert text.words() == "Today in the car. I made soup."
    assert draft_of(kit).text == "Today in the car. I made soup."


def test_comparing_loses_no_letter() -> None:
    earlier, now = "Soup.\n\nRain  all day, loud.", "Soup!\nRain all night, loud.\n"
    left, right = compare(earlier, now)
    assert "".join(run.words for run in left) == earlier
    assert "".join(run.words for run in right) == now
    assert [run.words.strip() for run in right if run.differs and run.words.strip()] == [
        "!",
        "night",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("Soup.", 1), ("I don't - not at 98.6", 5), ("co-pay", 1), ("…", 0)],
)
def test_words_are_counted_as_a_person_would(text: str, count: int) -> None:
    assert count_words_in(text) == count


def test_the_count_is_told_on_request(make: Make, repository: JournalRepository) -> None:
    kit = opened(make, repository)
    kit.page.asking.details.count()
    assert kit.toast() == "7 words, 30 characters."


# -- days ----------------------------------------------------------------------------------


def test_going_to_a_day_opens_its_entry_or_the_nearest(
    make: Make, repository: JournalRepository
) -> None:
    old = new_draft("The Fourth.", when=at(days=10))
    repository.save(old)
    kit = opened(make, repository)
    QTest.keyClick(kit.page.editor.text, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    sheet = kit.sheet()
    QTest.keyClicks(sheet.day.edit, "July 4")
    QTest.keyClick(sheet.day.edit, Qt.Key.Key_Return)
    assert kit.page.desk.entry.uid == old.uid
    assert not kit.toast()
    kit.page.go_to_day()
    sheet = kit.sheet()
    told = {button.accessibleName() for button in sheet.calendar.days if button.isVisible()}
    assert "Saturday July 4, 2026, 1 entry" in told
    QTest.keyClicks(sheet.day.edit, "July 8")
    sheet.go.click()
    assert kit.page.desk.entry.uid == old.uid
    assert "The nearest is from" in kit.toast()


def test_on_this_day_is_off_and_silent_after_a_very_hard_day(
    repository: JournalRepository, clock: FrozenClock
) -> None:
    a_year_ago = EVENING.replace(year=2025)
    repository.save(new_draft("A year ago.", when=a_year_ago))
    letter = new_draft("A letter.", when=a_year_ago)
    repository.save(replace(letter, letter="it rains", sealed=True))
    repository.save(new_draft(when=a_year_ago, mood=3))
    off = LookingBack(repository, clock, lambda: False)
    back = LookingBack(repository, clock, lambda: True)
    assert off.on_this_day() == ()
    assert [one.words for one in back.on_this_day()] == ["A year ago."]
    hard = new_draft(when=EVENING - timedelta(days=1), mood=1)
    repository.save(hard)
    assert back.on_this_day() == ()
    repository.remove(hard.uid)
    repository.save(new_draft(when=EVENING, mood=1))
    assert back.on_this_day() == ()


def test_the_leap_day_is_looked_back_on_in_common_years() -> None:
    assert dates_before(date(2026, 2, 28), 2024) == (
        date(2025, 2, 28),
        date(2024, 2, 29),
        date(2024, 2, 28),
    )
    assert dates_before(date(2028, 2, 29), 2023) == (date(2024, 2, 29),)


# -- names of feelings ---------------------------------------------------------------------
