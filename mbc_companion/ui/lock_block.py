"""The lock state in words, Hide and Lock, at the bottom left of every page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.icons import pixmap
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Separator
from mbc_companion.ui.widgets.text import Text


class _Lock(QWidget):
    """The open lock beside the words; decoration, so it has no name."""

    def sizeHint(self) -> QSize:
        side = theme().text_px(24)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme().text_px(24)
        place = ((self.width() - side) // 2, (self.height() - side) // 2)
        painter.drawPixmap(*place, pixmap("lock-simple-open", "text", 24))
        painter.end()


class _SideButton(Button):
    """Narrower than elsewhere, so that two fit beside each other."""

    def __init__(self, words: str, *, icon: str, padding: int, key: str = "") -> None:
        self._pad = padding
        super().__init__(words, icon=icon, key=key)

    def _padding(self) -> int:
        return theme().px(self._pad)


class LockBlock(QWidget):
    """``set_narrow`` drops the sub-line and the key cap, and makes Lock an icon."""

    hide_asked = Signal()
    lock_asked = Signal()

    def __init__(self, key_words: str) -> None:
        super().__init__()
        self._key = key_words
        self._narrow = False
        self._minutes = 0
        self._seconds = 0
        set_accessible(self, name=self.tr("Privacy"), role="grouping")
        self.state = Text("", "label")
        self.detail = Text("", "caption", "text2")
        self._picture = _Lock()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.state)
        words.addWidget(self.detail)
        self._row = QHBoxLayout()
        self._row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        nest(self._row, words, 1)
        self.hide_button = _SideButton(self.tr("Hide"), icon="eye-slash", padding=6, key=key_words)
        self.lock_button = _SideButton(self.tr("Lock"), icon="lock-simple", padding=12)
        self.hide_button.clicked.connect(self.hide_asked)
        self.lock_button.clicked.connect(self.lock_asked)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.hide_button, 1)
        self._buttons.addWidget(self.lock_button)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(Separator())
        nest(self._column, self._row)
        nest(self._column, self._buttons)
        theme().follow(self._dress)

    def show_unlocked(self, minutes: int) -> None:
        """The usual state; ``minutes`` is the idle setting in force."""
        self._minutes, self._seconds = minutes, 0
        self._say()

    def show_locking(self, seconds: int) -> None:
        """The last minute before the idle lock."""
        self._seconds = seconds
        self._say()

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self.lock_button.set_compact(narrow)
        self.hide_button.set_key("" if narrow else self._key)
        self._say()
        self._dress()

    def set_key(self, key_words: str) -> None:
        """The key of Hide is another one now."""
        self._key = key_words
        self.hide_button.set_key("" if self._narrow else key_words)

    def _say(self) -> None:
        if self._seconds:
            self.state.set_words(self.tr("Locking in {seconds} s").format(seconds=self._seconds))
        else:
            self.state.set_words(self.tr("Unlocked"))
        self.detail.set_words(
            self.tr("Locks after {minutes} min away").format(minutes=self._minutes)
        )
        self.detail.setVisible(not (self._narrow or self._seconds))

    def _dress(self) -> None:
        now = theme()
        above = now.px(12) if not self._narrow else now.px(10)
        self._row.setContentsMargins(now.px(8), above, now.px(8), now.px(10))
        self._row.setSpacing(now.px(10))
        self._column.setContentsMargins(0, now.px(8), 0, 0)
        self._buttons.setSpacing(max(8, now.px(8)))
        self._picture.setFixedSize(self._picture.sizeHint())
