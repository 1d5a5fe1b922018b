"""Fields and words: nothing typed is lost, learned or taken for markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from mbc_companion.ui.widgets.chips import StatusChip
from mbc_companion.ui.widgets.fields import PRIVATE_INPUT, Field, PassphraseField
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text
from tests.ui.conftest import Shown

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.usefixtures("look")
class TestFields:
    def test_trouble_keeps_what_was_typed_and_is_read_with_the_field(
        self, qtbot: QtBot, shown: Shown
    ) -> None:
        phone = Field("Phone", help="Any way you write it.")
        shown(phone)
        qtbot.keyClicks(phone.edit, "555")
        phone.set_error("This number looks short.")
        assert phone.text() == "555"
        assert phone.error() == "This number looks short."
        assert "looks short" in phone.edit.accessibleDescription()
        assert "Any way" in phone.edit.accessibleDescription()
        phone.set_error("")
        assert "looks short" not in phone.edit.accessibleDescription()

    def test_what_is_typed_is_not_learned_by_the_keyboard(self, qtbot: QtBot) -> None:
        field = Field("Name")
        qtbot.addWidget(field)
        assert field.edit.inputMethodHints() & PRIVATE_INPUT == PRIVATE_INPUT

    def test_a_passphrase_is_dots_until_asked_for(self, qtbot: QtBot, shown: Shown) -> None:
        field = PassphraseField("Passphrase", show_words="Show", conceal_words="Conceal")
        shown(field)
        qtbot.keyClicks(field.edit, "correct horse")
        assert field.edit.displayText() == "●" * 13 or "c" not in field.edit.displayText()
        qtbot.mouseClick(field.show_button, LEFT)
        assert field.edit.displayText() == "correct horse"
        assert field.show_button.accessibleName() == "Conceal"
        field.conceal()
        assert "c" not in field.edit.displayText()
        assert field.text() == "correct horse"

    def test_caps_lock_is_said(self, shown: Shown) -> None:
        field = PassphraseField("Passphrase", show_words="Show", conceal_words="Conceal")
        shown(field)
        field.set_caps_lock(True)
        assert field.caps_lock_line()
        field.set_caps_lock(False)
        assert not field.caps_lock_line()


@pytest.mark.usefixtures("look")
class TestWords:
    @pytest.mark.parametrize("words", ["<b>loud</b>", "a &amp; b", "<img src='x'>", "# title"])
    def test_what_a_person_typed_is_never_markup(self, qtbot: QtBot, words: str) -> None:
        label = Text(words, wrap=False)
        plain = Text("x" * len(words), wrap=False)
        for widget in (label, plain, note := Note(words), chip := StatusChip(words)):
            qtbot.addWidget(widget)
        assert label.textFormat() == note.words.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == note.text() == chip.text() == words
        assert label.sizeHint().width() > 0.5 * plain.sizeHint().width()

    def test_lines_stand_as_far_apart_as_the_style_says(self, qtbot: QtBot) -> None:
        label = Text("one two three four five six seven")
        qtbot.addWidget(label)
        assert label.heightForWidth(2000) == 24
        assert label.heightForWidth(60) >= 4 * 24

    def test_a_word_longer_than_the_line_is_broken_not_cut(self, qtbot: QtBot) -> None:
        label = Text("w" * 200)
        qtbot.addWidget(label)
        assert label.heightForWidth(200) >= 8 * 24

    def test_line_breaks_of_the_person_are_kept(self, qtbot: QtBot) -> None:
        label = Text("one\ntwo\n\nfour")
        qtbot.addWidget(label)
        assert label.heightForWidth(500) == 4 * 24


def test_only_one_thing_has_the_focus_for_a_screen_reader(qtbot: QtBot, shown: Shown) -> None:
    field = Field("Name")
    shown(field)
    field.setFocus()
    assert field.hasFocus()
    assert field.edit.hasFocus()
    assert not QAccessible.queryAccessibleInterface(field).state().focused
    assert QAccessible.queryAccessibleInterface(field.edit).state().focused
