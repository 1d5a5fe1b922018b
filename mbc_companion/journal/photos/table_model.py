"""Photos of an entry as a list: each thumbnail is read when it comes into sight."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.photos.domain import Photos

KEPT = 120
Index = QModelIndex | QPersistentModelIndex


class PhotosModel(QAbstractListModel):
    """Keeps the last ``KEPT`` thumbnails, so that a thousand photos cost as much as a hundred."""

    def __init__(self, photos: Photos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._uids: tuple[str, ...] = ()
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()

    def show(self, uids: tuple[str, ...]) -> None:
        self.beginResetModel()
        self._uids = uids
        self.endResetModel()

    def uid(self, row: int) -> str:
        return self._uids[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._uids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnail(self._uids[index.row()])
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = self.tr("Photo {number} of {count}")
            return words.format(number=index.row() + 1, count=len(self._uids))
        return None

    def _thumbnail(self, uid: str) -> QPixmap:
        """Empty where the photo is gone or cannot be read."""
        if uid in self._kept:
            self._kept.move_to_end(uid)
            return self._kept[uid]
        pixmap = QPixmap()
        try:
            data = self._photos.thumbnail(uid)
        except KnownError:
            data = None
        if data:
            pixmap.loadFromData(data)
        self._kept[uid] = pixmap
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return pixmap
