"""A title with its way back: in every width the title is read whole, then the way back's word."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.page import Page
from mbc_companion.ui.theme import Theme
from mbc_companion.ui.top_bar import TopBar
from mbc_companion.ui.widgets.buttons import Button


class _Visit(Page):
    key = "visit"
    titled = True

    def __init__(self) -> None:
        super().__init__()
        self.back = Button("Visits", icon="arrow-left", parent=self)

    def title(self) -> str:
        return "Visit with Dr. Lena Okafor"

    def back_act(self) -> QWidget:
        return self.back


@pytest.mark.parametrize("spare", [400, 0])
def test_the_title_is_whole_and_the_way_back_gives_way(
    qtbot: QtBot, look: Theme, spare: int
) -> None:
    page, bar = _Visit(), TopBar()
    for widget in (page, bar):
        qtbot.addWidget(widget)
    page.back.show()
    words = QFontMetrics(bar.title.font()).horizontalAdvance(page.title())
    beside = words + 2 * look.px(32) + page.back.sizeHint().width()
    bar.resize(beside + spare, 200)
    bar.show_page(page)
    bar.fit()
    assert bar.title.width() >= words
    assert bar.title.x() + words <= bar.width() - look.px(32)
    narrow = page.back.width() < QFontMetrics(page.back.font()).horizontalAdvance("Visits") + 40
    assert narrow is (spare == 0)
    assert page.back.accessibleName() == "Visits"
