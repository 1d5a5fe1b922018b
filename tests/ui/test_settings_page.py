"""Settings: applied at once, kept in the right place, put back when they cannot be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.core import settings
from mbc_companion.core.errors import DiskFull
from mbc_companion.core.settings import PublicSettings
from mbc_companion.ui.settings_page import ABOUT, PRIVACY, READING, SettingsPage
from mbc_companion.ui.settings_page_about import LicensesSheet
from mbc_companion.ui.settings_page_sheets import KeyActs
from mbc_companion.ui.theme import Theme, install
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

ACTS = KeyActs(
    suggest=Suggestions(),
    estimate=estimate,
    new_words=lambda: WORDS,
    change_passphrase=lambda _old, _new, done, _failed: done(),
    check_passphrase=lambda _words, done, _failed: done(),
    keep_words=lambda _words, done, _failed: done(),
)


@pytest.fixture
def public(tmp_path: Path) -> PublicSettings:
    return PublicSettings(tmp_path / "public.json")


@pytest.fixture
def theme(qapp: QApplication, public: PublicSettings) -> Theme:
    return install(qapp, public)


@pytest.fixture
def vault() -> Kept:
    return Kept()


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, public: PublicSettings, vault: Kept) -> SettingsPage:
    made = _make(public, vault)
    stand(qtbot, made)
    return made


def _make(public: PublicSettings, vault: Kept) -> SettingsPage:
    return SettingsPage(
        public,
        vault,
        acts=ACTS,
        dialogs=FakeDialogs(),
        folder=Path("/home/ruth/.local/share/Companion"),
        say=lambda _words: None,
    )


class TestReading:
    def test_text_size_goes_in_steps(self, page: SettingsPage, theme: Theme) -> None:
        page.reading.text_size.bigger.click()
        assert theme.text_percent == 110
        assert page.reading.text_size.value.text() == "110 %"
        page.reading.text_size.smaller.click()
        assert theme.text_percent == 100

    def test_the_look_changes_at_once(
        self, page: SettingsPage, theme: Theme, public: PublicSettings
    ) -> None:
        page.reading.look.segments["dark"].click()
        assert theme.name == "dark"
        page.reading.contrast.click()
        assert theme.name == "hc-dark"
        page.reading.big_buttons.click()
        assert theme.target == 56
        page.reading.landscape.click()
        page.reading.motion.click()
        assert not theme.landscape
        assert theme.fade_ms == 0
        again = PublicSettings(public._path)
        assert again.get(settings.THEME) == "dark"
        assert again.get(settings.HIGH_CONTRAST)
        assert not again.get(settings.MOTION)

    def test_the_reading_face_is_kept_in_the_vault(
        self, page: SettingsPage, theme: Theme, vault: Kept
    ) -> None:
        page.reading.face.segments["Atkinson"].click()
        assert vault.get(settings.READING_FACE) == "Atkinson"
        assert "Atkinson" in theme.reading_family

    def test_controls_show_what_is_set(
        self, qtbot: QtBot, theme: Theme, public: PublicSettings
    ) -> None:
        public.set(settings.HIGH_CONTRAST, True)
        public.set(settings.THEME, "light")
        made = _make(public, Kept(reading_face="Atkinson", first_name="Ruth"))
        qtbot.addWidget(made)
        assert made.reading.contrast.isChecked()
        assert made.reading.look.value() == "light"
        assert made.reading.face.value() == "Atkinson"
        assert made.privacy.name.text() == "Ruth"


class TestPrivacy:
    def test_idle_and_hide_are_kept_in_both_places(
        self, qtbot: QtBot, page: SettingsPage, public: PublicSettings, vault: Kept
    ) -> None:
        with qtbot.waitSignal(page.setting_changed):
            page.privacy.idle.segments["5"].click()
        page.privacy.hide_mode.segments["always"].click()
        assert public.get(settings.IDLE_MINUTES) == vault.get(settings.VAULT_IDLE_MINUTES) == 5
        assert public.get(settings.HIDE_NEEDS_PASSPHRASE) == "always"
        assert vault.get(settings.VAULT_HIDE_MODE) == "always"

    def test_the_stricter_of_two_is_shown(
        self, qtbot: QtBot, theme: Theme, public: PublicSettings
    ) -> None:
        public.set(settings.IDLE_MINUTES, 2)
        made = _make(public, Kept(vault_idle_minutes=30, vault_hide_mode="always"))
        qtbot.addWidget(made)
        assert made.privacy.idle.value() == "2"
        assert made.privacy.hide_mode.value() == "always"

    def test_a_full_disk_puts_the_control_back_and_says_so(
        self, page: SettingsPage, public: PublicSettings, vault: Kept
    ) -> None:
        page.show_section(PRIVACY)
        vault.trouble = DiskFull("X")
        page.privacy.idle.segments["60"].click()
        assert page.privacy.idle.value() == "10"
        assert public.get(settings.IDLE_MINUTES) == 10
        assert page.trouble.isVisible()
        vault.trouble = None
        page.privacy.idle.segments["60"].click()
        assert not page.trouble.isVisible()

    def test_the_name_is_kept_when_the_field_is_left(
        self, qtbot: QtBot, page: SettingsPage, vault: Kept
    ) -> None:
        page.show_section(PRIVACY)
        page.privacy.name.edit.setFocus()
        qtbot.keyClicks(page.privacy.name.edit, " Ruth ")
        qtbot.keyClick(page.privacy.name.edit, Qt.Key.Key_Tab)
        assert vault.get(settings.FIRST_NAME) == "Ruth"

    def test_the_name_is_kept_when_the_page_is_left(self, page: SettingsPage, vault: Kept) -> None:
        page.privacy.name.set_text("Ru\x00th")
        page.leaving()
        assert vault.get(settings.FIRST_NAME) == "Ruth"

    def test_a_quiet_line_tells_about_the_words(self, page: SettingsPage, vault: Kept) -> None:
        assert page.privacy.words_button.text() == "Make recovery words"
        vault.values["recovery"] = "confirmed"
        page.entered()
        assert page.privacy.words_button.text() == "Make new words"


class TestAbout:
    def test_the_folder_can_be_read_and_copied_but_not_changed(
        self, qtbot: QtBot, page: SettingsPage
    ) -> None:
        page.show_section(ABOUT)
        page.about.folder.edit.setFocus()
        qtbot.keyClicks(page.about.folder.edit, "x")
        assert page.about.folder.text() == "/home/ruth/.local/share/Companion"

    def test_licenses_are_shown_as_they_are(self, page: SettingsPage) -> None:
        page.about.licenses_button.click()
        sheet = page.window().findChild(LicensesSheet)
        assert sheet is not None
        said = sheet.text.toPlainText()
        assert said.startswith("What is shipped with Companion, and its licenses")
        assert "Phosphor Icons" in said
        listed = said.partition("\n\n\n")[0]
        assert not set("#|`") & set(listed)
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in said
        assert sheet.text.isReadOnly()
        sheet.close()


class TestPlace:
    def test_sections_by_keyboard(self, qtbot: QtBot, page: SettingsPage) -> None:
        page.focus_first()
        assert page.buttons[READING].hasFocus()
        qtbot.keyClick(page.buttons[READING], Qt.Key.Key_Down)
        assert page.section() == PRIVACY
        assert page.privacy.isVisible()
        assert not page.reading.isVisible()

    def test_the_section_is_remembered(self, page: SettingsPage) -> None:
        page.show_section(ABOUT)
        place = page.place()
        page.show_section(READING)
        page.restore_place(place)
        assert page.section() == ABOUT
        page.restore_place({"section": "nonsense"})
        assert page.section() == ABOUT


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("name", LOOKS)
def test_nothing_is_cut_small_nameless_or_pale(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, name: str, percent: int
) -> None:
    dress(qapp, tmp_path, name, percent)
    made = _make(PublicSettings(tmp_path / "dress.json"), Kept())
    qtbot.addWidget(made)
    stand(qtbot, made, percent)
    for narrow in (False, True):
        if narrow:
            made.resize(560, 620)
        for section in (READING, PRIVACY, ABOUT):
            made.show_section(section)
            assert findings(made) == []
            bar = made._page.horizontalScrollBar()
            assert bar.maximum() == 0, section
