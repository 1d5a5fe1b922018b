"""A sheet with one main act at its bottom."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.first_run_frame import tab_stops
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


class ActSheet(Sheet):
    """One main act at the bottom; a trouble is said above it and nothing typed is lost.

    ``asked``: the main act is wanted, and nothing runs that it would have to wait for.
    """

    done = Signal()
    asked = Signal()

    def __init__(self, host: QWidget, title: str, act: str) -> None:
        super().__init__(host, title, width=760)
        self._act = act
        self._busy = False
        self.trouble = Note("", "problem")
        self.trouble.hide()
        self.next_button = Button(act, "primary", large=True)
        self.next_button.clicked.connect(self._next)
        self.title.set_text_style("title")
        row = QHBoxLayout()
        self.other_button = Button("", "quiet")
        self.other_button.hide()
        row.addWidget(self.other_button)
        row.addStretch(1)
        row.addWidget(self.next_button)
        self._column.addWidget(self.trouble)
        nest(self._column, row)

    def _next(self) -> None:
        if not self._busy:
            self.trouble.hide()
            self.asked.emit()

    def order(self) -> None:
        """Tab reaches what is in the body before the acts under it."""
        stops = [*tab_stops(self.scroller), self.other_button, self.next_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def set_act(self, words: str) -> None:
        self._act = words
        self.next_button.set_words(words)

    def set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.next_button.set_words(self.tr("One moment…") if busy else self._act)
        if busy:
            announce(self.next_button, self.next_button.text())

    def close(self) -> bool:
        """Not while a key is being derived: how it ended must still be said."""
        if self._busy:
            announce(self.next_button, self.next_button.text())
            return False
        return super().close()

    def say_trouble(self, words: str) -> None:
        self.trouble.set_words(words)
        self.trouble.show()
        announce(self.trouble, words)

    def failed(self, error: KnownError) -> None:
        self.set_busy(busy=False)
        self.say_trouble(troubles.words(error))

    def finish(self) -> None:
        self.set_busy(busy=False)
        self.done.emit()
        self.close()


class Told(QWidget):
    """A heading and one line under it."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(title, "label", heading=2))
        column.addWidget(Text(words, tone="text2"))
