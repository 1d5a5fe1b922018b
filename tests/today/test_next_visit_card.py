"""The next visit on Today with a name and questions of one very long word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.today.next_visit_card import NextVisitCard
from mbc_companion.ui.theme import Theme


@dataclass(frozen=True)
class _Visit:
    who: str
    uid: str = "a" * 32
    day: date = date(2026, 7, 20)
    until: str = "in 6 days"
    line: str = "10:30 am, video"
    icon: str = "video-camera"

    @property
    def note(self) -> str:
        return self.who

    @property
    def questions(self) -> tuple[str, ...]:
        return (self.who,)


@dataclass(frozen=True)
class _Read:
    visit: _Visit

    def next_visit(self) -> _Visit:
        return self.visit


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("letter", ["m", "ש"])
def test_a_long_name_wraps_and_does_not_widen_the_page(
    look: Theme, qtbot: QtBot, percent: int, letter: str
) -> None:
    look.set_text_percent(percent)
    host = QWidget()
    qtbot.addWidget(host)
    card = NextVisitCard(_Read(_Visit(letter * 200)))
    QVBoxLayout(host).addWidget(card)
    assert card.look()
    host.resize(560, 5000)
    host.show()
    assert host.width() == 560
    assert card.who.width() < 560
    for text in (card.who, card.note, card.questions[0].words):
        assert text.height() > 2 * text.line_height()
        assert text.height() >= text.heightForWidth(text.width())
