"""A layout of equal cells in as many columns as fit, so that places never shift."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import OwnLayout


class TileLayout(OwnLayout):
    """``columns`` are the allowed numbers, most first; ``spacing`` in px at 100 %.

    A row is as high as its tallest cell needs at the common width.
    """

    def __init__(
        self, columns: tuple[int, ...], spacing: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._gap = spacing

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        wide = self._wide(self._columns[0], widest)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:
        """Wide enough for the fewest columns; the height depends on the width."""
        wide = self._wide(self._columns[-1], self._narrowest())
        return QSize(wide, max((item.minimumSize().height() for item in self._items), default=0))

    def _wide(self, columns: int, cell: int) -> int:
        return columns * cell + (columns - 1) * self._space()

    def _narrowest(self) -> int:
        return max((item.minimumSize().width() for item in self._items), default=0)

    def _space(self) -> int:
        return max(8, theme().px(self._gap))

    def _place(self, area: QRect, *, move: bool) -> int:
        if not self._items:
            return 0
        gap, cell = self._space(), self._narrowest()
        fits = (n for n in self._columns if self._wide(n, cell) <= area.width())
        columns = next(fits, self._columns[-1])
        wide = max(cell, (area.width() - (columns - 1) * gap) // columns)
        y = area.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            high = max(_height(item, wide) for item in row)
            for place, item in enumerate(row):
                if move:
                    x = area.x() + place * (wide + gap)
                    if place == self._columns[0] - 1:
                        # The last of a full row takes what the division left over.
                        item.setGeometry(QRect(x, y, area.right() + 1 - x, high))
                    else:
                        item.setGeometry(QRect(x, y, wide, high))
            y += high + gap
        return y - gap - area.y()


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
