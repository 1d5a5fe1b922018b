"""The line in which something is looked for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mbc_companion.ui import icons
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.fields import PRIVATE_INPUT

_LEAST = 120


class SearchLine(QLineEdit):
    """A magnifying glass in it. Esc empties it; Down and Enter go to what was found.

    ``name`` is shown as the example too, or a shorter one where the field is narrow.
    ``high`` is its height in px at 100 %, never less than that of any control.
    """

    went_down = Signal()

    def __init__(
        self, name: str, *, most: int = 400, high: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._high = high
        self.setAccessibleName(name)
        self.setInputMethodHints(PRIVATE_INPUT)
        self.setMaxLength(most)
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self.setFont(look.font("nav", 400))
        self.setFixedHeight(max(look.px(self._high), look.target))
        self.setTextMargins(look.text_px(20) + look.px(10), 0, 0, 0)
        self._fit()

    def _fit(self) -> None:
        """The example is shorter where the field is."""
        said = self.accessibleName()
        taken = theme().text_px(20) + theme().px(10) + 2 * theme().px(14) + 6
        wide = QFontMetrics(self.font()).horizontalAdvance(said) + taken
        self.setPlaceholderText(said if wide <= self.width() else self.tr("Search"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(_LEAST), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        high = theme().text_px(20)
        picture = icons.pixmap("magnifying-glass", "text")
        painter.drawPixmap(theme().px(14), (self.height() - high) // 2, picture)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
        else:
            super().keyPressEvent(event)
