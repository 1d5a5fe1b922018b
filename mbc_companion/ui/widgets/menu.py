"""A short list of acts beside what they are about, inside the window.

Qt's own menu is a window of its own that assistive technology does not find in the tree,
and that neither Hide nor a lock covers.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.press import rounded

_GAP = 8
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_FAR = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class MenuRow(Button):
    """One act. The arrow keys go from row to row."""

    def __init__(self, words: str, menu: Menu, parent: QWidget) -> None:
        super().__init__(words, "quiet", parent=parent)
        set_accessible(self, role="menu item")
        self._menu = menu
        self.set_left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._menu.take_key(event.key()):
            super().keyPressEvent(event)


class _Inner(QWidget):
    """What scrolls where the rows need more height than there is."""


class Menu(QFrame):
    """``home`` is what it is about: there the focus goes back to. It comes ``instead`` of
    another one.

    It closes by a choice, by Esc, by a press beside it, and when the focus goes elsewhere.
    """

    closed = Signal()

    def __init__(self, home: QWidget, name: str, *, instead: Menu | None = None) -> None:
        if instead is not None:
            instead.shut()
        super().__init__(home.window())
        set_accessible(self, name=name, role="menu")
        self._home = home
        self.rows: list[MenuRow] = []
        inner = self._inner = _Inner()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self._area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self.hide()

    def add(self, words: str, act: Callable[[], object], *, place: int | None = None) -> MenuRow:
        """A row at the end, or before the row that is at ``place``."""
        row = MenuRow(words, self, self._inner)
        row.clicked.connect(lambda: self._choose(act))
        place = len(self.rows) if place is None else place
        self.rows.insert(place, row)
        self._column.insertWidget(place, row)
        if self.isVisible():
            row.show()
            self._fit(self.pos())
        return row

    def drop(self, row: MenuRow) -> None:
        """Take a row away; the focus, if it is there, goes to the first one."""
        had_focus = row.hasFocus()
        self.rows.remove(row)
        self._column.removeWidget(row)
        if had_focus:
            self._go(0)
        row.hide()
        row.deleteLater()
        self._fit(self.pos())

    def open(self, where: QPoint) -> None:
        """``where`` is the corner on the screen; it is moved so that all of it can be seen."""
        self._fit(self.window().mapFromGlobal(where))
        self.show()
        self.raise_()
        self._go(0)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        app.installEventFilter(self)

    def shut(self) -> None:
        """Close; a second time nothing happens."""
        if not self.isVisible():
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.removeEventFilter(self)
        app.focusChanged.disconnect(self._focus_changed)
        if self._holds(QApplication.focusWidget()):
            self._home.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def take_key(self, key: int) -> bool:
        """Whether ``key`` is one of the menu's own."""
        usable = [place for place, row in enumerate(self.rows) if row.isEnabled()]
        if key == Qt.Key.Key_Escape:
            self.shut()
        elif key in _FAR and usable:
            self._go(usable[_FAR[Qt.Key(key)]])
        elif key in _MOVES and usable:
            here = next((p for p, row in enumerate(self.rows) if row.hasFocus()), usable[0])
            at = usable.index(here) if here in usable else 0
            self._go(usable[(at + _MOVES[Qt.Key(key)]) % len(usable)])
        else:
            return False
        return True

    def _go(self, place: int) -> None:
        """The focus to the first row from ``place`` on that can be chosen."""
        for row in self.rows[place:]:
            if row.isEnabled():
                row.setFocus(Qt.FocusReason.TabFocusReason)
                self._area.ensureWidgetVisible(row)
                return

    def _choose(self, act: Callable[[], object]) -> None:
        self._home.setFocus(Qt.FocusReason.PopupFocusReason)
        self.shut()
        act()

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is None or widget is self or self.isAncestorOf(widget)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self._holds(now):
            self.shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            inside = self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
            if not inside and isinstance(watched, QWidget):
                self.shut()
        elif event.type() == QEvent.Type.Resize and watched is self.window():
            self.shut()
        return False

    def _fit(self, corner: QPoint) -> None:
        edge = theme().px(_GAP)
        room = self.window().rect().adjusted(edge, edge, -edge, -edge)
        self._inner.adjustSize()
        wanted = self._column.sizeHint() + QSize(2 * edge, 2 * edge)
        size = wanted.boundedTo(room.size())
        if wanted.height() > size.height():
            size.setWidth(min(room.width(), size.width() + theme().px(16)))
        x = max(room.left(), min(corner.x(), room.right() + 1 - size.width()))
        y = max(room.top(), min(corner.y(), room.bottom() + 1 - size.height()))
        self.setGeometry(QRect(QPoint(x, y), size))
        self._area.setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        area = QRectF(self.rect())
        fill, line = look.color("surface"), look.color("lineStrong")
        rounded(painter, area, 10, fill=fill, edge=line, width=2)
        painter.end()
