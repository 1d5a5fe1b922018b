"""A page to read: a list that is looked through, and the whole of what is chosen in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from mbc_companion.exchange.safe_part.domain import Record, with_words
from mbc_companion.ui import keys as declared
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.keys import Keys
from mbc_companion.ui.page import Page
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.search import SearchLine
from mbc_companion.ui.widgets.surfaces import Separator
from mbc_companion.ui.widgets.text import Text

_LIST_WIDE = 330
_LEFT, _WHOLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag(0)
_ANY = 16_777_215  # the most Qt knows
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._records: tuple[Record, ...] = ()
        self._places: Sequence[int] = ()

    def show_all(self, records: tuple[Record, ...], places: Sequence[int]) -> None:
        self.beginResetModel()
        self._records, self._places = records, places
        self.endResetModel()

    def record(self, row: int) -> Record:
        return self._records[self._places[row]]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.record(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{one.title}\n{one.about}" if one.about else one.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.title}, {one.about}" if one.about else one.title
        return None


class _Spaced(QStyledItemDelegate):
    """Two lines with air around them, high enough to be pressed."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        look = theme()
        high = 2 * QFontMetrics(look.font("body")).lineSpacing() + 2 * look.px(8)
        return QSize(look.text_px(_LIST_WIDE) // 2, max(high, look.target))


class _Whole(QTextEdit):
    """Words to read and to move through by keyboard, as plain text; nothing can be typed."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setUndoRedoEnabled(False)
        self.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font("reading"))


class ReadingPage(Page):
    """Has no control that changes anything; ``show_records`` comes once, when all is read."""

    def __init__(self, key: str, title: str, keys: Keys | None = None) -> None:
        super().__init__()
        self.key = key
        self._title = title
        self._records: tuple[Record, ...] = ()
        self._narrow = self._opened = False
        self._left, self._right = QWidget(self), QWidget(self)
        self.search = SearchLine(self.tr("Search these words"), parent=self)
        self.told = Text(self.tr("One moment…"), "body", "text2", parent=self)
        self.back_button = Button(self.tr("Back to the list"), icon="arrow-left", parent=self)
        self.back_button.clicked.connect(self._back)
        self.rows = _Rows(self)
        self.list = QListView(self)
        self.list.setModel(self.rows)
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(_Spaced(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.heading = Text("", "title", heading=2, parent=self)
        self.about = Text("", "body", "text2", parent=self)
        self.whole = _Whole(self.tr("What is written"), self)
        self._line = Separator(vertical=True, parent=self)
        self._fill()
        self.search.textChanged.connect(self._look)
        self.search.went_down.connect(self._to_list)
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._show(now))
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        (keys or Keys()).bind(self, declared.FIND_HERE, self.look_for)
        theme().follow(self._fit)

    def _fill(self) -> None:
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 1, 0, 0)
        both.setSpacing(0)
        for part in (self._left, self._line, self._right):
            both.addWidget(part, int(part is self._right))
        self._columns = (QVBoxLayout(self._left), QVBoxLayout(self._right))
        for column, parts in zip(
            self._columns,
            ((self.search, self.told), (self.back_button, self.heading, self.about)),
            strict=True,
        ):
            for part in parts:
                column.addWidget(part, 0, _LEFT if part is self.back_button else _WHOLE)
        self._columns[0].addWidget(self.list, 1)
        self._columns[1].addWidget(self.whole, 1)

    # -- what a page is ----------------------------------------------------------------

    def title(self) -> str:
        return self._title

    def regions(self) -> list[tuple[QWidget, Any]]:
        """F6 stops at the list and at the words."""
        tab = Qt.FocusReason.TabFocusReason
        both = [(self.list, self._to_list), (self.whole, lambda: self.whole.setFocus(tab))]
        return [one for one in both if not one[0].isHidden() and one[0].isVisible()]

    def focus_first(self) -> None:
        self._back()

    def look_for(self) -> None:
        """The caret into the search line."""
        self._back()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # -- what is read -------------------------------------------------------------------

    def show_records(self, records: tuple[Record, ...]) -> None:
        self._records = records
        self._look()

    def end(self) -> None:
        """The vault closes: no word stays behind."""
        self._records = ()
        self.rows.show_all((), ())
        self._show(QModelIndex())

    def _look(self) -> None:
        typed = self.search.text()
        found = with_words(self._records, typed) if typed.split() else range(len(self._records))
        self.rows.show_all(self._records, found)
        self.told.set_words(self._count(len(found), searched=bool(typed.split())))
        first = self.rows.index(0)
        if first.isValid():
            self.list.setCurrentIndex(first)
        else:
            self._show(first)

    def _count(self, found: int, *, searched: bool) -> str:
        if not self._records:
            return self.tr("Nothing of this could be read, or nothing was written.")
        if not found:
            return self.tr("Nothing here has these words.")
        if searched:
            return self.tr("{found} of {all}").format(found=found, all=len(self._records))
        return self.tr("{all} to read").format(all=len(self._records))

    def _show(self, index: QModelIndex) -> None:
        one = self.rows.record(index.row()) if index.isValid() else Record("", "", "")
        self.heading.set_words(one.title)
        about = "" if one.about.partition(",")[0] in one.text else one.about
        self.about.set_words(about)
        self.about.setVisible(bool(about))
        self.whole.setPlainText(one.text)

    def _open(self, _index: QModelIndex) -> None:
        """Where there is room for one of them only, the words take the place of the list."""
        if self._narrow:
            self._opened = True
            self._fit()
            self.whole.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._opened = False
        self._fit()
        self._to_list()

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    # -- how it looks ---------------------------------------------------------------------

    def _fit(self) -> None:
        look = theme()
        self._narrow = breadth(max(1, self.window().width()), look.scale) is Breadth.NARROW
        self._left.setVisible(not (self._narrow and self._opened))
        self._right.setVisible(self._opened or not self._narrow)
        self._line.setVisible(not self._narrow)
        self.back_button.setVisible(self._narrow)
        wide = look.text_px(_LIST_WIDE) + look.px(32)
        self._left.setMinimumWidth(0 if self._narrow else wide)
        self._left.setMaximumWidth(_ANY if self._narrow else wide)
        self.list.setFont(look.font("body"))
        side = look.px(20)
        left, right = self._columns
        left.setContentsMargins(side, look.px(12), look.px(12), look.px(12))
        right.setContentsMargins(side, look.px(16), side, look.px(12))
        for column in self._columns:
            column.setSpacing(look.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))
        painter.end()
