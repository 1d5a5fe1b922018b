"""The head of the editor: the mark, "Tuesday evening", the moment, Change and More."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.journal.domain import Draft
from mbc_companion.journal.entry_row import short_day, title, under_title
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import IconButton, LinkButton
from mbc_companion.ui.widgets.marks import MoodMark
from mbc_companion.ui.widgets.text import Text

_WRAP = int(Qt.TextFlag.TextWordWrap)


class HeadRow(QWidget):
    """Laid out by hand: the link's target is 44 px high but its words stand in a line.

    Where the line is too long for the width, the link goes under it. ``small`` is one
    line with the day and the time alone; the rest is behind More.
    """

    change = Signal()
    more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = MoodMark(3, 48, parent=self)
        self._side = 36
        self._small = False
        self._names = ("", "")
        self._marked = False
        self.title = Text("", "title", heading=2, parent=self)
        self.moment = Text("", "caption", "text2", parent=self)
        self.change_button = LinkButton(self.tr("Change"), parent=self)
        self.change_button.set_text_style("caption")
        self.more_button = IconButton(self.tr("More"), "dots-three", "secondary", parent=self)
        self.change_button.clicked.connect(self.change)
        self.more_button.clicked.connect(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme().follow(self._fit)

    def show_draft(self, draft: Draft, *, now: datetime) -> None:
        short = f"{short_day(draft.at)}, {time_words(draft.at)}"
        self._names = (title(draft.at), short)
        self.moment.set_words(under_title(draft, now=now))
        self._marked = draft.mood is not None
        if draft.mood is not None:
            self.mark.set_level(draft.mood)
        self._fit()

    def arrange(self, side: int, *, small: bool) -> None:
        """``side`` is the margin in px at 100 %."""
        if (side, small) != (self._side, self._small):
            self._side, self._small = side, small
            self._fit()

    def full_height(self) -> int:
        """What it takes when it is not small."""
        return self._place(small=False, move=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), self.height())

    def _fit(self) -> None:
        self.title.set_words(self._names[self._small])
        self.title.set_text_style("label" if self._small else "title")
        self.mark.setVisible(self._marked and not self._small)
        self.moment.setVisible(not self._small)
        self.change_button.setVisible(not self._small)
        needed = self._place(small=self._small, move=True)
        if needed != self.height():
            self.setFixedHeight(needed)

    def _place(self, *, small: bool, move: bool) -> int:
        """Lay everything out, or only say how high it would be."""
        look = theme()
        side, target = look.px(self._side), look.target
        left, right = side, self.width() - side
        top = look.px(6 if small else 18)
        more = QRect(right - target, top + (0 if small else look.px(2)), target, target)
        if move:
            self.more_button.setGeometry(more)
        tall = top
        if self._marked and not small:
            if move:
                self.mark.move(left, top)
            left += self.mark.width() + look.px(16)
            tall += self.mark.width()
        room = max(1, more.left() - look.px(12) - left)
        if small:
            if move:
                self.title.setGeometry(left, more.top(), room, more.height())
            return more.bottom() + 1 + look.px(4)
        high = QFontMetrics(look.font("title")).boundingRect(
            QRect(0, 0, room, 1 << 16), _WRAP, self._names[0]
        )
        under = top - look.px(3) + high.height()
        if move:
            self.title.setGeometry(left, top - look.px(3), room, high.height())
        bottom = self._place_moment(left, under, room, move=move)
        return max(tall + look.px(8), bottom, more.bottom() + 1 + look.px(8))

    def _place_moment(self, left: int, top: int, room: int, *, move: bool) -> int:
        """Place the moment and the link; where they end."""
        metrics = QFontMetrics(self.moment.font())
        words = metrics.horizontalAdvance(self.moment.text()) + 4
        link = self.change_button.sizeHint()
        gap = theme().px(8)
        if words + gap + link.width() <= room:
            high = max(metrics.lineSpacing(), self.moment.heightForWidth(words)) + 2
            lift = (link.height() - high) // 2
            where = QRect(left + words + gap, top - lift, link.width(), link.height())
            said = QRect(left, top, words, high)
        else:
            said = QRect(left, top, room, self.moment.heightForWidth(room))
            inset = theme().px(4)
            where = QRect(left - inset, said.bottom() + 1, link.width(), link.height())
        if move:
            self.moment.setGeometry(said)
            self.change_button.setGeometry(where)
        return where.bottom() + 1
