"""The list at the left: chosen on release, followed by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from mbc_companion.contacts.delegate import LineDelegate
from mbc_companion.contacts.table_model import Line, LinesModel
from mbc_companion.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
LEAST_ROWS = 3


class LinesView(QListView):
    """``opened`` is a click or Enter on a row, ``moved`` an arrow key; both carry the uid."""

    opened = Signal(str)
    moved = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
        self.rows = LinesModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda index: self._say(index, self.opened))
        theme().follow(self._dress)

    def show_lines(self, lines: tuple[Line, ...], chosen: str) -> None:
        """Other rows; ``chosen`` stays marked if it is among them."""
        self.rows.show(lines)
        self.choose(chosen)
        self._dress()

    def choose(self, uid: str) -> None:
        """Mark a row without saying so."""
        row = self.rows.row_of(uid)
        blocked = self.blockSignals(True)
        if row < 0:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(self.rows.index(row))
        self.blockSignals(blocked)
        self.viewport().update()

    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.setMaximumHeight(max(1, self._content()))
        self.updateGeometry()

    def _content(self) -> int:
        count = self.rows.rowCount()
        return count * self.sizeHintForRow(0) if count else 0

    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), self._content() if self._whole else self.least())

    def least(self) -> int:
        """The height below which what it stands in scrolls instead of it."""
        row = self.sizeHintForRow(0) if self.rows.rowCount() else 0
        return min(self._content(), LEAST_ROWS * row)

    def set_whole(self, *, whole: bool) -> None:
        """All rows at once, for a column that scrolls: one scroll bar, not one in another."""
        if whole != self._whole:
            self._whole = whole
            self.updateGeometry()

    def _say(self, index: Index, signal: SignalInstance) -> None:
        if index.isValid():
            signal.emit(self.rows.lines[index.row()].uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                self._say(self.currentIndex(), self.opened)
            event.accept()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self._say(self.currentIndex(), self.moved)

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing in the list; there is a search field for them."""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        # Afterwards: by hand or key the current row is set behind the selection.
        QTimer.singleShot(0, self, self._open_selected)

    def _open_selected(self) -> None:
        """A screen reader's own act selects a row and does no more: it is opened as well."""
        current, chosen = self.currentIndex(), self.selectionModel().selectedIndexes()
        wanted = chosen[0] if chosen else current
        if wanted.isValid() and (not chosen or wanted.row() != current.row()):
            self.setCurrentIndex(wanted)
            self._say(wanted, self.opened)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.scrollTo(current)
        if current.isValid() and self.hasFocus() and QAccessible.isActive():
            said = QAccessibleEvent(self, QAccessible.Event.Focus)
            said.setChild(current.row())
            QAccessible.updateAccessibility(said)
