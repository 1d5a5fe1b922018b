"""One quiet question above the words. It is not part of them, and never saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.surfaces import Icon
from mbc_companion.ui.widgets.text import Text


class PromptRow(QWidget):
    """Hidden until a question is asked; Esc in the words takes it away too."""

    another = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = 36
        self.words = Text("", "body", "text2", parent=self)
        icon = Icon("leaf", "primary", 20, parent=self)
        self.another_button = Button(self.tr("Another question"), "quiet", parent=self)
        self.close_button = Button(self.tr("No question"), "quiet", parent=self)
        self.another_button.clicked.connect(self.another)
        self.close_button.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.addWidget(icon)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.another_button)
        self._row.addWidget(self.close_button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()
        theme().follow(self._dress)

    def ask(self, question: str) -> None:
        self.words.set_words(question)
        self.show()

    def clear(self) -> None:
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    def arrange(self, side: int, *, short: bool) -> None:
        """``side`` is the margin in px at 100 %; ``short`` leaves the buttons to the keys."""
        self._side = side
        self.another_button.setVisible(not short)
        self.close_button.setVisible(not short)
        self._dress()

    def height_of(self, width: int) -> int:
        """Pixels it takes at ``width`` px, if it is shown."""
        return 0 if self.isHidden() else max(self.sizeHint().height(), self.heightForWidth(width))

    def _dress(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.px(self._side), look.px(4), look.px(20), look.px(4))
        self._row.setSpacing(look.px(8))
