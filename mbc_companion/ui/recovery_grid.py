"""Twelve things in as many equal columns as fit, read row by row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import OwnLayout
from mbc_companion.ui.widgets.press import LEFT, rounded


class ColumnsLayout(OwnLayout):
    """At most ``most`` columns, each at least ``narrowest`` px at 100 % text.

    Fewer columns when the text grows: a column is never narrower than what is in it.
    """

    def __init__(self, narrowest: int, most: int = 3, gap: int = 10) -> None:
        super().__init__()
        self._narrowest = narrowest
        self._most = most
        self._gap = gap

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        gaps = theme().px(self._gap) * (self._most - 1)
        wide = self._most * self._least() + gaps
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:
        highest = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(self._least(), highest)

    def columns(self, width: int) -> int:
        """How many columns fit into ``width`` px."""
        gap = theme().px(self._gap)
        return max(1, min(self._most, (width + gap) // (self._least() + gap)))

    def _least(self) -> int:
        asked = [item.minimumSize().width() for item in self._items]
        return max(theme().text_px(self._narrowest), *asked, 1)

    def _place(self, area: QRect, *, move: bool) -> int:
        gap = theme().px(self._gap)
        count = self.columns(area.width())
        wide = (area.width() - gap * (count - 1)) // count
        y = area.y()
        for start in range(0, len(self._items), count):
            row = self._items[start : start + count]
            high = max(self._height(item, wide) for item in row)
            if move:
                for place, item in enumerate(row):
                    corner = QPoint(area.x() + place * (wide + gap), y)
                    item.setGeometry(QRect(corner, QSize(wide, high)))
            y += high + gap
        return max(0, y - gap - area.y())

    @staticmethod
    def _height(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class WordTile(QWidget):
    """One recovery word with its number; read out as "4, march"."""

    def __init__(self, number: int, word: str) -> None:
        super().__init__()
        self._number = number
        self._word = word
        name = self.tr("{number}, {word}").format(number=number, word=word)
        set_accessible(self, name=name, role="list item")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def text(self) -> str:
        return self._word

    def _dress(self) -> None:
        self.setFont(theme().font("h3"))
        self.updateGeometry()
        self.update()

    def _word_left(self) -> int:
        digits = QFontMetrics(theme().font("body")).horizontalAdvance("12")
        return theme().px(16) + digits + theme().px(12)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        wide = self._word_left() + metrics.horizontalAdvance(self._word) + theme().px(16)
        return QSize(wide, max(theme().px(52), metrics.height() + theme().px(20)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        area = QRectF(self.rect())
        edge, fill = look.color("line"), look.color("field")
        rounded(painter, area, 10, fill=fill, edge=edge, width=look.edge)
        left = self._word_left()
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text2"))
        number = QRectF(0, 0, left - look.px(12), self.height())
        painter.drawText(number, right, str(self._number))
        painter.setFont(self.font())
        painter.setPen(look.color("text"))
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), LEFT, self._word)
        painter.end()


class WordList(QWidget):
    """The twelve words on tiles."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        set_accessible(self, name=self.tr("Twelve recovery words"), role="list")
        columns = ColumnsLayout(150)
        self.setLayout(columns)
        for number, word in enumerate(words, start=1):
            columns.addWidget(WordTile(number, word))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
