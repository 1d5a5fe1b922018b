"""Cards of the other rooms on Today, in two columns where there is room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mbc_companion.ui.breadth import Breadth, breadth, turn
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card

_WIDE, _SIDE = 568, 392


class TodayCard(Card):
    """Says one thing, or is not there at all."""

    def look(self) -> bool:
        """Read what there is to say now; False hides the card. Shows no trouble of its own."""
        return True


class CardColumns(QWidget):
    """The next visit at the left, smaller cards at the right; one column when narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[TodayCard] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column, share in zip(self._columns, (_WIDE, _SIDE), strict=True):
            column.addStretch(1)
            nest(self._row, column, share)
        theme().follow(self._dress)
        self.look()

    def add(self, card: TodayCard, *, side: bool) -> None:
        self._cards.append(card)
        column = self._columns[side]
        column.insertWidget(column.count() - 1, card)
        self.look()

    def look(self) -> None:
        """Ask every card whether it has something to say."""
        for card in self._cards:
            card.setVisible(card.look())
        self.setVisible(any(not card.isHidden() for card in self._cards))
        self.fit(self.window().width())

    def fit(self, width: int) -> None:
        """``width`` px of the window."""
        filled = [
            any(not card.isHidden() for card in self._cards if column.indexOf(card) >= 0)
            for column in self._columns
        ]
        wide = breadth(max(1, width), theme().scale) is Breadth.WIDE and all(filled)
        turn(self._row, wide=wide)

    def _dress(self) -> None:
        for layout in (self._row, *self._columns):
            layout.setSpacing(theme().px(20))
