"""A layout that puts widgets beside each other and wraps, so that large text fits."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import OwnLayout


class FlowLayout(OwnLayout):
    """``spacing`` in px at 100 % between items, both ways."""

    def __init__(self, spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = spacing

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        gap = theme().px(self._gap)
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0)).grownBy(
            self.contentsMargins()
        )

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, area: QRect, *, move: bool) -> int:
        """Fill row after row, each centered on its own height; gives the height used."""
        gap = theme().px(self._gap)
        inner = area.marginsRemoved(self.contentsMargins())
        y = inner.y()
        for row in self._rows(inner.width(), gap):
            high = max(size.height() for _item, size in row)
            x = inner.x()
            for item, size in row:
                if move:
                    top = y + (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + gap
            y += high + gap
        return max(0, y - gap - inner.y()) + area.height() - inner.height()

    def _rows(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(width, 1 << 20)).expandedTo(item.minimumSize())
            if item.hasHeightForWidth() and size.width() < item.sizeHint().width():
                size.setHeight(max(size.height(), item.heightForWidth(size.width())))
            if not rows or x + size.width() > width:
                rows.append([])
                x = 0
            rows[-1].append((item, size))
            x += size.width() + gap
        return rows
