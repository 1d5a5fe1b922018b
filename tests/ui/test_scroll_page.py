"""A column that scrolls to what has the focus keeps still under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.surfaces import ScrollPage


def test_a_button_half_below_the_edge_takes_its_click(qtbot: QtBot, look: Theme) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    buttons = [Button(f"Number {n}") for n in range(20)]
    for button in buttons:
        page.body.addWidget(button)
    page.resize(400, 300)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    edge = page.viewport().height()
    last = next(b for b in buttons if b.mapTo(page, QPoint(0, b.height())).y() > edge)
    page.verticalScrollBar().setValue(last.mapTo(page, QPoint(0, 12)).y() - edge)
    pressed: list[str] = []
    last.clicked.connect(lambda: pressed.append(last.text()))
    place = last.mapTo(page, QPoint(20, 6))
    assert place.y() < edge < last.mapTo(page, QPoint(0, last.height())).y()
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert pressed == [last.text()]
