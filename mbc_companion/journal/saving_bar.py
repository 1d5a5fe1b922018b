"""The foot of the editor: whether the words are in the file, and Done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.core.errors import DiskFull, DiskTrouble, KnownError, ReadOnly
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.surfaces import Icon
from mbc_companion.ui.widgets.text import Text

LINES = 3
_WRAP = int(Qt.TextFlag.TextWordWrap)


class SavingBar(QWidget):
    """Says "Saved" only when told so after a commit.

    ``is_short`` while a trouble takes more lines than there is room for.
    """

    done = Signal()
    bring = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trouble = ""
        self._side = 36
        self.is_short = False
        self._icon = Icon("lock-simple-fill", "primary", 20, parent=self)
        self.state = Text("", "body", "text2", parent=self)
        self.done_button = Button(self.tr("Done"), "primary", parent=self)
        self.done_button.clicked.connect(self.done)
        self.bring_button = Button(self.tr("Bring to a visit"), icon="calendar-check", parent=self)
        self.bring_button.clicked.connect(self.bring)
        self._brings = False
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.state, 1)
        self._row.addWidget(self.bring_button)
        self._row.addWidget(self.done_button)
        self.show_nothing()
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        side, end = look.px(self._side), look.px(min(28, self._side))
        self._row.setContentsMargins(side, look.px(12), end, look.px(12))
        self._row.setSpacing(look.px(8))
        self._fit()

    def set_side(self, side: int) -> None:
        """The margin at the left, px at 100 %."""
        if side != self._side:
            self._side = side
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def offer_visit(self, *, offered: bool) -> None:
        """Words of this entry can be brought to a visit; where there is room for the button."""
        self._brings = offered
        self._fit()

    def show_nothing(self) -> None:
        """Nothing was changed since the entry was opened."""
        self._say("", "lock-simple-fill", "primary", "text2")
        self._icon.hide()

    def show_saved(self, at: datetime) -> None:
        words = self.tr("Saved and encrypted, {time}").format(time=time_words(at))
        if self._trouble or not self.state.text():
            announce(self, words)
        self._say(words, "lock-simple-fill", "primary", "text2")

    def show_trouble(self, error: KnownError) -> None:
        """The words on the page are not in the file."""
        words = troubles.words(error)
        if not isinstance(error, (DiskFull, DiskTrouble, ReadOnly)):
            words = self.tr("Not saved yet. {trouble}").format(trouble=words)
        if words != self._trouble:
            announce(self, words)
        self._say(words, "warning-circle-fill", "danger", "danger")
        self._trouble = words
        self._fit()

    def _fit(self) -> None:
        """A long trouble in a narrow bar is said in three words; a toast has the rest."""
        wide = self.width() >= theme().text_px(560)
        self.bring_button.setVisible(self._brings and wide and not self._trouble)
        if not self._trouble:
            return
        metrics = QFontMetrics(theme().font("body"))
        taken = self.done_button.sizeHint().width() + self._icon.width() + theme().px(80)
        room = QRect(0, 0, max(1, self.width() - taken), 1 << 16)
        lines = metrics.boundingRect(room, _WRAP, self._trouble).height() / metrics.lineSpacing()
        self.is_short = lines > LINES
        self.state.set_words(self.tr("Not saved yet") if self.is_short else self._trouble)

    def _say(self, words: str, icon: str, tone: str, ink: str) -> None:
        self._trouble = ""
        self.is_short = False
        self._icon.setVisible(bool(words))
        self._icon.set_icon(icon, tone)
        self.state.set_tone(ink)
        self.state.set_words(words)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))
        painter.end()
