"""The numbers under the bar: each opens to the visits it was counted from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.coverage.ledger import Ledger
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import LEFT, PaintedButton
from mbc_companion.ui.widgets.visit_bar import UnderBar, VisitBar


class CountButton(PaintedButton):
    """A large number and a word; pressing it shows where the number comes from."""

    def __init__(self, tone: str, parent: QWidget) -> None:
        super().__init__("", parent)
        self._number = ""
        self._word = ""
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def set_count(self, number: str, word: str, said: str) -> None:
        """``said`` is the accessible name: the words as they stand."""
        self._number, self._word = number, word
        self.setText(f"{number} {word}")
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def _dress(self) -> None:
        self.setFont(theme().font("nav", 400))
        self.setMinimumHeight(theme().target)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        number = QFontMetrics(look.font("title")).horizontalAdvance(self._number)
        word = QFontMetrics(look.font("nav", 400)).horizontalAdvance(self._word)
        high = max(look.target, QFontMetrics(look.font("title")).height() + look.px(10))
        return QSize(max(look.target, number + look.px(6) + word + look.px(4)), high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        if self.hovered() or self.isDown():
            painter.fillRect(self.rect(), look.color("hover"))
        painter.fillRect(QRectF(0, 0, self.width(), look.px(3)), look.color(self._tone))
        area = QRectF(0, look.px(3), self.width(), self.height() - look.px(3))
        painter.setPen(look.color("text"))
        painter.setFont(look.font("title"))
        painter.drawText(area, LEFT, self._number)
        x = QFontMetrics(look.font("title")).horizontalAdvance(self._number) + look.px(6)
        painter.setFont(look.font("nav", 400))
        painter.setPen(look.color("text2"))
        painter.drawText(area.adjusted(x, 0, 0, 0), LEFT, self._word)
        painter.end()


class CountsRow(QWidget):
    """The bar with its numbers; ``opened`` carries used, booked or left."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = VisitBar(large=True, parent=self)
        self.used = CountButton("primary", self)
        self.booked = CountButton("booked", self)
        self.left = CountButton("lineStrong", self)
        self._under = UnderBar(self.bar)
        for name, button in (("used", self.used), ("booked", self.booked), ("left", self.left)):
            button.clicked.connect(lambda _=False, n=name: self.opened.emit(n))
            self._under.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        nest(column, self._under)
        self._column = column
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(8))

    def show_ledger(self, ledger: Ledger) -> None:
        used, booked, left = len(ledger.used), len(ledger.booked), ledger.left
        over = ledger.over
        self.bar.set_visits(used, booked, left or 0, over, bar_words(ledger, self))
        self.bar.setVisible(bool(used or booked or left))
        self.used.set_count(str(used), self.tr("used"), self.tr("{n} used").format(n=used))
        said = self.tr("{n} booked").format(n=booked)
        self.booked.set_count(str(booked), self.tr("booked"), said)
        self.booked.setVisible(booked > 0)
        if left is None:
            word = self.tr("no limit") if ledger.has_no_limit else self.tr("limit not known yet")
            self.left.set_count("", word, word)
        elif over:
            self.left.set_count(str(over), self.tr("over"), self.tr("{n} over").format(n=over))
        else:
            word, said = self.tr("left to book"), self.tr("{n} left to book").format(n=left)
            if ledger.limit is not None and ledger.limit.by_guess:
                word = self.tr("left to book, by your guess")
                said = self.tr("{n} left to book, by your guess").format(n=left)
            self.left.set_count(str(left), word, said)
        self._under.invalidate()
        self.updateGeometry()


def bar_words(ledger: Ledger, host: QWidget) -> str:
    """As in "17 visits used, 3 booked, 10 left to book, of 30"."""
    used, booked, left = len(ledger.used), len(ledger.booked), ledger.left
    if left is None:
        words = host.tr("{used} visits used, {booked} booked")
        return words.format(used=used, booked=booked)
    if ledger.over:
        words = host.tr("{used} visits used, {booked} booked, {over} over, of {limit}")
    else:
        words = host.tr("{used} visits used, {booked} booked, {left} left to book, of {limit}")
    return words.format(
        used=used, booked=booked, left=left, over=ledger.over, limit=ledger.limit_count
    )
