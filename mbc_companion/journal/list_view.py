"""The list of entries: rows of three heights, laid out by arithmetic, chosen on release."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleStateChangeEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from mbc_companion.journal.delegate import EntryDelegate, heights
from mbc_companion.journal.table_model import EntryListModel
from mbc_companion.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_FORWARD = (_Move.MoveDown, _Move.MoveRight, _Move.MoveNext, _Move.MovePageDown, _Move.MoveHome)


class EntryListView(QListView):
    """``chosen`` is a click or Enter on an entry; ``moved`` follows the arrow keys.

    Qt's own layout of a list asks for the size of every row; this one asks the model's
    ``shape``, so that 100,000 entries open and jump to their end at once.
    """

    chosen = Signal(QModelIndex)
    moved = Signal(QModelIndex)

    def __init__(self, model: EntryListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._hovered = -1
        self._pressed = -1
        self._covered = 0
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._model.set_heights(heights())
        self.updateGeometries()
        self.viewport().update()

    def select_row(self, row: int) -> None:
        """Mark a row as the chosen one without saying so; -1 marks none."""
        blocked = self.blockSignals(True)
        if row < 0:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(self._model.index(row))
        self.blockSignals(blocked)
        self.viewport().update()

    def visualRect(self, index: Index) -> QRect:
        # A row of a page that is not in front has no place: else it would be told as showing.
        if not self.isVisible() or not index.isValid() or index.row() >= self._model.shape.rows:
            return QRect()
        top, high = self._model.shape.span(index.row())
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), high)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._model.shape.row_at(point.y() + self.verticalOffset())
        return QModelIndex() if row is None else self._model.index(row)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or index.row() >= self._model.shape.rows:
            return
        top, high = self._model.shape.span(index.row())
        if index.row() and self._model.month(index.row() - 1) is not None:
            above, _ = self._model.shape.span(index.row() - 1)
            top, high = above, high + top - above
        bar, room = self.verticalScrollBar(), self.viewport().height() - self._covered
        if hint == QAbstractItemView.ScrollHint.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif top + high > bar.value() + room:
            bar.setValue(top + high - room)

    def doItemsLayout(self) -> None:
        # QListView's own would ask the model for every row: 0.2 s at 100,000 entries.
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._model.shape.height + self._covered - room))
        bar.setPageStep(room)
        bar.setSingleStep(theme().px(36))

    def make_room(self, covered: int) -> None:
        """The last ``covered`` px lie under something: the list can be scrolled up past it."""
        if covered != self._covered:
            self._covered = covered
            self.updateGeometries()
            if self.hasFocus():
                self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().color("surface"))
        shape = self._model.shape
        row = shape.row_at(event.rect().top() + self.verticalOffset())
        current = self.currentIndex().row()
        while row is not None and row < shape.rows:
            index = self._model.index(row)
            area = self.visualRect(index)
            if area.top() > event.rect().bottom():
                break
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = area
            if row == current:
                option.state |= QStyle.StateFlag.State_Selected
            if row == self._hovered:
                option.state |= QStyle.StateFlag.State_MouseOver
            self.itemDelegate().paint(painter, option, index)
            row += 1
        painter.end()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        rows, now = self._model.shape.rows, self.currentIndex().row()
        if rows == 0:
            return QModelIndex()
        if action == _Move.MoveHome:
            wanted = 0
        elif action == _Move.MoveEnd:
            wanted = rows - 1
        elif action in (_Move.MovePageUp, _Move.MovePageDown):
            wanted = self._page_from(max(now, 0), down=action == _Move.MovePageDown)
        else:
            wanted = now + (1 if action in _FORWARD else -1)
        return self._model.index(self._entry_near(wanted, forward=action in _FORWARD, now=now))

    def _page_from(self, row: int, *, down: bool) -> int:
        shape = self._model.shape
        top, high = shape.span(row)
        step = max(high, self.viewport().height() - high)
        wanted = max(0, min(shape.height - 1, top + step if down else top - step))
        return shape.row_at(wanted) or 0

    def _entry_near(self, row: int, *, forward: bool, now: int) -> int:
        """The nearest entry: headers are passed over, beyond the ends the row stays."""
        rows = self._model.shape.rows
        row = max(0, min(row, rows - 1))
        if self._model.month(row) is not None:
            row += 1 if forward or row == 0 else -1
        if self._model.month(min(row, rows - 1)) is not None:
            return max(now, 1)
        return row

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region = region.united(QRegion(self.visualRect(index)))
        return region

    def currentChanged(self, current: Index, previous: Index) -> None:
        QAbstractItemView.currentChanged(self, current, previous)
        self.viewport().update()
        if not QAccessible.isActive():
            return
        if previous.isValid() and previous.row() != current.row():
            # Whoever reads along keeps what was said last: the row would stay "focused".
            changed = QAccessible.State()
            changed.focused = True
            lost = QAccessibleStateChangeEvent(self, changed)
            lost.setChild(previous.row())
            QAccessible.updateAccessibility(lost)
        if current.isValid() and self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid() and not event.isAutoRepeat():
                self.chosen.emit(self.currentIndex())
            event.accept()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.moved.emit(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing in the list; there is a search field for them."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.indexAt(event.position().toPoint()).row() if left else -1
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        same = index.isValid() and index.row() == self._pressed
        self._pressed = -1
        if same and self._model.month(index.row()) is None:
            self.setCurrentIndex(index)
            self.chosen.emit(index)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()
