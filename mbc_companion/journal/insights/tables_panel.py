"""Everything the pictures of Insights show, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.journal.insights.counting import AroundScan
from mbc_companion.journal.insights.domain import Look
from mbc_companion.journal.insights.facts_view import facts
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.table import FactsTable
from mbc_companion.ui.widgets.text import Text


class _TableCard(Card):
    def __init__(self, title: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.body.addWidget(Text(title, "h2", heading=2))
        self.table = FactsTable(title, headers)
        self.table.show_rows(rows)
        self.body.addWidget(self.table)


class TablesPanel(QWidget):
    """Built anew for every look; ``opened`` carries the uid of an entry."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(20))

    def show_look(self, look: Look, scans: tuple[AroundScan, ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in facts(look, scans):
            table = self._add(one.title, one.headers, one.rows)
            if one.uids:
                table.leads = True
                table.opened.connect(partial(self._opened, one.uids))

    def _add(self, title: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> FactsTable:
        card = _TableCard(title, headers, rows)
        self._column.addWidget(card)
        return card.table

    def _opened(self, uids: tuple[str, ...], row: int) -> None:
        self.opened.emit(uids[row])
