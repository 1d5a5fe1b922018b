"""Set-up: nothing is asked before the promises, nothing typed is lost, Enter goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import DiskFull, NotEnoughMemory, ReadOnly
from mbc_companion.ui.first_run import FirstRun
from tests.fakes import FakeDialogs
from tests.ui.entry_stage import (
    LOOKS,
    SIZES,
    WORDS,
    Suggestions,
    dress,
    estimate,
    findings,
    stand,
    tab_order,
)

pytestmark = pytest.mark.usefixtures("look")
GOOD = "marble kettle winter orchard"


def _make(dialogs: FakeDialogs | None = None) -> FirstRun:
    return FirstRun(
        suggest=Suggestions(),
        estimate=estimate,
        new_words=lambda: WORDS,
        dialogs=dialogs or FakeDialogs(),
    )


@pytest.fixture
def screen(qtbot: QtBot) -> FirstRun:
    made = _make()
    stand(qtbot, made)
    return made


@pytest.fixture
def second(screen: FirstRun) -> FirstRun:
    """At step 2."""
    screen.next_button.click()
    assert screen.form.first.edit.hasFocus()
    return screen


def _shows(screen: FirstRun, words: str) -> bool:
    return any(words in label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def _type(screen: FirstRun, first: str, again: str) -> None:
    screen.form.first.set_text(first)
    screen.form.second.set_text(again)


class TestPromises:
    def test_it_begins_with_what_is_kept_and_asks_nothing(self, screen: FirstRun) -> None:
        assert _shows(screen, "Nothing leaves this computer")
        assert _shows(screen, "Press F9 whenever someone walks in.")
        assert _shows(screen, "Step 1 of 3")
        assert not screen.back_button.isVisible()
        assert not screen.form.isVisible()

    def test_hide_and_help_can_be_tried(self, qtbot: QtBot, screen: FirstRun) -> None:
        with qtbot.waitSignal(screen.hide_requested):
            screen._privacy.try_button.click()
        with qtbot.waitSignal(screen.help_requested):
            screen.help_button.click()

    def test_enter_goes_on(self, qtbot: QtBot, screen: FirstRun) -> None:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert screen.form.first.edit.hasFocus()

    def test_escape_leaves_nothing(self, qtbot: QtBot, second: FirstRun) -> None:
        second.form.first.set_text(GOOD)
        qtbot.keyClick(second.form.first.edit, Qt.Key.Key_Escape)
        assert second.form.first.text() == GOOD
        assert second.form.isVisible()


class TestPassphrase:
    def test_two_the_same_are_taken(self, qtbot: QtBot, second: FirstRun) -> None:
        _type(second, f"{GOOD} ", GOOD)
        with qtbot.waitSignal(second.passphrase_chosen) as chosen:
            qtbot.keyClick(second.form.second.edit, Qt.Key.Key_Return)
        assert chosen.args == [f"{GOOD} "]

    def test_one_form_of_an_accent_is_as_good_as_the_other(
        self, qtbot: QtBot, second: FirstRun
    ) -> None:
        _type(second, "ni\u00f1ez agua sol mar", "nin\u0303ez agua sol mar")
        with qtbot.waitSignal(second.passphrase_chosen):
            second.next_button.click()

    def test_nothing_typed_is_explained(self, qtbot: QtBot, second: FirstRun) -> None:
        with qtbot.assertNotEmitted(second.passphrase_chosen):
            second.next_button.click()
        assert second.form.first.error() == "Type a passphrase, or let us suggest words."
        assert second.form.first.edit.hasFocus()
        second.form.first.set_text("m")
        assert second.form.first.error() == ""

    def test_the_second_is_asked_for_then_compared(self, qtbot: QtBot, second: FirstRun) -> None:
        _type(second, GOOD, "")
        with qtbot.assertNotEmitted(second.passphrase_chosen):
            qtbot.keyClick(second.form.first.edit, Qt.Key.Key_Return)
            assert second.form.second.edit.hasFocus()
            second.form.second.set_text("marble kettle win")
            second.next_button.click()
        assert second.form.second.error() == "These two are not the same yet."
        assert second.form.second.text() == "marble kettle win"
        second.form.second.set_text(GOOD)
        assert second.form.second.error() == ""
        assert _shows(second, "The same.")

    def test_leaving_the_second_early_says_so(self, qtbot: QtBot, second: FirstRun) -> None:
        _type(second, GOOD, "")
        second.form.second.edit.setFocus()
        qtbot.keyClicks(second.form.second.edit, "marble")
        assert second.form.second.error() == ""
        qtbot.keyClick(second.form.second.edit, Qt.Key.Key_Tab)
        assert second.form.second.error() == "These two are not the same yet."

    def test_a_weak_one_is_taken_after_one_sentence(self, qtbot: QtBot, second: FirstRun) -> None:
        _type(second, "marble", "marble")
        with qtbot.assertNotEmitted(second.passphrase_chosen):
            second.next_button.click()
        assert _shows(second, "Short ones can be guessed. Add a word or two, or use it anyway.")
        assert second.form.first.edit.hasFocus()
        with qtbot.waitSignal(second.passphrase_chosen) as chosen:
            second.form.anyway_button.click()
        assert chosen.args == ["marble"]

    def test_using_it_anyway_still_asks_for_it_once_more(
        self, qtbot: QtBot, second: FirstRun
    ) -> None:
        _type(second, "marble", "")
        second.next_button.click()
        with qtbot.assertNotEmitted(second.passphrase_chosen):
            second.form.anyway_button.click()
        assert second.form.second.edit.hasFocus()
        second.form.first.set_text("march")
        second.form.second.set_text("march")
        with qtbot.assertNotEmitted(second.passphrase_chosen):
            second.next_button.click()
        assert _shows(second, "Short ones can be guessed.")

    def test_what_was_said_of_suggested_words_goes_with_them(self, second: FirstRun) -> None:
        second.form.suggest_button.click()
        assert "Five words" in second.form.first.edit.accessibleDescription()
        second.form.first.set_text("my own words")
        assert "Five words" not in second.form.first.edit.accessibleDescription()

    def test_suggested_words_are_shown_and_others_come(
        self, qtbot: QtBot, second: FirstRun
    ) -> None:
        second.form.suggest_button.click()
        assert second.form.first.text() == "five plain words number 1"
        assert second.form.first.shown()
        assert second.form.first.edit.displayText() == "five plain words number 1"
        second.form.suggest_button.click()
        assert second.form.first.text() == "five plain words number 2"

    def test_one_button_conceals_both(self, second: FirstRun) -> None:
        _type(second, GOOD, GOOD)
        second.form.first.show_button.click()
        assert second.form.second.edit.displayText() == GOOD
        second.form.first.show_button.click()
        assert GOOD not in second.form.second.edit.displayText()

    def test_strength_in_five_steps_with_its_time(self, second: FirstRun) -> None:
        seen = []
        for count in range(1, 6):
            second.form.first.set_text(" ".join(["word"] * count))
            seen.append(second.form.meter.words())
        assert [words.partition(".")[0] for words in seen] == [
            "Very weak",
            "Weak",
            "Fair",
            "Good",
            "Strong",
        ]
        assert seen[0].endswith("would guess it in minutes.")
        assert seen[3].endswith("thousands of years of guessing.")
        second.form.first.set_text("")
        assert second.form.meter.words() == ""


class TestMaking:
    @pytest.fixture
    def busy(self, second: FirstRun) -> FirstRun:
        _type(second, GOOD, GOOD)
        second.next_button.click()
        return second

    def test_while_it_is_made_nothing_can_be_pressed_twice(
        self, qtbot: QtBot, busy: FirstRun
    ) -> None:
        assert busy.next_button.text() == "One moment…"
        with qtbot.assertNotEmitted(busy.passphrase_chosen):
            busy.next_button.click()
            qtbot.keyClick(busy.form.first.edit, Qt.Key.Key_Return)
            busy.back_button.click()
        qtbot.keyClicks(busy.form.first.edit, "x")
        assert busy.form.first.text() == GOOD
        assert busy.form.isVisible()

    @pytest.mark.parametrize("error", [DiskFull, ReadOnly, NotEnoughMemory])
    def test_trouble_keeps_all_that_was_typed(
        self, qtbot: QtBot, busy: FirstRun, error: type[Exception]
    ) -> None:
        busy.show_trouble(error("X"))
        assert busy.trouble.isVisible()
        assert "X" not in busy.trouble.text()
        assert busy.form.first.text() == busy.form.second.text() == GOOD
        with qtbot.waitSignal(busy.passphrase_chosen):
            busy.next_button.click()
        assert not busy.trouble.isVisible()

    def test_the_words_come_when_it_is_made(self, busy: FirstRun) -> None:
        busy.vault_made()
        assert busy.keeper is not None
        assert busy.keeper.words == WORDS
        assert _shows(busy, "Step 3 of 3")

    def test_back_and_the_same_passphrase_makes_nothing_new(
        self, qtbot: QtBot, busy: FirstRun
    ) -> None:
        busy.vault_made()
        busy.back_button.click()
        assert busy.form.first.text() == GOOD
        with qtbot.assertNotEmitted(busy.passphrase_chosen):
            busy.next_button.click()
        assert busy.keeper is not None
        assert busy.keeper.isVisible()

    def test_back_and_another_passphrase_is_told(self, qtbot: QtBot, busy: FirstRun) -> None:
        busy.vault_made()
        keeper = busy.keeper
        busy.back_button.click()
        _type(busy, "other plain words here", "other plain words here")
        with qtbot.waitSignal(busy.passphrase_chosen):
            busy.next_button.click()
        busy.vault_made()
        assert busy.keeper is keeper

    def test_a_set_up_closed_early_goes_on_at_the_words(self, screen: FirstRun) -> None:
        screen.start_at_words(WORDS)
        assert _shows(screen, "Step 3 of 3")
        assert not screen.back_button.isVisible()


def test_tab_goes_as_it_is_read(qtbot: QtBot, second: FirstRun) -> None:
    assert tab_order(second, qtbot, 7) == [
        "Show",
        "Type it once more",
        "Back",
        "Continue",
        "Help now",
        "Suggest words for me",
        "Passphrase",
    ]


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_cut_small_nameless_or_pale(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, name: str, percent: int
) -> None:
    dress(qapp, tmp_path, name, percent)
    made = _make()
    stand(qtbot, made, percent)
    assert findings(made) == []
    made.next_button.click()
    _type(made, "marble", "river")
    made.next_button.click()
    assert findings(made) == []
    made.form.anyway_button.click()
    made.show_trouble(DiskFull("X"))
    assert findings(made) == []
    made.vault_made()
    assert findings(made) == []
    made.next_button.click()
    assert findings(made) == []
    assert made.keeper is not None
    made.keeper.tick.setChecked(True)
    made.next_button.click()
    made.next_button.click()
    assert findings(made) == []
