"""The search field, the way to the filter, and what was found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import IconButton, LinkButton
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.search import SearchLine
from mbc_companion.ui.widgets.text import Text


class SearchRow(QWidget):
    """``typed`` carries the words; the others are presses."""

    typed = Signal(str)
    filter_wanted = Signal()
    all_wanted = Signal()
    day_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchLine(self.tr("Search your words"), parent=self)
        self.filter_button = IconButton(
            self.tr("Filter by mark, feeling or day"), "funnel-simple", "secondary", parent=self
        )
        self.day_button = IconButton(
            self.tr("Go to a day"), "calendar-blank", "secondary", parent=self
        )
        self.result = Text("", "body", "text2", parent=self)
        self.all_button = LinkButton(self.tr("Show all"), parent=self)
        self._top = QHBoxLayout()
        self._top.addWidget(self.field, 1)
        self._top.addWidget(self.filter_button)
        self._top.addWidget(self.day_button)
        self._under = QHBoxLayout()
        self._under.addWidget(self.result, 1)
        self._under.addWidget(self.all_button)
        self._column = QVBoxLayout(self)
        nest(self._column, self._top)
        nest(self._column, self._under)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.field.textChanged.connect(self.typed)
        self.filter_button.clicked.connect(self.filter_wanted)
        self.day_button.clicked.connect(self.day_wanted)
        self.all_button.clicked.connect(self.all_wanted)
        self.show_result("")
        theme().follow(self._dress)

    def show_result(self, words: str, *, narrowed: bool = False) -> None:
        """``words`` is how many were found; empty while everything is shown."""
        self.result.set_words(words)
        self.result.setVisible(bool(words))
        self.all_button.setVisible(bool(words))
        self.filter_button.set_kind("primary" if narrowed else "secondary")

    def _dress(self) -> None:
        look = theme()
        self._column.setContentsMargins(look.px(16), look.px(14), look.px(16), look.px(14) + 1)
        self._column.setSpacing(0)
        self._top.setSpacing(look.px(10))
        self._under.setSpacing(look.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().color("line"))
        painter.end()
