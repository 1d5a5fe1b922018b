"""One topic of the library on Today, with the reason, and the ways to have no more of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mbc_companion.core.errors import KnownError
from mbc_companion.today.card_widget import TodayCard
from mbc_companion.today.protocols import Offer, Offers
from mbc_companion.ui.widgets.buttons import Button, IconButton
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Icon
from mbc_companion.ui.widgets.text import Text


class TopicCard(TodayCard):
    """``wanted`` and ``muted`` carry the topic's id; ``all_muted`` is for good."""

    wanted = Signal(str)
    muted = Signal(str)
    all_muted = Signal()

    def __init__(self, offers: Offers) -> None:
        super().__init__(tight=True)
        self._offers = offers
        self._offer: Offer | None = None
        self._icon = Icon("moon", "primary", 26, parent=self)
        self.heading = Text("", "h3", heading=2, parent=self)
        self._about = Text("", "small", "text2", parent=self)
        self.why = Text("", "small", "text2", parent=self)
        self.open_button = IconButton(self.tr("Read this topic"), "caret-right", parent=self)
        self.mute_button = Button(self.tr("Not this topic"), "quiet", parent=self)
        self.mute_all_button = Button(self.tr("No topics here"), "quiet", parent=self)
        words = QVBoxLayout()
        words.setSpacing(2)
        for line in (self.heading, self._about):
            words.addWidget(line)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        nest(head, words, 1)
        head.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        nest(self.body, head)
        self.body.addWidget(self.why)
        acts = FlowLayout(8)
        for button in (self.mute_button, self.mute_all_button):
            acts.addWidget(button)
        nest(self.body, acts)
        self.open_button.clicked.connect(lambda: self._say(self.wanted))
        self.mute_button.clicked.connect(lambda: self._say(self.muted))
        self.mute_all_button.clicked.connect(self.all_muted)

    def look(self) -> bool:
        try:
            self._offer = self._offers.offer()
        except KnownError:
            self._offer = None
        offer = self._offer
        if offer is None:
            return False
        self._icon.set_icon(offer.icon)
        self.heading.set_words(offer.title)
        self._about.set_words(offer.about)
        self.why.set_words(offer.why)
        self.open_button.set_words(offer.title, name=offer.title)
        return True

    def _say(self, signal: SignalInstance) -> None:
        if self._offer is not None:
            signal.emit(self._offer.topic)
