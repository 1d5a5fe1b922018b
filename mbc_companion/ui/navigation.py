"""The list of pages at the left: a radio group in three groups told apart by distance."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.icons import pixmap
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import PaintedButton
from mbc_companion.ui.widgets.surfaces import ScrollPage

_BAR = 4
# How far a key moves among the rows; Home and End go to the ends.
_TO_FIRST, _TO_LAST = -1000, 1000
_STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: _TO_FIRST,
    Qt.Key.Key_End: _TO_LAST,
}
_ICON = 22


class Group(IntEnum):
    """Pages about me; appointments and money; reading; and Settings, at the bottom."""

    ME = 0
    CARE = 1
    READING = 2
    BOTTOM = 3


class NavRow(PaintedButton):
    """One page. Checked means "you are here"; a click only asks for the page.

    Exclusive, so that a screen reader calls it a radio button and says which of how
    many is the current one; otherwise it would be read as a check box.
    """

    stepped = Signal(int)

    def __init__(self, words: str, icon: str) -> None:
        super().__init__(words)
        self._icon = icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self.updateGeometry)

    def nextCheckState(self) -> None:
        """Left to the shell: the page may still have something to save first."""

    def show_here(self, *, here: bool) -> None:
        """Exclusive buttons refuse to be unchecked while they are that."""
        self.setAutoExclusive(False)
        self.setChecked(here)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        now = theme()
        words = QFontMetrics(now.font("h3")).horizontalAdvance(self.text())
        width = 3 * now.px(12) + now.text_px(_ICON) + words + 2
        height = QFontMetrics(now.font("h3")).height() + now.px(12)
        return QSize(width, max(now.px(46), now.target, height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme()
        here = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here or self.hovered():
            edge = QPen(now.color("line"), now.edge) if here else QPen(Qt.PenStyle.NoPen)
            painter.setPen(edge)
            painter.setBrush(now.color("surface" if here else "hover"))
            half = now.edge / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 10, 10)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("primary"))
            inset = now.px(10)
            painter.drawRoundedRect(QRectF(0, inset, _BAR, self.height() - 2 * inset), 2, 2)
        side, gap = now.text_px(_ICON), now.px(12)
        name, tone = (f"{self._icon}-fill", "primary") if here else (self._icon, "text2")
        painter.drawPixmap(gap, (self.height() - side) // 2, pixmap(name, tone, _ICON))
        painter.setFont(now.font("h3" if here else "nav"))
        painter.setPen(now.color("text" if here else "text2"))
        left = gap + side + gap
        words = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()


class Navigation(QWidget):
    """The group "Pages": one Tab stop, arrows inside, Enter or a click goes there."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, NavRow] = {}
        self._groups: dict[str, Group] = {}
        self._current = ""
        set_accessible(self, name=self.tr("Pages"), role="grouping")
        self._top = ScrollPage(margin=0)
        self._top_rows = self._top.body
        self._bottom = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._top, 1)
        nest(layout, self._bottom)
        for rows in (self._top_rows, self._bottom):
            rows.setContentsMargins(0, 0, 0, 0)
        theme().follow(self._dress)

    def _dress(self) -> None:
        for rows in (self._top_rows, self._bottom):
            rows.setSpacing(2)

    def rows(self) -> list[NavRow]:
        """In reading order."""
        return [self._rows[key] for key in self._order()]

    def add(self, key: str, words: str, icon: str, group: Group) -> None:
        """Pages of one group stand in the order they were added."""
        row = NavRow(words, icon)
        row.clicked.connect(lambda: self.asked.emit(key))
        row.toggled.connect(lambda here: self._toggled(key, here=here))
        row.stepped.connect(self._step)
        self._rows[key] = row
        self._groups[key] = group
        self._lay_out()
        self.set_current(self._current)

    def _toggled(self, key: str, *, here: bool) -> None:
        """A screen reader's "toggle" checks the row without a click."""
        if here and key != self._current:
            self.asked.emit(key)

    def set_current(self, key: str) -> None:
        """Mark where the person is; that row is the one Tab stops at."""
        self._current = key
        stop = key if key in self._rows else next(iter(self._order()), "")
        for name, row in self._rows.items():
            row.show_here(here=name == key)
            policy = Qt.FocusPolicy.StrongFocus if name == stop else Qt.FocusPolicy.ClickFocus
            row.setFocusPolicy(policy)

    def focus_current(self) -> None:
        row = self._rows.get(self._current) or next(iter(self._rows.values()))
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, by: int) -> None:
        """The focus only: a page is left and shown when its row is pressed."""
        rows = self.rows()
        ends = {_TO_FIRST: 0, _TO_LAST: len(rows) - 1}
        focused = next((place for place, row in enumerate(rows) if row.hasFocus()), 0)
        to = ends.get(by, (focused + by) % len(rows))
        rows[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _order(self) -> list[str]:
        return sorted(self._rows, key=lambda key: self._groups[key])

    def _lay_out(self) -> None:
        for rows in (self._top_rows, self._bottom):
            while rows.takeAt(0) is not None:
                pass
        before: Group | None = None
        for key in self._order():
            group = self._groups[key]
            rows = self._bottom if group is Group.BOTTOM else self._top_rows
            if before is not None and group not in (before, Group.BOTTOM):
                rows.addSpacing(theme().px(12))
            rows.addWidget(self._rows[key])
            before = group
        self._top_rows.addStretch(1)
