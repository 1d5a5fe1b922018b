"""Rows of the list at the left: contacts, or helplines with their number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
_NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class Line:
    """``number`` makes it a helpline, shown large; ``open`` then fills the dot.

    ``icons`` are (icon, color token, words) at the right, read out with the row.
    """

    uid: str
    name: str
    under: str
    number: str = ""
    open: bool = False
    icons: tuple[tuple[str, str, str], ...] = ()

    @property
    def spoken(self) -> str:
        parts = (self.name, self.number, self.under, *(words for _, _, words in self.icons))
        return ", ".join(part for part in parts if part)


class LinesModel(QAbstractListModel):
    """Shows the lines it was given last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Iterable[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def row_of(self, uid: str) -> int:
        """-1 if it is not shown."""
        return next((at for at, line in enumerate(self.lines) if line.uid == uid), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return None
