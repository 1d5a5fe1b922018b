"""A line to type in shows the beginning of what it holds, and typing goes on at its end."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.fields import Field

LONG = "Wednesday, November 25, in the morning, at the hospital"


def test_a_long_day_shows_its_beginning_until_she_types_in_it(qtbot: QtBot, look: Theme) -> None:
    window = QWidget()
    day, other = Field("Day", parent=window), Field("Time", parent=window)
    column = QVBoxLayout(window)
    column.addWidget(day)
    column.addWidget(other)
    window.setFixedWidth(160)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    other.setFocus()
    day.set_text(LONG)
    assert day.edit.cursorPosition() == 0
    day.setFocus()
    QTest.keyClicks(day.edit, ", gate 2")
    assert day.text() == f"{LONG}, gate 2"
    other.setFocus()
    assert day.edit.cursorPosition() == 0
