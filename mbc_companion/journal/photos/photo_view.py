"""A grid of thumbnails, and one photo as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mbc_companion.journal.photos.table_model import PhotosModel
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.press import rounded

SIDE = 144
Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        side = theme().px(SIDE)
        return QSize(side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, area = theme(), QRect(option.rect).adjusted(4, 4, -4, -4)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        rounded(
            painter,
            QRectF(area),
            10,
            fill=look.color("primarySoft" if chosen else "sunken"),
            edge=look.color("primary" if chosen else "line"),
            width=2 if chosen else 1,
        )
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        _paint_fitting(painter, area.adjusted(6, 6, -6, -6), pixmap)
        painter.restore()


def _paint_fitting(painter: QPainter, area: QRect, pixmap: QPixmap) -> None:
    if pixmap.isNull():
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    size = pixmap.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    where = QRect(area.topLeft(), size)
    where.moveCenter(area.center())
    painter.drawPixmap(where, pixmap)


class ThumbnailsView(QListView):
    """``opened`` carries the row; a press or Enter opens, arrows move."""

    opened = Signal(int)

    def __init__(self, model: PhotosModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Photos"))
        self.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.currentIndex()
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and chosen.isValid():
            self.opened.emit(chosen.row())
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def choose(self, row: int) -> None:
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )


class LargePhoto(QWidget):
    """One photo, whole, never larger than it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pixmap = QPixmap()
        set_accessible(self, role="graphic")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme().px(200), theme().px(160))

    def show_photo(self, data: bytes | None, name: str) -> None:
        self.pixmap = QPixmap()
        if data:
            self.pixmap.loadFromData(data)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.rect()
        if not self.pixmap.isNull():
            wide, high = self.pixmap.width(), self.pixmap.height()
            room.setSize(QSize(min(wide, room.width()), min(high, room.height())))
            room.moveCenter(self.rect().center())
        _paint_fitting(painter, room, self.pixmap)
        painter.end()
