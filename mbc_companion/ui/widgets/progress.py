"""How far long work is: a bar, and the same in words beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import edge_width, rounded
from mbc_companion.ui.widgets.text import Text

_SPOKEN_EVERY = 25


class _Bar(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_accessible(self, role="graphic")
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFixedHeight(theme().px(20))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(280), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        edge = look.color("lineStrong")
        rounded(painter, whole, 7, fill=look.color("field"), edge=edge, width=edge_width())
        if self.share:
            done = QRectF(whole)
            done.setWidth(max(whole.height(), whole.width() * self.share))
            rounded(painter, done, 7, fill=look.color("primary"), edge=None, width=0)
        painter.end()


class Progress(QWidget):
    """``set_done`` as often as one likes; a screen reader hears each quarter."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._spoken = 0
        self.words = Text("", "body", "text2", parent=self)
        self.bar = _Bar(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        self.set_done(0, 1, "")

    def set_done(self, done: int, whole: int, words: str) -> None:
        """``done`` of ``whole``; ``words`` say what is being worked on."""
        self.bar.share = min(1.0, done / max(1, whole))
        percent = int(100 * self.bar.share)
        said = self.tr("{percent} % done").format(percent=percent)
        self.words.set_words(f"{words}: {said}" if words else said)
        set_accessible(self.bar, name=f"{self._name}: {said}")
        self.bar.update()
        if percent // _SPOKEN_EVERY != self._spoken:
            self._spoken = percent // _SPOKEN_EVERY
            announce(self.bar, said)
