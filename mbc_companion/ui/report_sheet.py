"""A report about an error, to be read before it is copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

_LINES = 12


class ReportSheet(Sheet):
    """Nothing is sent; the copy button puts exactly what is shown on the clipboard."""

    def __init__(self, host: QWidget, words: str) -> None:
        super().__init__(host, self.tr("What went wrong"), width=760)
        self.title.set_text_style("title")
        self._words = words
        said = self.tr(
            "Places in the program and names of errors, nothing you wrote. "
            "It stays here unless you copy it."
        )
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("boxed", True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Details"))
        self.text.setPlainText(words)
        self.body.addWidget(Text(said, tone="text2"))
        self.body.addWidget(self.text, 1)
        self.copy_button = Button(self.tr("Copy the report"), icon="copy")
        self.copy_button.clicked.connect(self._copy)
        self.done = Text("", "small", "text2")
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addWidget(self.done, 1)
        nest(self._column, row)
        theme().follow(self._dress_text)

    def _dress_text(self) -> None:
        self.text.setFont(theme().font("small"))
        self.text.setMinimumHeight(_LINES * self.text.fontMetrics().lineSpacing())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words)
        self.done.set_words(self.tr("Copied."))
        announce(self.done, self.done.text())
