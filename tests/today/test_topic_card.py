"""One topic on Today: named, with its reason, and easy to be rid of."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import DiskTrouble
from mbc_companion.today.topic_card import TopicCard
from mbc_companion.ui.theme import Theme


@dataclass(frozen=True)
class Offered:
    topic: str = "T10"
    title: str = "Lonely, and not seen"
    about: str = "3 minutes, from your library"
    why: str = "Shown because you marked “lonely” on 4 of the last 7 days."
    icon: str = "users-three"


class Offers:
    def __init__(self, offered: Offered | None) -> None:
        self.offered = offered
        self.broken = False

    def offer(self) -> Offered | None:
        if self.broken:
            raise DiskTrouble("EIO")
        return self.offered


def test_it_says_what_and_why_and_opens(qtbot: QtBot, look: Theme) -> None:
    card = TopicCard(Offers(Offered()))
    qtbot.addWidget(card)
    assert card.look()
    card.show()
    assert card.heading.text() == "Lonely, and not seen"
    assert card.why.text() == "Shown because you marked “lonely” on 4 of the last 7 days."
    assert card.open_button.accessibleName() == "Lonely, and not seen"
    with qtbot.waitSignal(card.wanted) as told:
        QTest.mouseClick(card.open_button, Qt.MouseButton.LeftButton)
    assert told.args == ["T10"]


def test_one_topic_or_all_can_be_sent_away(qtbot: QtBot, look: Theme) -> None:
    card = TopicCard(Offers(Offered()))
    qtbot.addWidget(card)
    card.look()
    card.show()
    with qtbot.waitSignal(card.muted) as told:
        QTest.mouseClick(card.mute_button, Qt.MouseButton.LeftButton)
    assert told.args == ["T10"]
    with qtbot.waitSignal(card.all_muted):
        QTest.mouseClick(card.mute_all_button, Qt.MouseButton.LeftButton)


def test_without_a_reason_or_a_readable_file_there_is_no_card(qtbot: QtBot, look: Theme) -> None:
    offers = Offers(None)
    card = TopicCard(offers)
    qtbot.addWidget(card)
    assert not card.look()
    offers.offered = Offered()
    offers.broken = True
    assert not card.look()
