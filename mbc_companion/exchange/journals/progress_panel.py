"""How far long work is: a sentence, and a bar under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.exchange.journals.bringing import Progress
from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.backup_words import entries
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.text import Text

_LOOK_EVERY_MS = 100
_HIGH = 12


class _Bar(QWidget):
    """Its words stand above it, so it is nothing of its own for a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        hide_from_tree(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(_HIGH))

    def set_share(self, share: float) -> None:
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        radius = _HIGH // 2
        whole = QRectF(self.rect())
        rounded(painter, whole, radius, fill=look.color("sunken"), edge=look.color("lineStrong"))
        done = QRectF(0, 0, max(whole.height(), whole.width() * self._share), whole.height())
        rounded(painter, done, radius, fill=look.color("primary"), edge=None)
        painter.end()


class ProgressPanel(QWidget):
    """Looks at a Progress that a worker counts on."""

    def __init__(self, doing: str, progress: Progress) -> None:
        super().__init__()
        self._doing = doing
        self._progress = progress
        self.said = Text(doing, "h3", heading=2)
        self.count = Text("", "body", "text2")
        self.bar = _Bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(12))
        for part in (self.said, self.count, self.bar):
            column.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        self.count.set_words(
            self.tr("{count} so far").format(count=entries(self._progress.entries))
        )
        self.bar.set_share(self._progress.share)

    def say(self, doing: str) -> None:
        self.said.set_words(doing)
