"""The feelings of an entry at the foot of the page, and the sheet that offers all twelve."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.journal.domain import Feelings
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.chips import FeelingChip
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.marks import feeling_word
from mbc_companion.ui.widgets.press import edge_width


class AddChip(Button):
    """A pill with a dashed edge: something can be added here."""

    ring_radius = 999

    def __init__(self, words: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "secondary", icon="plus", name=name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _padding(self) -> int:
        return theme().px(16)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.color("lineStrong"), edge_width(), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        soft = "primarySoft" if self.isDown() else "hover" if self.hovered() else "surface"
        painter.setBrush(look.color(soft))
        half = edge_width() / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        self._paint_content(painter, "text")
        painter.end()


class FeelingsRow(QWidget):
    """The chosen ones, each taken away by a press, and a way to choose more."""

    taken_away = Signal(str)
    more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_accessible(self, name=self.tr("Feelings"), role="grouping")
        self.chips: dict[str, FeelingChip] = {}
        self._side = 36
        self._short = False
        self.add_button = AddChip(
            self.tr("Feeling"), name=self.tr("Feeling, add or take away"), parent=self
        )
        self.add_button.clicked.connect(self.more)
        self._flow = FlowLayout(8, self)
        self._flow.addWidget(self.add_button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def show_feelings(self, feelings: Feelings) -> None:
        if tuple(self.chips) == feelings:
            return
        focused = any(chip.hasFocus() for chip in self.chips.values())
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add_button)
        self.chips = {}
        for feeling in feelings:
            chip = FeelingChip(feeling_word(feeling), parent=self)
            chip.setChecked(True)
            chip.toggled.connect(lambda _on, key=feeling: self.taken_away.emit(key))
            self._flow.addWidget(chip)
            chip.show()
            self.chips[feeling] = chip
        self._flow.addWidget(self.add_button)
        self._dress()
        for before, after in pairwise([*self.chips.values(), self.add_button]):
            QWidget.setTabOrder(before, after)
        if focused:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def arrange(self, side: int, *, short: bool) -> None:
        """``side`` is the margin in px at 100 %; ``short`` says how many instead of which."""
        if (side, short) != (self._side, self._short):
            self._side, self._short = side, short
            self._dress()

    def height_of(self, width: int, *, short: bool) -> int:
        """Pixels it would take, at ``width`` px."""
        look = theme()
        gap, around = look.px(8), look.px(12) + look.px(14)
        high = self.add_button.sizeHint().height()
        room = width - look.px(self._side) - look.px(min(28, self._side))
        rows, x = 1, 0
        for button in [] if short else [*self.chips.values(), self.add_button]:
            wide = button.sizeHint().width()
            if x and x + wide > room:
                rows, x = rows + 1, 0
            x += wide + gap
        return rows * high + (rows - 1) * gap + around

    def _dress(self) -> None:
        look = theme()
        side, end = look.px(self._side), look.px(min(28, self._side))
        self._flow.setContentsMargins(side, look.px(12), end, look.px(14))
        for chip in self.chips.values():
            chip.setVisible(not self._short)
        count = len(self.chips)
        if self._short and count:
            words = self.tr("{count} feelings").format(count=count)
            words = self.tr("1 feeling") if count == 1 else words
        else:
            words = self.tr("Feeling")
        self.add_button.set_words(words, name=self.tr("Feeling, add or take away"))
        self.updateGeometry()
