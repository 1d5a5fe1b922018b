"""The marks made earlier today, one line each: when, the mark, its word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.today.greeting import PartOfDay, part_of_day
from mbc_companion.today.protocols import TodayMark
from mbc_companion.ui.moments import clock_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.marks import MoodMark, mood_word
from mbc_companion.ui.widgets.text import Text

# More lines than this would crowd the card; the journal has them all.
SHOWN = 4


class EarlierMarks(QWidget):
    """The last few marks of the day, oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme().px(8))

    def show_marks(self, marks: Sequence[TodayMark]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        hidden = len(marks) - SHOWN
        if hidden > 0:
            more = self.tr("{count} earlier today, in your journal").format(count=hidden)
            self._lines.addWidget(Text(more, "body", "text2"))
        for mark in marks[-SHOWN:]:
            self._lines.addWidget(self._line(mark))
        self.setVisible(bool(marks))

    def _line(self, mark: TodayMark) -> QWidget:
        patterns = {
            PartOfDay.NIGHT: self.tr("In the night, {time}:"),
            PartOfDay.MORNING: self.tr("This morning, {time}:"),
            PartOfDay.AFTERNOON: self.tr("This afternoon, {time}:"),
            PartOfDay.EVENING: self.tr("This evening, {time}:"),
        }
        line = QWidget(self)
        flow = FlowLayout(8, line)
        when = patterns[part_of_day(mark.at)].format(time=clock_words(mark.at))
        flow.addWidget(Text(when, "body", "text2", wrap=False))
        said = QWidget(line)
        row = QHBoxLayout(said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(MoodMark(mark.level, 20), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Text(mood_word(mark.level), "body", wrap=False))
        flow.addWidget(said)
        return line
