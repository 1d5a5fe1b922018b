"""One quiet question above the words. It is not part of them, and never saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
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
        self.another_button = Button(
            self.tr("Another"), "quiet", name=self.tr("Another question"), parent=self
        )
        self.close_button = Button(self.tr("No question"), "quiet", parent=self)
        self.another_button.clicked.connect(self.another)
        self.close_button.clicked.connect(self.clear)
        self._asked = QHBoxLayout()
        self._asked.addWidget(icon)
        self._asked.addWidget(self.words, 1)
        self._ways = QHBoxLayout()
        self._ways.addWidget(self.another_button)
        self._ways.addWidget(self.close_button)
        self._ways.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        nest(self._row, self._asked, 1)
        nest(self._row, self._ways)
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

    def arrange(self, side: int, *, narrow: bool) -> None:
        """``side`` is the margin in px at 100 %; ``narrow`` puts the buttons under the words."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._side = side
        self._row.setDirection(down if narrow else across)
        self._dress()

    def stand(self, width: int) -> int:
        """Take the height it needs at ``width`` px, and give it; 0 while it is hidden."""
        if self.isHidden():
            return 0
        needed = max(self._row.totalHeightForWidth(width), self._row.totalMinimumSize().height())
        self.setFixedHeight(needed)
        return needed

    def _dress(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.px(self._side), look.px(4), look.px(20), look.px(4))
        for layout in (self._row, self._asked, self._ways):
            layout.setSpacing(look.px(8))
