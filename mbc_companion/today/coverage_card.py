"""Covered visits on Today: how many are left to book, until when, and the next date."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout

from mbc_companion.core.errors import KnownError
from mbc_companion.today.card_widget import TodayCard
from mbc_companion.today.protocols import CoverageRead
from mbc_companion.ui.widgets.buttons import IconButton
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text
from mbc_companion.ui.widgets.visit_bar import VisitBar


class CoverageCard(TodayCard):
    """The whole card leads to Coverage; not there without a plan."""

    wanted = Signal()

    def __init__(self, read: CoverageRead) -> None:
        super().__init__(tight=True)
        self._read = read
        self.heading = Text("", "h2", heading=2, parent=self)
        self.open = IconButton(self.tr("Open Coverage"), "caret-right", parent=self)
        self.open.clicked.connect(self.wanted)
        self.bar = VisitBar(parent=self)
        self.lines = [Text("", "body", "text2", parent=self) for _ in range(3)]
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        nest(self.body, head)
        self.body.addWidget(self.bar)
        for line in self.lines:
            self.body.addWidget(line)
        self.body.addStretch(1)
        self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))

    def look(self) -> bool:
        try:
            said = self._read.today_line()
        except KnownError:
            return False
        if said is None:
            return False
        self.heading.set_words(said.title)
        used, booked, left, over = said.counts
        self.bar.set_visits(used, booked, left, over, said.bar_words)
        self.bar.setVisible(bool(used or booked or left))
        for place, line in enumerate(self.lines):
            words = said.lines[place] if place < len(said.lines) else ""
            line.set_words(words)
            line.setVisible(bool(words))
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.wanted.emit()
        super().mouseReleaseEvent(event)
