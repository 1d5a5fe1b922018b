"""The way from Today to the support map."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.today.card_widget import TodayCard
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.text import Text


class SupportCard(TodayCard):
    """Says only what there is to look at; nothing of what somebody noted there."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tight=True, parent=parent)
        self.body.addWidget(Text(self.tr("Who else could help"), "h2", heading=2, parent=self))
        said = self.tr("Ten kinds of support, and where you stand with each.")
        self.body.addWidget(Text(said, tone="text2", parent=self))
        self.open_button = Button(self.tr("Support map"), icon="users-three", parent=self)
        self.open_button.clicked.connect(self.wanted)
        self.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
