"""What is typed is learned by no keyboard, and what is selected lies open to no program."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.paths import DataPaths
from mbc_companion.showroom.driver import key
from mbc_companion.ui.clipboard import ClipboardGuard
from tests.journeys.conftest import replaced, start, unlock
from tests.journeys.vaults import make_vault

__all__ = ["replaced", "start", "unlock"]
FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)
WANTED = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


def _open_to_learning(window: QWidget) -> list[str]:
    found = []
    for kind in FIELDS:
        for field in window.findChildren(kind):
            if not field.isReadOnly() and field.inputMethodHints() & WANTED != WANTED:
                found.append(field.accessibleName() or type(field).__name__)
    return found


def test_no_keyboard_learns_from_any_field(
    qtbot: QtBot, paths: DataPaths, start: Callable[..., Program], unlock: Callable[[], None]
) -> None:
    make_vault(paths)
    program = start()
    assert not _open_to_learning(program.window)
    unlock()
    key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert not _open_to_learning(program.window)
    QLineEdit(program.window).setAccessibleName("a field without the hints")
    assert _open_to_learning(program.window) == ["a field without the hints"]


class Selection:
    """The X11 selection, which the offscreen platform does not have."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cleared: list[object] = []
        monkeypatch.setattr(QClipboard, "ownsSelection", lambda _: True)
        monkeypatch.setattr(
            QClipboard, "clear", lambda _, mode=QClipboard.Mode.Clipboard: self.cleared.append(mode)
        )

    @property
    def given_up(self) -> bool:
        return QClipboard.Mode.Selection in self.cleared


@pytest.fixture
def guard(qtbot: QtBot) -> Iterator[ClipboardGuard]:
    made = ClipboardGuard()
    yield made
    shiboken6.delete(made)


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit("found words")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.mark.usefixtures("alone_on_clipboard", "field")
def test_a_selection_in_a_field_is_given_up_at_once(
    guard: ClipboardGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    selection = Selection(monkeypatch)
    QGuiApplication.clipboard().selectionChanged.emit()
    assert selection.given_up


@pytest.mark.usefixtures("alone_on_clipboard", "field")
def test_without_the_guard_it_would_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    selection = Selection(monkeypatch)
    QGuiApplication.clipboard().selectionChanged.emit()
    assert not selection.given_up
