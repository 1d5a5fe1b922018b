"""A month to pick a day from."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.calendar import Calendar, DayButton

TODAY = date(2026, 7, 14)


@pytest.fixture
def calendar(qtbot: QtBot, look: Theme) -> Calendar:
    made = Calendar(date(2026, 7, 4), last=TODAY)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _button(calendar: Calendar, day: int) -> DayButton:
    return next(b for b in calendar.days if b.day.day == day and not b.isHidden())


def test_a_day_is_picked_and_named(calendar: Calendar) -> None:
    picked: list[date] = []
    calendar.picked.connect(picked.append)
    assert _button(calendar, 3).accessibleName() == "Friday July 3, 2026"
    _button(calendar, 3).click()
    assert picked == [date(2026, 7, 3)]
    assert _button(calendar, 3).isChecked()
    assert not _button(calendar, 4).isChecked()


def test_days_that_have_not_come_cannot_be_picked(calendar: Calendar) -> None:
    assert _button(calendar, 14).isEnabled()
    assert not _button(calendar, 15).isEnabled()
    assert not calendar.after.isEnabled()


def test_arrows_move_by_days_weeks_and_months(calendar: Calendar) -> None:
    calendar.focus_day()
    for key, day in (
        (Qt.Key.Key_Right, date(2026, 7, 5)),
        (Qt.Key.Key_Down, date(2026, 7, 12)),
        (Qt.Key.Key_Down, date(2026, 7, 12)),
        (Qt.Key.Key_PageUp, date(2026, 6, 12)),
        (Qt.Key.Key_Up, date(2026, 6, 5)),
        (Qt.Key.Key_Left, date(2026, 6, 4)),
        (Qt.Key.Key_PageDown, date(2026, 7, 4)),
    ):
        focused = QApplication.focusWidget()
        assert isinstance(focused, DayButton)
        QTest.keyClick(focused, key)
        assert calendar.day == day
        assert QApplication.focusWidget().day == day  # type: ignore[union-attr]


def test_a_month_before_keeps_the_day_where_it_can(calendar: Calendar) -> None:
    far = Calendar(date(2024, 3, 31), last=TODAY)
    far.before.click()
    assert far.day == date(2024, 2, 29)
    assert far.month.text() == "February 2024"
    far.deleteLater()


def test_every_day_is_a_full_target(calendar: Calendar, look: Theme) -> None:
    for button in calendar.days:
        if not button.isHidden():
            assert min(button.width(), button.height()) >= 44
