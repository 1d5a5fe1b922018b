"""Caps Lock: told by the system or by the letters typed, never guessed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui import caps_lock
from mbc_companion.ui.widgets.fields import PassphraseField

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("typed", "shift", "told"),
    [
        ("A", False, True),
        ("a", False, False),
        ("a", True, True),
        ("A", True, None),
        ("É", False, True),
        ("ß", False, False),
        ("7", False, None),
        ("!", True, None),
        ("", False, None),
        ("\t", False, None),
        ("中", False, None),
    ],
)
def test_what_a_letter_tells(typed: str, shift: bool, told: bool | None) -> None:
    assert caps_lock.told_by(typed, shift=shift) is told


def _press(widget: QWidget, key: Qt.Key, text: str, held: Qt.KeyboardModifier) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))


@pytest.mark.usefixtures("look")
class TestField:
    @pytest.fixture
    def field(self, qtbot: QtBot) -> PassphraseField:
        made = PassphraseField("Passphrase", show_words="Show", conceal_words="Conceal")
        qtbot.addWidget(made)
        made.show()
        return made

    def test_a_capital_without_shift_shows_the_line(self, field: PassphraseField) -> None:
        _press(field.edit, Qt.Key.Key_A, "A", NONE)
        assert field.caps_lock_line() == "Caps Lock is on."
        _press(field.edit, Qt.Key.Key_1, "1", NONE)
        assert field.caps_lock_line()
        _press(field.edit, Qt.Key.Key_A, "a", NONE)
        assert field.caps_lock_line() == ""

    def test_a_capital_with_shift_is_only_a_capital(self, field: PassphraseField) -> None:
        _press(field.edit, Qt.Key.Key_A, "A", SHIFT)
        assert field.caps_lock_line() == ""

    def test_the_key_itself_takes_the_line_away(self, field: PassphraseField) -> None:
        _press(field.edit, Qt.Key.Key_A, "A", NONE)
        _press(field.edit, Qt.Key.Key_CapsLock, "", NONE)
        assert field.caps_lock_line() == ""

    def test_the_system_is_believed_where_it_answers(
        self, field: PassphraseField, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(caps_lock, "state", lambda: True)
        _press(field.edit, Qt.Key.Key_A, "a", NONE)
        assert field.caps_lock_line()
        monkeypatch.setattr(caps_lock, "state", lambda: False)
        _press(field.edit, Qt.Key.Key_A, "A", NONE)
        assert field.caps_lock_line() == ""
