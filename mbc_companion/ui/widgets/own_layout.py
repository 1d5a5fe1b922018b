"""What our own layouts share: the list of what is in them, safely held from Python."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget, QWidgetItem


class OwnLayout(QLayout):
    """Subclasses say in ``_place`` where ``_items`` go; the height follows the width.

    The items are made here and not by Qt: for one that Qt makes and deletes, PySide keeps
    a wrapper under its address, and the next item at that address would be taken for it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def items(self) -> tuple[QLayoutItem, ...]:
        return tuple(self._items)

    def addWidget(self, widget: QWidget) -> None:
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    def _place(self, area: QRect, *, move: bool) -> int:
        """The height used in ``area``; the items only move if told so."""
        return 0


def nest(outer: QBoxLayout, inner: QLayout, stretch: int = 0) -> None:
    """``outer.addLayout(inner)``, for a layout that may be filled already.

    PySide makes a wrapper for every item in ``inner`` and keeps it as long as ``outer``;
    Qt deletes the item with its widget and does not tell. Something else at that address
    would then be taken for the item: a widget without ``parentWidget``, once in a while.
    """
    outer.addLayout(inner, stretch)
    _forget_items(inner)


def _forget_items(layout: QLayout) -> None:
    if isinstance(layout, OwnLayout):
        return
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if isinstance(item, QLayout):
            _forget_items(item)
        elif item is not None:
            shiboken6.invalidate(item)


def widgets_in(layout: QLayout) -> list[QWidget]:
    """Those of ``layout`` and of the layouts in it, in order; no wrapper of an item is kept."""
    own = isinstance(layout, OwnLayout)
    found: list[QWidget] = []
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if isinstance(item, QLayout):
            found += widgets_in(item)
        elif item is not None:
            widget = item.widget()
            found += [] if widget is None else [widget]
            if not own:
                shiboken6.invalidate(item)
    return found
