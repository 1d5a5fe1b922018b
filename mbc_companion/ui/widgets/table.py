"""The same facts as a picture, as a table: real headers and cells, one Tab stop, no editing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from mbc_companion.ui.theme import theme

_MOST_ROWS = 9
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FactsTable(QTableWidget):
    """``opened`` carries a row's number where rows lead somewhere.

    ``name`` is what a screen reader calls the table. All words are plain text.
    """

    opened = Signal(int)

    def __init__(self, name: str, headers: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(0, len(headers), parent)
        self.leads = False
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headers))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setStretchLastSection(True)
        theme().follow(self._dress)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """One text for each header; the rows before are dropped."""
        self.setRowCount(0)
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                # A cell without a word would be one without a name.
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words or self.tr("Blank"))
                self.setItem(number, column, item)
        self._dress()

    def _dress(self) -> None:
        look = theme()
        self.setFont(look.font("body"))
        self.horizontalHeader().setFont(look.font("label"))
        self.horizontalHeader().setFixedHeight(look.target)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(look.target)
        self.resizeColumnsToContents()
        for column in range(self.columnCount() - 1):
            self.setColumnWidth(column, self.columnWidth(column) + look.px(20))
        shown = min(self.rowCount(), _MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight((shown + 1) * look.target + bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS and self.leads and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        # Afterwards: by hand or key the current row is set behind the selection.
        QTimer.singleShot(0, self, self._open_selected)

    def _open_selected(self) -> None:
        """A screen reader's own act selects a row and does no more: it is opened as well."""
        chosen = self.selectionModel().selectedIndexes()
        if self.leads and chosen and chosen[0].row() != self.currentRow():
            self.setCurrentIndex(chosen[0])
            self.opened.emit(chosen[0].row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.rowAt(event.position().toPoint().y())
        if self.leads and row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(row)
