"""The person's own words of the same date in other years, if they want to see them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.today.card_widget import TodayCard
from mbc_companion.today.protocols import EarlierWords
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import LinkButton
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class EarlierCard(TodayCard):
    """``opened`` carries the uid of an entry."""

    opened = Signal(str)

    def __init__(self, earlier: EarlierWords) -> None:
        super().__init__()
        self._earlier = earlier
        self._parts: list[QWidget] = []
        self.links: list[LinkButton] = []
        self.body.addWidget(Text(self.tr("On this day"), "h2", heading=2))
        self._list = QVBoxLayout()
        nest(self.body, self._list)

    def look(self) -> bool:
        try:
            found = self._earlier.on_this_day()
        except KnownError:
            return False
        for part in self._parts:
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.links = [], []
        for one in found:
            day = f"{one.at:%B} {one.at.day}, {one.at.year}"
            link = LinkButton(day, parent=self)
            link.clicked.connect(partial(self.opened.emit, one.entry_id))
            words = Text(one.words, "body", "text2", parent=self)
            for part in (link, words):
                self._list.addWidget(part)
                self._parts.append(part)
            self.links.append(link)
        self._list.setSpacing(theme().px(4))
        return bool(found)
