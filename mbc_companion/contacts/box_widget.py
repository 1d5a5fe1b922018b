"""A field of several lines: label above, a line of help below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.fields import PRIVATE_INPUT
from mbc_companion.ui.widgets.text import Text


class BoxField(QWidget):
    """``text`` and ``set_text`` as a Field has them; Tab leaves it."""

    changed = Signal()

    def __init__(self, label: str, *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.label = Text(label, "label", parent=self)
        self.edit = QPlainTextEdit(self)
        self.edit.setProperty("boxed", True)
        self.edit.setTabChangesFocus(True)
        self.edit.setInputMethodHints(PRIVATE_INPUT)
        self.edit.setAccessibleName(label)
        self.label.setBuddy(self.edit)
        self.edit.textChanged.connect(self.changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.label)
        self._column.addWidget(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme().follow(self._dress)

    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, words: str) -> None:
        self.edit.setPlainText(words)

    def _dress(self) -> None:
        look = theme()
        self.edit.setFont(look.font("nav", 400))
        line = self.edit.fontMetrics().lineSpacing()
        self.edit.setFixedHeight(max(look.target, self._lines * line + 2 * look.px(16)))
        self._column.setSpacing(look.px(6))
