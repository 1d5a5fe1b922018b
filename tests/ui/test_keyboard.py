"""Keys: all of them in one list, changed at once, conflicts told, back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.core.settings import CHANGED_KEYS
from mbc_companion.ui import keys as declared
from mbc_companion.ui.key_words import every_line, key_words
from mbc_companion.ui.keys import Keys
from mbc_companion.ui.keys_sheet import KeysSheet, keys_page
from mbc_companion.ui.settings_page_keyboard import ChangeKeySheet, KeyboardSection
from mbc_companion.ui.settings_page_reset import Resetting
from tests.fakes import FakeDialogs, FrozenClock
from tests.ui.shell_stage import Stage, press

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def section(qtbot: QtBot, stage: Stage) -> KeyboardSection:
    made = KeyboardSection(stage.window.keys, stage.public)
    made.changed.connect(stage.window.change_keys)
    made.setParent(stage.window)
    return made


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, clock: FrozenClock) -> Stage:
    return Stage(qtbot, tmp_path, clock)


def _asked(stage: Stage, section: KeyboardSection, name: str) -> ChangeKeySheet:
    section.buttons[name].click()
    (sheet,) = stage.window.findChildren(ChangeKeySheet)
    return sheet


def test_every_key_of_the_program_is_in_the_list_once() -> None:
    named = [key for key, _words in key_words()]
    assert sorted(key.name for key in named) == sorted(key.name for key in declared.ALL)
    words = [words for _key, words in key_words()]
    assert len(set(words)) == len(words)


def test_no_two_keys_are_the_same_press() -> None:
    keys = Keys()
    presses = [one.toString() for key in declared.ALL for one in keys.sequences(key)]
    assert len(set(presses)) == len(presses)
    assert all(QKeySequence(one).count() == 1 for one in presses)


def test_the_keys_of_the_design_are_the_ones_in_force() -> None:
    shown = dict(zip([words for _key, words in key_words()], every_line(Keys()), strict=False))
    for words, cap in (
        ("Find", "Ctrl K"),
        ("Check-in, then 1 to 5", "Ctrl M"),
        ("New contact", "Ctrl Shift C"),
        ("Bigger text", "Ctrl +"),
        ("Back", "Alt Left"),
        ("Part of the window before", "Shift F6"),
    ):
        assert shown[words][0] == cap


def test_a_changed_key_works_at_once_and_the_old_one_no_more(
    stage: Stage, section: KeyboardSection
) -> None:
    heard = []
    stage.shell.bind(declared.NEW_ENTRY, lambda: heard.append("new"))
    sheet = _asked(stage, section, "new_entry")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_E, CTRL)
    assert sheet.said.text() == "Ctrl E is free."
    sheet.use_button.click()
    assert stage.public.get(CHANGED_KEYS) == {"new_entry": "Ctrl+E"}
    assert section.buttons["new_entry"].text() == "Ctrl E"
    press(Key.Key_N, CTRL)
    assert not heard
    press(Key.Key_E, CTRL)
    assert heard == ["new"]


def test_a_key_that_is_taken_is_said_and_nothing_changes(
    stage: Stage, section: KeyboardSection
) -> None:
    sheet = _asked(stage, section, "new_entry")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_K, CTRL)
    assert "“Find”" in sheet.said.text()
    assert not sheet.use_button.isVisible()
    sheet.close()
    assert stage.public.get(CHANGED_KEYS) == {}


@pytest.mark.parametrize(("code", "held"), [(Key.Key_A, Qt.KeyboardModifier.NoModifier)])
def test_a_key_that_types_cannot_be_taken(
    stage: Stage, section: KeyboardSection, code: Key, held: Qt.KeyboardModifier
) -> None:
    sheet = _asked(stage, section, "find")
    QTest.keyClick(QApplication.focusWidget(), code, held)
    assert sheet.said.text().startswith("That one types or moves.")
    assert not sheet.use_button.isVisible()


def test_the_group_goes_back_and_the_undo_brings_the_changes_again(
    stage: Stage, section: KeyboardSection
) -> None:
    stage.window.change_keys({"find": "Ctrl+E", "hide": "F8"})
    assert stage.shell.top_bar.find_button._key == "Ctrl E"
    said = []
    resetting = Resetting(
        {"keyboard": section}, lambda words, undo=None: said.append((words, undo)), lambda _: None
    )
    resetting.buttons["keyboard"].click()
    assert stage.public.get(CHANGED_KEYS) == {}
    assert section.buttons["find"].text() == "Ctrl K"
    said[0][1]()
    assert stage.public.get(CHANGED_KEYS) == {"find": "Ctrl+E", "hide": "F8"}
    assert section.buttons["hide"].text() == "F8"


def test_the_list_names_the_keys_as_they_are_now_and_prints_them(
    qtbot: QtBot, stage: Stage
) -> None:
    stage.window.change_keys({"find": "Ctrl+E"})
    sheet = KeysSheet(stage.window, stage.window.keys, FakeDialogs())
    sheet.open()
    rows = [
        (sheet.table.item(row, 0).text(), sheet.table.item(row, 1).text())
        for row in range(sheet.table.rowCount())
    ]
    assert ("Ctrl E", "Find") in rows
    assert ("Esc", "Close a sheet, Find or a menu") in rows
    assert "Ctrl E" in keys_page(stage.window.keys).words()


def test_the_key_of_undo_takes_back_what_the_last_sentence_is_about(stage: Stage) -> None:
    undone = []
    toasts = stage.window.toasts
    stage.window.keys.bind(stage.today, declared.UNDO, toasts.take_back)
    toasts.show("Kept.", undo=lambda: undone.append("back"))
    press(Key.Key_Z, CTRL)
    assert undone == ["back"]
    toasts.show("Locking in 60 s", undo=lambda: undone.append("stay"), undo_icon="lock-simple")
    press(Key.Key_Z, CTRL)
    assert undone == ["back"]
