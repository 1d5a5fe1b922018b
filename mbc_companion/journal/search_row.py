"""The search field, the way to the filter, and what was found."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui import icons
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import IconButton, LinkButton
from mbc_companion.ui.widgets.fields import PRIVATE_INPUT
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class SearchField(QLineEdit):
    """A line with a magnifying glass in it. Esc empties it; Down and Enter go to the list."""

    went_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Search your words"))
        self.setInputMethodHints(PRIVATE_INPUT)
        self.setMaxLength(400)
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self.setFont(look.font("nav", 400))
        self.setFixedHeight(look.target)
        self.setTextMargins(look.text_px(20) + look.px(10), 0, 0, 0)
        self._fit()

    def _fit(self) -> None:
        """The example is shorter where the field is."""
        words = self.tr("Search your words")
        taken = theme().text_px(20) + theme().px(10) + 2 * theme().px(14) + 12
        wide = QFontMetrics(self.font()).horizontalAdvance(words) + taken
        self.setPlaceholderText(words if wide <= self.width() else self.tr("Search"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().target)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        picture = icons.pixmap("magnifying-glass", "text")
        high = theme().text_px(20)
        painter.drawPixmap(theme().px(14), (self.height() - high) // 2, picture)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
        else:
            super().keyPressEvent(event)


class SearchRow(QWidget):
    """``typed`` carries the words; the others are presses."""

    typed = Signal(str)
    filter_wanted = Signal()
    all_wanted = Signal()
    day_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(self)
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
