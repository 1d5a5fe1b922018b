"""The sheets about keys: the passphrase is asked for, nothing typed is lost by a trouble."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.core import settings
from mbc_companion.core.errors import DiskFull, KnownError, WrongPassphrase
from mbc_companion.core.settings import PublicSettings
from mbc_companion.ui.settings_page import SettingsPage
from mbc_companion.ui.settings_page_sheets import (
    ChangePassphraseSheet,
    KeyActs,
    RecoveryWordsSheet,
)
from tests.fakes import FakeDialogs
from tests.ui.entry_stage import (
    LOOKS,
    SIZES,
    WORDS,
    Kept,
    Suggestions,
    dress,
    estimate,
    findings,
    stand,
)

OLD, NEW = "the old plain words", "some new plain words"


class Vault:
    """A vault with one passphrase; answers only when told to, as a slow derivation does."""

    def __init__(self) -> None:
        self.passphrase = OLD
        self.words: tuple[str, ...] = ()
        self.trouble: KnownError | None = None
        self.waiting: Callable[[], None] | None = None
        self.said: list[str] = []

    def acts(self) -> KeyActs:
        return KeyActs(
            suggest=Suggestions(),
            estimate=estimate,
            new_words=lambda: WORDS,
            change_passphrase=self._change,
            check_passphrase=self._check,
            keep_words=self._keep,
        )

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, None
        assert waiting is not None
        waiting()

    def _fails(self, words: str) -> KnownError | None:
        return self.trouble or (None if words == self.passphrase else WrongPassphrase())

    def _change(
        self, old: str, new: str, done: Callable[[], None], failed: Callable[[KnownError], None]
    ) -> None:
        def answer() -> None:
            error = self._fails(old)
            if error is not None:
                failed(error)
                return
            self.passphrase = new
            done()

        self.waiting = answer

    def _check(
        self, words: str, done: Callable[[], None], failed: Callable[[KnownError], None]
    ) -> None:
        def answer() -> None:
            error = self._fails(words)
            done() if error is None else failed(error)

        self.waiting = answer

    def _keep(
        self,
        words: tuple[str, ...],
        done: Callable[[], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        if self.trouble is not None:
            failed(self.trouble)
            return
        self.words = words
        done()


@pytest.fixture
def vault() -> Vault:
    return Vault()


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def page(qtbot: QtBot, look: object, tmp_path: Path, vault: Vault, kept: Kept) -> SettingsPage:
    made = SettingsPage(
        PublicSettings(tmp_path / "look.json"),
        kept,
        acts=vault.acts(),
        dialogs=FakeDialogs(),
        folder=tmp_path,
        say=vault.said.append,
    )
    stand(qtbot, made)
    return made


class TestPassphrase:
    @pytest.fixture
    def sheet(self, page: SettingsPage) -> ChangePassphraseSheet:
        page.open_passphrase()
        opened = page.window().findChild(ChangePassphraseSheet)
        assert opened is not None
        assert opened.old.edit.hasFocus()
        return opened

    def _fill(self, sheet: ChangePassphraseSheet, old: str = OLD) -> None:
        sheet.old.set_text(old)
        sheet.form.first.set_text(NEW)
        sheet.form.second.set_text(NEW)

    def test_it_is_changed_and_said(self, sheet: ChangePassphraseSheet, vault: Vault) -> None:
        self._fill(sheet)
        sheet.next_button.click()
        assert sheet.next_button.text() == "One moment…"
        vault.answer()
        assert vault.passphrase == NEW
        assert not sheet.isVisible()
        assert "Earlier copies still open with the old one." in vault.said[0]

    def test_enter_goes_on_from_field_to_field_and_then_changes_it(
        self, sheet: ChangePassphraseSheet, vault: Vault
    ) -> None:
        for field, words in ((sheet.old, OLD), (sheet.form.first, NEW), (sheet.form.second, NEW)):
            assert field.edit.hasFocus()
            QTest.keyClicks(field.edit, words)
            QTest.keyClick(field.edit, Qt.Key.Key_Return)
        vault.answer()
        assert vault.passphrase == NEW

    def test_the_old_one_is_asked_for_first(
        self, sheet: ChangePassphraseSheet, vault: Vault
    ) -> None:
        sheet.next_button.click()
        assert sheet.old.error()
        assert vault.waiting is None

    def test_a_wrong_old_one_changes_nothing_and_loses_nothing(
        self, sheet: ChangePassphraseSheet, vault: Vault
    ) -> None:
        self._fill(sheet, old="not this")
        sheet.next_button.click()
        vault.answer()
        assert "That did not open it." in sheet.old.error()
        assert sheet.old.edit.hasFocus()
        assert sheet.form.first.text() == NEW
        assert vault.passphrase == OLD
        sheet.old.set_text(OLD)
        sheet.next_button.click()
        vault.answer()
        assert vault.passphrase == NEW

    def test_trouble_keeps_what_was_typed(self, sheet: ChangePassphraseSheet, vault: Vault) -> None:
        self._fill(sheet)
        vault.trouble = DiskFull("X")
        sheet.next_button.click()
        vault.answer()
        assert sheet.trouble.isVisible()
        assert sheet.form.second.text() == NEW
        assert vault.passphrase == OLD

    def test_escape_leaves_it(self, qtbot: QtBot, sheet: ChangePassphraseSheet) -> None:
        qtbot.keyClick(sheet.old.edit, Qt.Key.Key_Escape)
        assert not sheet.isVisible()

    def test_it_stays_until_it_is_known_how_it_ended(
        self, qtbot: QtBot, sheet: ChangePassphraseSheet, vault: Vault
    ) -> None:
        self._fill(sheet)
        sheet.next_button.click()
        qtbot.keyClick(sheet.old.edit, Qt.Key.Key_Escape)
        sheet.close_button.click()
        assert sheet.isVisible()
        vault.answer()
        assert not sheet.isVisible()

    def test_tab_reaches_the_acts_last(self, qtbot: QtBot, sheet: ChangePassphraseSheet) -> None:
        reached = []
        for _press in range(8):
            focused = QApplication.focusWidget()
            assert focused is not None
            reached.append(focused.accessibleName())
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert reached == [
            "Passphrase you use now",
            "Show",
            "Suggest words for me",
            "New passphrase",
            "Show",
            "Type it once more",
            "Change it",
            "Close",
        ]


class TestWords:
    @pytest.fixture
    def sheet(self, page: SettingsPage) -> RecoveryWordsSheet:
        page.open_words()
        opened = page.window().findChild(RecoveryWordsSheet)
        assert opened is not None
        return opened

    def _to_words(self, sheet: RecoveryWordsSheet, vault: Vault) -> None:
        sheet.old.set_text(OLD)
        sheet.next_button.click()
        vault.answer()

    def test_the_words_come_only_after_the_passphrase(
        self, sheet: RecoveryWordsSheet, vault: Vault
    ) -> None:
        assert sheet.keeper is None
        sheet.old.set_text("not this")
        sheet.next_button.click()
        vault.answer()
        assert sheet.keeper is None
        assert sheet.old.error()
        self._to_words(sheet, vault)
        assert sheet.keeper is not None
        assert sheet.keeper.isVisible()
        assert not sheet.old.isVisible()

    def test_they_are_kept_once_two_are_right(
        self, page: SettingsPage, sheet: RecoveryWordsSheet, vault: Vault, kept: Kept
    ) -> None:
        self._to_words(sheet, vault)
        assert sheet.keeper is not None
        sheet.next_button.click()
        assert sheet.check is None
        sheet.keeper.tick.setChecked(True)
        sheet.next_button.click()
        assert sheet.check is not None
        sheet.next_button.click()
        assert vault.words == ()
        for question in sheet.check.questions:
            question.choice.segments[question.answer].click()
        sheet.next_button.click()
        assert vault.words == WORDS
        assert kept.get(settings.RECOVERY) == "confirmed"
        assert page.privacy.words_button.text() == "Make new words"
        assert not sheet.isVisible()

    def test_the_words_can_be_seen_again_before_finishing(
        self, sheet: RecoveryWordsSheet, vault: Vault
    ) -> None:
        self._to_words(sheet, vault)
        assert sheet.keeper is not None
        sheet.keeper.tick.setChecked(True)
        sheet.next_button.click()
        sheet.other_button.click()
        assert sheet.keeper.isVisible()
        assert sheet.check is None
        assert sheet.next_button.text() == "Continue"

    def test_trouble_at_the_end_keeps_the_sheet(
        self, sheet: RecoveryWordsSheet, vault: Vault, kept: Kept
    ) -> None:
        self._to_words(sheet, vault)
        assert sheet.keeper is not None
        sheet.keeper.tick.setChecked(True)
        sheet.next_button.click()
        assert sheet.check is not None
        for question in sheet.check.questions:
            question.choice.segments[question.answer].click()
        vault.trouble = DiskFull("X")
        sheet.next_button.click()
        assert sheet.trouble.isVisible()
        assert kept.get(settings.RECOVERY) == "unset"

    def test_new_words_say_that_the_old_page_stops_working(
        self, page: SettingsPage, kept: Kept
    ) -> None:
        kept.values["recovery"] = "confirmed"
        page.open_words()
        sheet = page.window().findChild(RecoveryWordsSheet)
        assert sheet is not None
        assert "your old page stop working" in sheet._lead.text()


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_cut_small_nameless_or_pale(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, name: str, percent: int
) -> None:
    dress(qapp, tmp_path, name, percent)
    vault = Vault()
    window = stand(qtbot, QWidget(), percent)
    change = ChangePassphraseSheet(window, vault.acts())
    change.open()
    change.old.set_error("That did not open it.")
    assert findings(change) == []
    change.close()
    words = RecoveryWordsSheet(window, vault.acts(), dialogs=FakeDialogs(), replaces=True)
    words.open()
    assert findings(words) == []
    words.old.set_text(OLD)
    words.next_button.click()
    vault.answer()
    assert findings(words) == []
    assert words.keeper is not None
    words.keeper.tick.setChecked(True)
    words.next_button.click()
    words.say_trouble("The computer has no room left, so this is not saved yet.")
    assert findings(words) == []
