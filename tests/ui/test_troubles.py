"""Troubles: every known one has plain words, and the screen says what is safe."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mbc_companion.core import errors
from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.trouble_screen import TroubleScreen
from tests.fakes import FakeDialogs
from tests.ui.entry_stage import LOOKS, SIZES, dress, findings, stand

KNOWN = sorted(
    (
        kind
        for _name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, KnownError) and kind is not KnownError
    ),
    key=lambda kind: kind.__name__,
)
OPENS_NOT = (
    errors.VaultDamaged,
    errors.HeaderDamaged,
    errors.HeaderMissing,
    errors.DatabaseMissing,
    errors.NotEncrypted,
)


def _sentences(words: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?;])\s", words) if part]


@pytest.mark.parametrize("kind", KNOWN, ids=lambda kind: kind.__name__)
class TestWords:
    def test_they_are_plain_and_short(self, kind: type[KnownError]) -> None:
        told = troubles.trouble(kind("SQLITE_SECRET"))
        for words in (told.title, told.happened, told.safe, told.to_do, told.short):
            assert not re.search(r"invalid|failed|illegal|oops|error|SQLITE", words, re.I)
            assert "!" not in words
            for sentence in _sentences(words):
                assert len(sentence.split()) <= 16, sentence
        assert len(_sentences(troubles.words(kind()))) <= 4
        assert troubles.title(kind()) == told.title

    def test_none_is_left_to_the_last_resort(self, kind: type[KnownError]) -> None:
        assert troubles.trouble(kind()) != troubles.trouble(KnownError())


def test_a_new_kind_of_a_known_one_has_its_words() -> None:
    class FullerDisk(errors.DiskFull):
        pass

    assert troubles.words(FullerDisk()) == troubles.words(errors.DiskFull())


def test_the_words_of_the_design() -> None:
    assert troubles.words(errors.WrongPassphrase()) == (
        "That did not open it. Check Caps Lock, or show what you typed."
    )
    assert troubles.words(errors.FileInUse()) == (
        "Companion is open in another window. Close that one first."
    )
    assert "Free some space; it is still here." in troubles.words(errors.DiskFull())


def _visible(screen: TroubleScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


@pytest.mark.usefixtures("look")
class TestScreen:
    @pytest.mark.parametrize("kind", KNOWN, ids=lambda kind: kind.__name__)
    def test_it_says_what_happened_what_is_safe_and_what_to_do(
        self, qtbot: QtBot, kind: type[KnownError]
    ) -> None:
        screen = TroubleScreen(kind("CODE"), dialogs=FakeDialogs())
        stand(qtbot, screen)
        told = troubles.trouble(kind())
        for words in (told.title, told.happened, told.safe, told.to_do):
            assert words in _visible(screen)
        assert "CODE" not in _visible(screen)
        assert screen.help_button.isVisible()
        assert screen.fresh_button.isVisible() is (kind in OPENS_NOT)

    def test_details_hold_the_code(self, qtbot: QtBot) -> None:
        screen = TroubleScreen(errors.VaultDamaged("SQLITE_CORRUPT"), dialogs=FakeDialogs())
        stand(qtbot, screen)
        screen.details_button.click()
        assert screen.details() == "VaultDamaged, SQLITE_CORRUPT"
        screen.details_button.click()
        assert screen.details() == ""

    def test_starting_fresh_asks_and_keeps(self, qtbot: QtBot) -> None:
        dialogs = FakeDialogs()
        dialogs.answers = [False, True]
        screen = TroubleScreen(errors.HeaderMissing(), dialogs=dialogs)
        stand(qtbot, screen)
        with qtbot.assertNotEmitted(screen.start_fresh_requested):
            screen.fresh_button.click()
        assert "kept" in dialogs.asked[0].words
        assert not dialogs.asked[0].removes
        with qtbot.waitSignal(screen.start_fresh_requested):
            screen.fresh_button.click()

    def test_the_other_acts(self, qtbot: QtBot) -> None:
        screen = TroubleScreen(errors.DiskTrouble(), dialogs=FakeDialogs())
        stand(qtbot, screen)
        for signal, button in (
            (screen.try_again_requested, screen.again_button),
            (screen.quit_requested, screen.quit_button),
            (screen.help_requested, screen.help_button),
        ):
            with qtbot.waitSignal(signal):
                button.click()


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_cut_small_nameless_or_pale(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, name: str, percent: int
) -> None:
    dress(qapp, tmp_path, name, percent)
    screen = TroubleScreen(errors.HeaderMissing("ENOENT"), dialogs=FakeDialogs())
    stand(qtbot, screen, percent)
    screen.details_button.click()
    assert findings(screen) == []
    bar = screen.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert findings(screen) == []
