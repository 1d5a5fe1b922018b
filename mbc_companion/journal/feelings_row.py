"""The feelings of an entry at the foot of the page, and what else belongs to it."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

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
    pen = Qt.PenStyle.DashLine

    def __init__(self, words: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "secondary", icon="plus", name=name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _padding(self) -> int:
        return theme().px(16)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.color("lineStrong"), edge_width(), self.pen)
        painter.setPen(pen)
        soft = "primarySoft" if self.isDown() else "hover" if self.hovered() else "surface"
        painter.setBrush(look.color(soft))
        half = edge_width() / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        self._paint_content(painter, "text")
        painter.end()


class Detail(NamedTuple):
    """A value, a tag or the star as a chip: ``key`` says which sheet it opens."""

    key: str
    words: str
    icon: str = ""


class DetailChip(AddChip):
    """A pill with a plain edge: a press opens what it says."""

    pen = Qt.PenStyle.SolidLine

    def __init__(self, detail: Detail, parent: QWidget) -> None:
        super().__init__(detail.words, name=detail.words, parent=parent)
        self.set_icon(detail.icon)


class FeelingsRow(QWidget):
    """The chosen ones, each taken away by a press, and a way to choose more.

    ``detail_wanted`` carries the key of a Detail; ``question_wanted`` asks for a prompt.
    """

    taken_away = Signal(str)
    more = Signal()
    detail_wanted = Signal(str)
    question_wanted = Signal()

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
        self.details: list[DetailChip] = []
        self._told: tuple[Detail, ...] = ()
        self.question_button = Button(
            self.tr("Offer me a question"), "quiet", icon="leaf", parent=self
        )
        self.question_button.clicked.connect(self.question_wanted)
        self._chips = QWidget(self)
        self._flow = FlowLayout(8, self._chips)
        self._flow.addWidget(self.add_button)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._chips, 1)
        self._row.addWidget(self.question_button, 0, Qt.AlignmentFlag.AlignBottom)
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
        self._take_details()
        self.chips = {}
        for feeling in feelings:
            chip = FeelingChip(feeling_word(feeling), parent=self._chips)
            chip.setChecked(True)
            chip.toggled.connect(lambda _on, key=feeling: self.taken_away.emit(key))
            self._flow.addWidget(chip)
            chip.show()
            self.chips[feeling] = chip
        self._flow.addWidget(self.add_button)
        self._put_details()
        self._dress()
        if focused:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def show_details(self, details: tuple[Detail, ...]) -> None:
        """The chips after the feelings."""
        if details != self._told:
            self._told = details
            self._take_details()
            self._put_details()
            self._dress()
            self.updateGeometry()

    def _take_details(self) -> None:
        for chip in self.details:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.details = []

    def _put_details(self) -> None:
        for detail in self._told:
            chip = DetailChip(detail, self._chips)
            chip.clicked.connect(partial(self.detail_wanted.emit, detail.key))
            self._flow.addWidget(chip)
            chip.show()
            self.details.append(chip)
        for before, after in pairwise(self._stops()):
            QWidget.setTabOrder(before, after)

    def _stops(self) -> list[QWidget]:
        return [*self.chips.values(), self.add_button, *self.details, self.question_button]

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
        if self._asks_beside(width):
            room -= self.question_button.sizeHint().width() + look.px(8)
        rows, x = 1, 0
        for button in [] if short else self._stops()[:-1]:
            wide = button.sizeHint().width()
            if x and x + wide > room:
                rows, x = rows + 1, 0
            x += wide + gap
        return rows * high + (rows - 1) * gap + around

    def _asks_beside(self, width: int) -> bool:
        """Room for the question beside the chips; else it is behind More."""
        return width >= theme().text_px(560)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.question_button.setVisible(self._asks_beside(self.width()))

    def _dress(self) -> None:
        look = theme()
        side, end = look.px(self._side), look.px(min(28, self._side))
        self._row.setContentsMargins(side, look.px(12), end - look.px(18), look.px(14))
        self._row.setSpacing(look.px(8))
        self.question_button.setVisible(self._asks_beside(self.width()))
        for chip in (*self.chips.values(), *self.details):
            chip.setVisible(not self._short)
        count = len(self.chips)
        if self._short and count:
            words = self.tr("{count} feelings").format(count=count)
            words = self.tr("1 feeling") if count == 1 else words
        else:
            words = self.tr("Feeling")
        self.add_button.set_words(words, name=self.tr("Feeling, add or take away"))
        self.updateGeometry()
