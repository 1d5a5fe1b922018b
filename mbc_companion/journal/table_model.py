"""The list of entries for a view: months and entries, read only where somebody looks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.journal.domain import EntryRow, Month, MonthCount
from mbc_companion.journal.entry_row import preview_words, spoken_month, spoken_row
from mbc_companion.journal.listing.sections import Sections
from mbc_companion.journal.listing.shape import Heights, Place, Shape

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
MONTH = ROW + 1
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ANSWERED = frozenset((ROW, MONTH, _DISPLAY, _SPOKEN))
_NO_INDEX = QModelIndex()


class Nothing:
    """A list without entries."""

    months: tuple[Month, ...] = ()
    counts: tuple[MonthCount, ...] = ()

    def month(self, section: int) -> Month:
        raise IndexError(section)

    def kinds(self, section: int) -> bytes:
        raise IndexError(section)

    def row(self, section: int, offset: int) -> EntryRow | None:
        raise IndexError(section)


class EntryListModel(QAbstractListModel):
    """Every month header and every entry is a row; ``shape`` says where each lies.

    A row that cannot be read shows as empty: the page says what the trouble is.
    """

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._sections: Sections = Nothing()
        self._heights = Heights(44, 92, 72)
        self.shape = Shape((), self._sections.kinds, self._heights)

    def show(self, sections: Sections) -> None:
        """Show other entries, or the same after many changed."""
        self.beginResetModel()
        self._sections = sections
        self.shape = Shape(sections.counts, sections.kinds, self._heights)
        self.endResetModel()

    def set_heights(self, heights: Heights) -> None:
        """Pixels of the rows, as the delegate needs them."""
        self._heights = heights
        self.shape = Shape(self._sections.counts, self._sections.kinds, heights)
        self.layoutChanged.emit()

    def entries(self) -> int:
        return sum(entries for _month, entries, _wordless in self._sections.counts)

    def entry(self, row: int) -> EntryRow | None:
        """The entry in a row; None on a header, beyond the end or if it is gone."""
        try:
            place = self.shape.place(row)
            return None if place.offset < 0 else self._sections.row(place.section, place.offset)
        except (IndexError, KnownError):
            return None

    def month(self, row: int) -> Month | None:
        """The month whose header is in a row; None on an entry."""
        place = self.shape.place(row)
        return self._sections.month(place.section) if place.offset < 0 else None

    def find(self, uid: str, at: datetime) -> int:
        """The row of an entry, looked for by its moment; -1 if it is not shown."""
        wanted = (at.date(), at)
        for section, (key, entries, _wordless) in enumerate(self._sections.counts):
            if key != f"{at.year:04}-{at.month:02}":
                continue
            low, high = 0, entries
            while low < high:
                middle = (low + high) // 2
                found = self.entry(self.shape.row(Place(section, middle)))
                newer = found is not None and (found.at.date(), found.at) > wanted
                low, high = (middle + 1, high) if newer else (low, middle)
            for offset in range(low, entries):
                row = self.shape.row(Place(section, offset))
                found = self.entry(row)
                if found is None or found.at != at:
                    break
                if found.uid == uid:
                    return row
        return -1

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self.shape.rows

    def index(self, row: int, column: int | None = 0, parent: Index = _NO_INDEX) -> QModelIndex:
        # Qt's own asks this model for its rows and columns each time, at twice the cost.
        if column or not 0 <= row < self.shape.rows or parent.isValid():
            return QModelIndex()
        return self.createIndex(row, 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if not index.isValid() or self.month(index.row()) is not None:
            return enabled
        return enabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in _ANSWERED:
            return None
        try:
            section, offset = self.shape.place(index.row())
            if offset < 0:
                month = self._sections.month(section)
                return month if role == MONTH else None if role == ROW else spoken_month(month)
            entry = None if role == MONTH else self._sections.row(section, offset)
        except (IndexError, KnownError):
            return None
        if entry is None or role == ROW:
            return entry
        if role == _SPOKEN:
            return spoken_row(entry, now=local_now(self._clock))
        return preview_words(entry)
