"""The head of the editor: the mark, "Tuesday evening", the moment, Change and More."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.journal.domain import Draft
from mbc_companion.journal.entry_row import title, under_title
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import IconButton, LinkButton
from mbc_companion.ui.widgets.marks import MoodMark
from mbc_companion.ui.widgets.text import Text


class HeadRow(QWidget):
    """Laid out by hand: the link's target is 44 px high but its words stand in a line.

    Where the line is too long for the width, the link goes under it.
    """

    change = Signal()
    more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = MoodMark(3, 48, parent=self)
        self.title = Text("", "title", heading=2, wrap=False, parent=self)
        self.moment = Text("", "caption", "text2", parent=self)
        self.change_button = LinkButton(self.tr("Change"), parent=self)
        self.change_button.set_text_style("caption")
        self.more_button = IconButton(self.tr("More"), "dots-three", "secondary", parent=self)
        self.change_button.clicked.connect(self.change)
        self.more_button.clicked.connect(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme().follow(self._fit)

    def show_draft(self, draft: Draft, *, now: datetime) -> None:
        self.title.set_words(title(draft.at))
        self.moment.set_words(under_title(draft, now=now))
        self.mark.setVisible(draft.mood is not None)
        if draft.mood is not None:
            self.mark.set_level(draft.mood)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), self.height())

    def _fit(self) -> None:
        look = theme()
        left, right = look.px(36), self.width() - look.px(36)
        gap, top = look.px(16), look.px(18)
        target = look.target
        more = QRect(right - target, top + look.px(2), target, target)
        self.more_button.setGeometry(more)
        side = self.mark.width()
        if not self.mark.isHidden():
            self.mark.move(left, top)
            left += side + gap
        room = max(1, more.left() - gap - left)
        high = QFontMetrics(self.title.font()).height()
        self.title.setGeometry(left, top - look.px(3), room, high)
        bottom = self._fit_moment(left, top - look.px(3) + high, room)
        needed = max(top + side + look.px(8), bottom, more.bottom() + 1 + look.px(8))
        if needed != self.height():
            self.setFixedHeight(needed)

    def _fit_moment(self, left: int, top: int, room: int) -> int:
        """Place the moment and the link; where they end."""
        metrics = QFontMetrics(self.moment.font())
        words = metrics.horizontalAdvance(self.moment.text()) + 4
        link = self.change_button.sizeHint()
        gap = theme().px(8)
        if words + gap + link.width() <= room:
            high = max(metrics.lineSpacing(), self.moment.heightForWidth(words)) + 2
            self.moment.setGeometry(left, top, words, high)
            lift = (link.height() - high) // 2
            self.change_button.setGeometry(left + words + gap, top - lift, *link.toTuple())
            return top - lift + link.height()
        high = self.moment.heightForWidth(room)
        self.moment.setGeometry(left, top, room, high)
        inset = theme().px(4)
        self.change_button.setGeometry(left - inset, top + high, *link.toTuple())
        return top + high + link.height()
