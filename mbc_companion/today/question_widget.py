"""The check-in card before a mark: the question, five marks, what was marked today."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.today.marks_widget import EarlierMarks
from mbc_companion.today.protocols import TodayMark
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import LinkButton
from mbc_companion.ui.widgets.marks import MoodRow
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


class Question(QWidget):
    """ "How is it right now?" with one click to answer."""

    marked = Signal(int)
    write_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = Text(self.tr("How is it right now?"), "title", heading=2)
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._promise = Text(
            self.tr("One click saves it. You can stop there."), "body", "text2", wrap=False
        )
        self.marks = MoodRow()
        self.marks.marked.connect(self.marked)
        self._earlier = EarlierMarks()
        self._trouble = Note("", "problem")
        self.write_button = LinkButton(self.tr("Write instead"))
        self.write_button.clicked.connect(self.write_asked)
        self._top = QHBoxLayout()
        self._top.addWidget(self.heading)
        self._top.addStretch(1)
        self._top.addWidget(self._promise, 0, Qt.AlignmentFlag.AlignBottom)
        self._bottom = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bottom.addWidget(self._earlier, 1, Qt.AlignmentFlag.AlignVCenter)
        self._bottom.addWidget(self.write_button, 0, Qt.AlignmentFlag.AlignRight)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        nest(self._column, self._top)
        self._column.addWidget(self.marks)
        nest(self._column, self._bottom)
        self._column.addWidget(self._trouble)
        theme().follow(self._dress)

    def ask(self, earlier: Sequence[TodayMark]) -> None:
        """Start afresh, with the marks of today below."""
        self.marks.set_level(None)
        self._earlier.show_marks(earlier)
        self.show_trouble("")

    def show_trouble(self, trouble: str) -> None:
        """An undo that failed, in words; empty takes the line away."""
        self._trouble.set_words(trouble)
        self._trouble.setVisible(bool(trouble))

    def _dress(self) -> None:
        now = theme()
        narrow = breadth(self.window().width(), now.scale) is Breadth.NARROW
        self._promise.setVisible(not narrow)
        self._top.setContentsMargins(0, 0, 0, now.px(10 if narrow else 16))
        self._bottom.setContentsMargins(0, now.px(8 if narrow else 12), 0, 0)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._bottom.setDirection(down if narrow else beside)
        side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight
        self._bottom.setAlignment(self.write_button, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()
