"""Recovery words: typed in any shape, named where they are wrong, never thrown away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import DiskFull, MistypedRecoveryWords, WrongRecoveryWords
from mbc_companion.ui.recovery_entry import words_in
from mbc_companion.ui.recovery_screen import RecoveryScreen
from tests.fakes import FakeDialogs
from tests.ui.entry_stage import (
    LOOKS,
    SIZES,
    WORDS,
    Suggestions,
    completions,
    dress,
    estimate,
    findings,
    is_listed,
    stand,
)

pytestmark = pytest.mark.usefixtures("look")
GOOD = "marble kettle winter orchard"


def _make(dialogs: FakeDialogs | None = None) -> RecoveryScreen:
    return RecoveryScreen(
        completions=completions,
        is_listed=is_listed,
        suggest=Suggestions(),
        estimate=estimate,
        dialogs=dialogs or FakeDialogs(),
    )


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def screen(qtbot: QtBot, dialogs: FakeDialogs) -> RecoveryScreen:
    made = _make(dialogs)
    stand(qtbot, made)
    qtbot.waitUntil(made.entry.fields[0].edit.hasFocus)
    return made


def _shown(screen: RecoveryScreen) -> list[str]:
    return [field.edit.text() for field in screen.entry.fields]


def _shows(screen: RecoveryScreen, words: str) -> bool:
    return any(words in label.text() for label in screen.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lantern RIVER", ["lantern", "river"]),
        ("1. lantern\n2) river", ["lantern", "river"]),
        ("  lantern ,river;cotton ", ["lantern", "river", "cotton"]),
        ("12", []),
        ("", []),
    ],
)
def test_words_are_found_in_any_shape(text: str, words: list[str]) -> None:
    assert words_in(text) == words


class TestTyping:
    def test_the_rest_comes_when_only_one_word_begins_so(
        self, qtbot: QtBot, screen: RecoveryScreen
    ) -> None:
        field = screen.entry.fields[0]
        qtbot.keyClicks(field.edit, "ma")
        assert field.edit.text() == "ma"
        assert field.said() == "marble, march"
        qtbot.keyClicks(field.edit, "rb")
        assert field.edit.text() == "marble"
        assert field.edit.selectedText() == "le"

    def test_space_takes_it_and_goes_on(self, qtbot: QtBot, screen: RecoveryScreen) -> None:
        first, second = screen.entry.fields[:2]
        qtbot.keyClicks(first.edit, "marb")
        qtbot.keyClick(first.edit, Qt.Key.Key_Space)
        assert first.edit.text() == "marble"
        assert second.edit.hasFocus()

    def test_a_word_that_begins_another_is_not_finished_for_the_person(
        self, qtbot: QtBot, screen: RecoveryScreen
    ) -> None:
        first, second = screen.entry.fields[:2]
        qtbot.keyClicks(first.edit, "act ")
        assert first.edit.text() == "act"
        assert second.edit.hasFocus()
        assert first.said() == ""

    def test_taking_letters_back_does_not_fight(self, qtbot: QtBot, screen: RecoveryScreen) -> None:
        field = screen.entry.fields[0]
        qtbot.keyClicks(field.edit, "zoo")
        qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
        assert field.edit.text() == "zo"

    def test_capitals_and_numbers_do_no_harm(self, qtbot: QtBot, screen: RecoveryScreen) -> None:
        field = screen.entry.fields[0]
        qtbot.keyClicks(field.edit, "1.ZOO")
        assert field.word() == "zoo"
        assert field.is_known()

    def test_an_unknown_word_is_named_at_its_place(
        self, qtbot: QtBot, screen: RecoveryScreen
    ) -> None:
        field = screen.entry.fields[0]
        qtbot.keyClicks(field.edit, "rivver ")
        assert field.edit.text() == "rivver"
        assert field.said() == "“rivver” is not on the list. Is it river?"
        assert field.said() in field.edit.accessibleDescription()
        field.edit.setFocus()
        field.edit.selectAll()
        qtbot.keyClicks(field.edit, "qqq ")
        assert field.said() == "“qqq” is not on the list. Look at the spelling."


class TestPasting:
    @pytest.mark.parametrize("place", [0, 4])
    def test_all_twelve_at_once_into_any_field(
        self, qtbot: QtBot, screen: RecoveryScreen, place: int
    ) -> None:
        numbered = "\n".join(f"{n}. {word.upper()}" for n, word in enumerate(WORDS, start=1))
        QGuiApplication.clipboard().setText(numbered)
        edit = screen.entry.fields[place].edit
        edit.setFocus()
        edit.paste()
        assert _shown(screen) == list(WORDS)
        with qtbot.waitSignal(screen.words_given) as given:
            screen.next_button.click()
        assert given.args == [WORDS]

    def test_a_few_fill_from_where_they_are_put(self, screen: RecoveryScreen) -> None:
        QGuiApplication.clipboard().setText("river cotton")
        edit = screen.entry.fields[3].edit
        edit.setFocus()
        edit.paste()
        assert _shown(screen)[3:6] == ["river", "cotton", ""]
        assert screen.entry.fields[5].edit.hasFocus()

    def test_a_huge_text_is_no_trouble(self, screen: RecoveryScreen) -> None:
        QGuiApplication.clipboard().setText("river\x00 \u202e cotton \ud800" * 50_000)
        screen.entry.fields[0].edit.paste()
        assert _shown(screen)[:2] == ["river", "cotton"]


class TestGiving:
    def test_the_first_missing_one_is_named(self, qtbot: QtBot, screen: RecoveryScreen) -> None:
        screen.entry.fill(list(WORDS[:4]))
        with qtbot.assertNotEmitted(screen.words_given):
            screen.next_button.click()
        assert screen.entry.fields[4].said() == "Word 5 is still missing."
        assert screen.entry.fields[4].edit.hasFocus()

    def test_enter_in_the_last_field_gives_them(self, qtbot: QtBot, screen: RecoveryScreen) -> None:
        screen.entry.fill(list(WORDS))
        with qtbot.waitSignal(screen.words_given):
            qtbot.keyClick(screen.entry.fields[-1].edit, Qt.Key.Key_Return)

    @pytest.mark.parametrize("error", [MistypedRecoveryWords, WrongRecoveryWords])
    def test_wrong_words_stay_as_typed(
        self, qtbot: QtBot, screen: RecoveryScreen, error: type[Exception]
    ) -> None:
        screen.entry.fill(list(WORDS))
        screen.next_button.click()
        assert screen.next_button.text() == "One moment…"
        with qtbot.assertNotEmitted(screen.words_given):
            screen.next_button.click()
        screen.show_wrong(error("X"))
        assert _shown(screen) == list(WORDS)
        assert screen.trouble.isVisible()
        with qtbot.waitSignal(screen.words_given):
            screen.next_button.click()

    def test_right_words_ask_for_a_new_passphrase(
        self, qtbot: QtBot, screen: RecoveryScreen
    ) -> None:
        screen.entry.fill(list(WORDS))
        screen.next_button.click()
        screen.ask_new_passphrase()
        assert screen.form.first.edit.hasFocus()
        assert set(_shown(screen)) == {""}
        screen.form.first.set_text(GOOD)
        screen.form.second.set_text(GOOD)
        with qtbot.waitSignal(screen.passphrase_chosen) as chosen:
            qtbot.keyClick(screen.form.second.edit, Qt.Key.Key_Return)
        assert chosen.args == [GOOD]
        screen.show_trouble(DiskFull("X"))
        assert screen.form.first.text() == GOOD
        with qtbot.waitSignal(screen.passphrase_chosen):
            screen.next_button.click()


class TestWithout:
    def test_it_says_plainly_that_nobody_can_open_it(self, screen: RecoveryScreen) -> None:
        screen.other_button.click()
        assert _shows(screen, "Nobody can open it then, not even us.")
        assert _shows(screen, "The old file is kept")

    def test_starting_fresh_asks_first(
        self, qtbot: QtBot, screen: RecoveryScreen, dialogs: FakeDialogs
    ) -> None:
        screen.other_button.click()
        dialogs.answers = [False, True]
        with qtbot.assertNotEmitted(screen.start_fresh_requested):
            screen.fresh_button.click()
        assert "kept" in dialogs.asked[0].words
        with qtbot.waitSignal(screen.start_fresh_requested):
            screen.fresh_button.click()

    def test_the_way_back(self, qtbot: QtBot, screen: RecoveryScreen) -> None:
        screen.entry.fill(list(WORDS[:3]))
        screen.other_button.click()
        with qtbot.assertNotEmitted(screen.back):
            screen.back_button.click()
        assert _shown(screen)[:3] == list(WORDS[:3])
        with qtbot.waitSignal(screen.back):
            screen.back_button.click()


def test_helplines_are_here_too(qtbot: QtBot, screen: RecoveryScreen) -> None:
    with qtbot.waitSignal(screen.help_requested):
        screen.help_button.click()


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_cut_small_nameless_or_pale(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, name: str, percent: int
) -> None:
    dress(qapp, tmp_path, name, percent)
    made = _make()
    stand(qtbot, made, percent)
    made.entry.fill(["rivver", "zoo"])
    assert findings(made) == []
    made.other_button.click()
    assert findings(made) == []
    made.ask_new_passphrase()
    made.show_trouble(DiskFull("X"))
    assert findings(made) == []
