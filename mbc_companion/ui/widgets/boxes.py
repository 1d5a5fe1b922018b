"""Several lines to type in: label above, help below; always plain text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.fields import PRIVATE_INPUT
from mbc_companion.ui.widgets.text import Text


class Box(QWidget):
    """``lines`` high, then it scrolls; Tab leaves it."""

    changed = Signal()

    def __init__(
        self, label: str, *, lines: int = 3, help: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.label = Text(label, "label", parent=self)
        self.edit = QPlainTextEdit(self)
        self.edit.setProperty("boxed", True)
        self.edit.setTabChangesFocus(True)
        self.edit.setInputMethodHints(PRIVATE_INPUT)
        self.edit.setAccessibleName(label)
        self.edit.setAccessibleDescription(help)
        self.label.setBuddy(self.edit)
        self.edit.textChanged.connect(self.changed)
        self._help = Text(help, "caption", "text2", parent=self)
        self._help.setVisible(bool(help))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, self.edit, self._help):
            self._column.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme().follow(self._dress)

    def setFocus(self, *_reason: object) -> None:
        self.edit.setFocus()

    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, words: str) -> None:
        """Without saying ``changed``."""
        if words != self.text():
            self.edit.blockSignals(True)
            self.edit.setPlainText(words)
            self.edit.blockSignals(False)

    def _dress(self) -> None:
        look = theme()
        self.edit.setFont(look.font("nav", 400))
        line = self.edit.fontMetrics().lineSpacing()
        self.edit.setFixedHeight(max(look.target, self._lines * line + 2 * look.px(16)))
        self._column.setSpacing(look.px(6))
