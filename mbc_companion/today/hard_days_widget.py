"""One quiet line after several very hard days; it can be turned off for good."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from mbc_companion.core.errors import KnownError
from mbc_companion.today.card_widget import TodayCard
from mbc_companion.today.protocols import HardDays
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class HardDaysCard(TodayCard):
    """``help_wanted`` opens Help now. Goes by marks alone; words are never looked at."""

    help_wanted = Signal()
    turned_off = Signal()

    def __init__(self, hard_days: HardDays) -> None:
        super().__init__(tight=True)
        self._hard_days = hard_days
        words = self.tr("These days have been very hard. If it is too much, someone is there.")
        self.help_button = Button(self.tr("Talk to someone"), icon="phone")
        self.off_button = Button(self.tr("Do not show this again"), "quiet", icon="eye-slash")
        self.help_button.clicked.connect(self.help_wanted)
        self.off_button.clicked.connect(self._turn_off)
        column = QVBoxLayout()
        column.setSpacing(theme().px(8))
        column.addWidget(Text(words))
        acts = FlowLayout(8)
        acts.addWidget(self.help_button)
        acts.addWidget(self.off_button)
        nest(column, acts)
        nest(self.body, column)

    def look(self) -> bool:
        try:
            return self._hard_days.offers_help()
        except KnownError:
            return False

    def _turn_off(self) -> None:
        self.turned_off.emit()
        self.setVisible(self.look())
