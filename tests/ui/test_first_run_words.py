"""The twelve words: on paper before anything else, proven by two of them, or put off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.showroom.pdf_words import words_of
from mbc_companion.ui import paper_pages
from mbc_companion.ui.first_run import FirstRun
from mbc_companion.ui.first_run_words import WordsKeeper
from mbc_companion.ui.paper_pages import Pages, PaperPages, pdf
from mbc_companion.ui.recovery_grid import WordTile
from mbc_companion.ui.recovery_paper import words_paper
from tests.fakes import FakeDialogs
from tests.ui.entry_stage import WORDS, Suggestions, estimate, stand

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def screen(qtbot: QtBot, dialogs: FakeDialogs) -> FirstRun:
    made = FirstRun(
        suggest=Suggestions(), estimate=estimate, new_words=lambda: WORDS, dialogs=dialogs
    )
    stand(qtbot, made)
    made.start_at_words(WORDS)
    return made


def _keeper(screen: FirstRun) -> WordsKeeper:
    assert screen.keeper is not None
    return screen.keeper


def _shows(screen: FirstRun, words: str) -> bool:
    return any(words in label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def _pick(screen: FirstRun, *, right: bool) -> None:
    assert screen.check is not None
    for question in screen.check.questions:
        others = [word for word in question.choice.segments if word != question.answer]
        question.choice.segments[question.answer if right else others[0]].click()


class TestOnPaper:
    def test_every_word_is_read_out_with_its_number(self, screen: FirstRun) -> None:
        tiles = _keeper(screen).findChildren(WordTile)
        names = [
            QAccessible.queryAccessibleInterface(tile).text(QAccessible.Text.Name) for tile in tiles
        ]
        assert names == [f"{n}, {word}" for n, word in enumerate(WORDS, start=1)]

    def test_words_stand_in_rows_of_three_and_fewer_when_narrow(
        self, qtbot: QtBot, screen: FirstRun
    ) -> None:
        tiles = _keeper(screen).findChildren(WordTile)
        qtbot.waitUntil(lambda: tiles[3].y() > tiles[0].y())
        assert tiles[0].y() == tiles[2].y() < tiles[3].y()
        assert tiles[0].width() == tiles[1].width()

    def test_without_the_tick_it_says_what_is_missing(self, screen: FirstRun) -> None:
        screen.next_button.click()
        assert screen.check is None
        assert _keeper(screen).tick.hasFocus()
        assert _shows(screen, "Put them on paper first, then tick here.")

    def test_writing_by_hand_is_offered_before_printing(
        self, screen: FirstRun, dialogs: FakeDialogs, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        printed: list[str] = []
        _catch_printing(monkeypatch, printed, sent=True)
        dialogs.answer = False
        _keeper(screen).print_button.click()
        assert "print queue" in dialogs.asked[0].words
        assert dialogs.asked[0].no == "I will write them down"
        assert printed == []
        assert _shows(screen, "Write each word with its number.")

    def test_printing_sends_the_page(
        self, screen: FirstRun, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        printed: list[str] = []
        _catch_printing(monkeypatch, printed, sent=True)
        _keeper(screen).print_button.click()
        assert all(word in printed[0] for word in WORDS)
        assert _shows(screen, "The page is on its way.")

    def test_a_page_that_did_not_print_is_said(
        self, screen: FirstRun, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _catch_printing(monkeypatch, [], sent=False)
        _keeper(screen).print_button.click()
        assert _shows(screen, "The page did not print. Save it as a PDF instead, or try again.")

    def test_a_pdf_is_saved_after_its_warning(
        self, screen: FirstRun, dialogs: FakeDialogs, tmp_path: Path
    ) -> None:
        dialogs.save_to = tmp_path / "words.pdf"
        _keeper(screen).pdf_button.click()
        assert "not encrypted" in dialogs.asked[0].words
        said = words_of(dialogs.save_to.read_bytes())
        assert all(f"{n}.{word}" in said for n, word in enumerate(WORDS, start=1))

    def test_a_pdf_that_cannot_be_written_is_trouble(
        self, screen: FirstRun, dialogs: FakeDialogs, tmp_path: Path
    ) -> None:
        dialogs.save_to = tmp_path / "gone" / "words.pdf"
        _keeper(screen).pdf_button.click()
        assert screen.trouble.isVisible()

    def test_no_file_chosen_is_no_trouble(self, screen: FirstRun) -> None:
        _keeper(screen).pdf_button.click()
        assert not screen.trouble.isVisible()


def _catch_printing(monkeypatch: pytest.MonkeyPatch, printed: list[str], *, sent: bool) -> None:
    def record(_host: QWidget, pages: Pages, _title: str, then: Callable[[bool], None]) -> None:
        printed.append(pages.words())
        then(sent)

    monkeypatch.setattr(paper_pages, "print_pages", record)


class TestPage:
    def test_it_holds_what_design_and_rulings_ask_for(self) -> None:
        said = words_paper(WORDS, "Letter").words()
        assert "Keep away from the computer." in said
        assert "Who may read this:" in said
        assert "What is to be destroyed" in said
        assert "Companion" not in said

    @pytest.mark.parametrize("size", ["Letter", "A4"])
    def test_it_is_one_page(self, size: str) -> None:
        made = pdf(PaperPages(words_paper(WORDS, size)))
        assert made.count(b"/Type /Page\n") == 1


class TestCheck:
    @pytest.fixture
    def asked(self, screen: FirstRun) -> FirstRun:
        _keeper(screen).tick.setChecked(True)
        screen.next_button.click()
        return screen

    def test_two_different_places_are_asked_for_without_the_words_in_view(
        self, asked: FirstRun
    ) -> None:
        assert asked.check is not None
        first, second = asked.check.asked
        assert 1 <= first < second <= len(WORDS)
        assert not _keeper(asked).isVisible()
        assert asked.next_button.text() == "Finish"
        for question in asked.check.questions:
            assert question.answer == WORDS[question.number - 1]
            assert len(question.choice.segments) == 5

    def test_both_right_finishes(self, qtbot: QtBot, asked: FirstRun) -> None:
        _pick(asked, right=True)
        with qtbot.waitSignal(asked.words_confirmed) as confirmed:
            asked.next_button.click()
        assert confirmed.args == [WORDS]

    def test_a_wrong_one_is_named_and_nothing_is_kept(self, qtbot: QtBot, asked: FirstRun) -> None:
        _pick(asked, right=False)
        with qtbot.assertNotEmitted(asked.words_confirmed):
            asked.next_button.click()
        assert asked.check is not None
        number = asked.check.asked[0]
        assert _shows(asked, f"Look at number {number} again.")

    def test_nothing_picked_says_which(self, asked: FirstRun) -> None:
        asked.next_button.click()
        assert asked.check is not None
        assert _shows(asked, f"Pick word {asked.check.asked[0]} from your paper.")

    def test_tab_arrows_space_and_enter_are_enough(self, qtbot: QtBot, screen: FirstRun) -> None:
        qtbot.keyClick(screen, Qt.Key.Key_Tab)
        self._tab_to(qtbot, "I have them on paper")
        self._press(qtbot, Qt.Key.Key_Space)
        self._tab_to(qtbot, "Continue")
        self._press(qtbot, Qt.Key.Key_Return)
        assert screen.check is not None
        for question in screen.check.questions:
            words = list(question.choice.segments)
            self._tab_to(qtbot, *words)
            self._press(qtbot, Qt.Key.Key_Space)
            for _step in words:
                if question.choice.value() != question.answer:
                    self._press(qtbot, Qt.Key.Key_Right)
            assert question.choice.value() == question.answer
        self._tab_to(qtbot, "Finish")
        with qtbot.waitSignal(screen.words_confirmed) as confirmed:
            self._press(qtbot, Qt.Key.Key_Return)
        assert confirmed.args == [WORDS]

    def _press(self, qtbot: QtBot, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)

    def _tab_to(self, qtbot: QtBot, *names: str) -> None:
        """Tab on until something of one of these names has the focus."""
        for _stop in range(30):
            self._press(qtbot, Qt.Key.Key_Tab)
            focused = QApplication.focusWidget()
            if isinstance(focused, QAbstractButton) and focused.text() in names:
                return
        raise AssertionError(names)

    def test_back_shows_the_words_again_and_asks_anew(self, asked: FirstRun) -> None:
        before = asked.check
        asked.back_button.click()
        assert _keeper(asked).isVisible()
        asked.next_button.click()
        assert asked.check is not before


class TestPutOff:
    def test_it_is_allowed_after_one_plain_warning(
        self, qtbot: QtBot, screen: FirstRun, dialogs: FakeDialogs
    ) -> None:
        with qtbot.waitSignal(screen.words_put_off):
            screen.other_button.click()
        assert len(dialogs.asked) == 1
        assert "nobody can open this again" in dialogs.asked[0].words

    def test_staying_keeps_everything(
        self, qtbot: QtBot, screen: FirstRun, dialogs: FakeDialogs
    ) -> None:
        dialogs.answer = False
        with qtbot.assertNotEmitted(screen.words_put_off):
            screen.other_button.click()
        assert _keeper(screen).isVisible()
