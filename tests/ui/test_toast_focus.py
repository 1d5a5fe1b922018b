"""Where the focus goes when a toast goes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from mbc_companion.ui.toast import Toasts
from mbc_companion.ui.widgets.buttons import Button


def test_back_to_where_it_came_from_not_to_what_was_left(qtbot: QtBot, look: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    left, here = Button("Not active"), Button("License check kept")
    column = QVBoxLayout(window)
    for button in (left, here):
        column.addWidget(button)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    left.setFocus()
    toasts = Toasts(window)
    toasts.show("Noted.", undo=lambda: None)
    here.setFocus()
    left.hide()
    assert toasts.current is not None
    undo = toasts.current.undo_button
    assert undo is not None
    undo.setFocus()
    undo.click()
    qtbot.waitUntil(here.hasFocus)
