"""The list and the entry side by side, or one of them where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mbc_companion.journal.editor import EntryEditor
from mbc_companion.journal.list_panel import ListPanel
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.surfaces import Separator
from mbc_companion.ui.widgets.text import Text

_LIST_WIDE = 330


class Panes(QWidget):
    """``writing`` decides which of the two a narrow window shows."""

    def __init__(self, entries: ListPanel, editor: EntryEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = entries
        self._editor = editor
        self.narrow = False
        self.writing = False
        self._line = Separator(vertical=True, parent=self)
        self._unopened = QWidget(self)
        calm = Text(self.tr("Choose an entry, or write a new one."), "body", "text2")
        calm.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self._unopened).addWidget(calm)
        self._right = QStackedWidget(self)
        self._right.addWidget(self._unopened)
        self._right.addWidget(editor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(entries)
        row.addWidget(self._line)
        row.addWidget(self._right, 1)
        theme().follow(self.fit)

    @property
    def shows_list(self) -> bool:
        return not self.narrow or not self.writing

    @property
    def shows_entry(self) -> bool:
        return not self.narrow or self.writing

    def show_editor(self, *, shown: bool) -> None:
        """The editor, or a calm line in its place."""
        self._right.setCurrentWidget(self._editor if shown else self._unopened)

    def set_writing(self, *, writing: bool) -> None:
        self.writing = writing
        self.fit()

    def fit(self) -> None:
        """Arrange for the present window; safe to call at any time."""
        look = theme()
        room = breadth(max(1, self.window().width()), look.scale)
        self.narrow = room is Breadth.NARROW
        self._list.setVisible(self.shows_list)
        self._right.setVisible(self.shows_entry)
        self._line.setVisible(not self.narrow)
        if self.narrow:
            self._list.setMinimumWidth(0)
            self._list.setMaximumWidth(1 << 20)
        else:
            wide = min(look.text_px(_LIST_WIDE), int(self.width() * 0.42))
            self._list.setFixedWidth(wide)
