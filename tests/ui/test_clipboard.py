"""Private words leave the clipboard; helpline numbers stay."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mbc_companion.ui.clipboard import SECONDS, ClipboardGuard


@pytest.fixture
def clipboard(qtbot: QtBot, alone_on_clipboard: None) -> QClipboard:
    found = QGuiApplication.clipboard()
    found.clear()
    return found


@pytest.fixture
def guard(clipboard: QClipboard) -> Iterator[ClipboardGuard]:
    made = ClipboardGuard()
    yield made
    shiboken6.delete(made)


def test_private_words_are_cleared_after_thirty_seconds(
    clipboard: QClipboard, guard: ClipboardGuard, qtbot: QtBot
) -> None:
    guard.put("mine")
    assert SECONDS == 30
    assert guard.is_waiting
    assert guard._timer.interval() == 30_000
    with qtbot.waitSignal(guard.cleared):
        guard._timer.timeout.emit()
    assert clipboard.text() == ""
    assert not guard.is_waiting


def test_the_lock_clears_at_once(clipboard: QClipboard, guard: ClipboardGuard) -> None:
    guard.put("mine")
    guard.clear()
    assert clipboard.text() == ""


def test_words_copied_from_any_field_are_private(
    clipboard: QClipboard,
    guard: ClipboardGuard,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    field = QLineEdit("found words")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    field.copy()
    assert guard.holds_private
    assert guard.is_waiting
    guard.clear()
    assert clipboard.text() == ""


def test_a_number_copied_by_a_button_stays(
    clipboard: QClipboard, guard: ClipboardGuard, qtbot: QtBot
) -> None:
    guard.put("mine")
    button = QPushButton("Copy")
    qtbot.addWidget(button)
    button.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    clipboard.setText("988")
    assert not guard.is_waiting
    guard.clear()
    assert clipboard.text() == "988"
    clipboard.clear()


def test_another_programs_words_are_left_alone(
    clipboard: QClipboard, guard: ClipboardGuard
) -> None:
    guard.put("mine")
    data = QMimeData()
    data.setText("theirs")
    clipboard.setMimeData(data)
    guard.clear()
    assert clipboard.text() == "theirs"
    clipboard.clear()
