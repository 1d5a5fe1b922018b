"""Find: one box over everything, from every page (design section 11, Flow 14)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.find_rows import FindList
from mbc_companion.ui.finder import Finder
from mbc_companion.ui.finding import LEAST, Hit, Searched
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import PRIVATE_INPUT
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Icon, Separator
from mbc_companion.ui.widgets.text import Text

_WIDE = 698
_TOP = 97 / 800
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# A reader told the number at every letter would never come to an end.
_SAY_AFTER_MS = 400


class _Line(QLineEdit):
    """What is looked for; arrows and Enter belong to the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        # The caret and the active row show where the keys go; the box has the panel's edge.
        self.setProperty("noRing", True)
        self.setMaxLength(200)
        self.setInputMethodHints(PRIVATE_INPUT)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setFont(theme().font("h2", 400))
        font = theme().font("nav", 400)
        font.setPixelSize(theme().text_px(21))
        self.setFont(font)
        self.setMinimumHeight(max(theme().target, theme().text_px(32)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS or event.key() in _ENTERS or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Box(QWidget):
    """A combo box for a screen reader: the line in it, its list under it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        set_accessible(self, name=name, role="combo box")
        self.line = _Line(self)
        self.line.setAccessibleName(name)
        self.count = Text("", "body", "text2", wrap=False, parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Icon("magnifying-glass", "text", 26, parent=self))
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self.count)
        theme().follow(self._dress)

    def _dress(self) -> None:
        side = theme().px(20)
        self._row.setContentsMargins(side, theme().px(10), side, theme().px(10))
        self._row.setSpacing(theme().px(12))


class _Caps(QWidget):
    """What the keys do, painted as caps; a screen reader hears it as one sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = (
            (self.tr("Up"), ""),
            (self.tr("Down"), self.tr("move")),
            (self.tr("Enter"), self.tr("open")),
        )
        said = self.tr("Up and Down move, Enter opens, Esc closes")
        set_accessible(self, name=said, role="note")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().follow(self._dress)

    def _dress(self) -> None:
        self.setMinimumHeight(theme().text_px(30))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().text_px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        font, strong = look.font("caption"), look.font("caption", 600)
        painter.setPen(look.color("text"))
        x, middle = 0, self.height() // 2
        for cap, words in self._parts:
            painter.setFont(strong)
            metrics = painter.fontMetrics()
            wide, high = metrics.horizontalAdvance(cap) + 16, metrics.height() + 6
            painter.setPen(look.color("lineStrong" if look.high_contrast else "line"))
            painter.drawRoundedRect(x, middle - high // 2, wide, high, 5, 5)
            painter.setPen(look.color("text"))
            painter.drawText(x + 8, middle + (metrics.ascent() - metrics.descent()) // 2, cap)
            x += wide + look.px(4)
            if words:
                painter.setFont(font)
                painter.drawText(x, middle + (metrics.ascent() - metrics.descent()) // 2, words)
                x += painter.fontMetrics().horizontalAdvance(words) + look.px(22)
        painter.end()


class _Foot(QWidget):
    """The last line of the panel, in its lower corners' shape."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        theme().follow(self._dress)

    def _dress(self) -> None:
        side = theme().px(20)
        edge = theme().px(8)
        self.row.setContentsMargins(side, edge, edge, edge)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("sunken"))
        painter.drawRoundedRect(self.rect(), 16, 16)
        painter.fillRect(0, 0, self.width(), self.height() // 2, look.color("sunken"))
        painter.end()


class _Nothing(Text):
    """In place of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "body", "text2", parent=parent)

    def _dress(self) -> None:
        side = theme().px(22)
        self.setContentsMargins(side, side, side, side)
        super()._dress()


class FindSheet(Sheet):
    """Closes before what was chosen is done, so that the focus goes where that leads."""

    def __init__(self, host: QWidget, searched: Searched) -> None:
        super().__init__(host, self.tr("Find"), width=_WIDE, height=0)
        self.title.hide()
        self.close_button.hide()
        self.box = _Box(self.tr("Find an act, a page, your words or a person"), self._panel)
        self.line = self.box.line
        self.list = FindList()
        self.nothing = _Nothing(self)
        self.nothing.hide()
        self.finder = Finder(searched, self)
        self._chosen: Hit | None = None
        self._say = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._say.timeout.connect(self._say_count)
        self._build()
        self.line.textChanged.connect(self._typed)
        self.finder.found.connect(self._show)
        self.finder.failed.connect(self._show_trouble)
        self.list.opened.connect(self._open)
        self.list.moved.connect(self._say_active)
        theme().app.focusChanged.connect(self._focus_moved)
        self.closed.connect(self._act)

    def _build(self) -> None:
        self.scroller.inside.installEventFilter(self)
        self._column.insertWidget(0, self.box)
        self._column.insertWidget(1, Separator(parent=self._panel))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        foot = _Foot(self._panel)
        self.shut = Button(self.tr("Close"), "quiet", key="Esc", parent=foot)
        self.shut.clicked.connect(self.close)
        foot.row.addWidget(_Caps(foot), 1)
        foot.row.addWidget(self.shut)
        under = QVBoxLayout()
        under.setSpacing(0)
        under.addWidget(Separator(parent=self._panel))
        under.addWidget(foot)
        nest(self._column, under)
        self._dress()

    def open(self) -> None:
        super().open()
        self.finder.look(self.line.text())

    def focus_first(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> bool:
        self.finder.stop()
        self._say.stop()
        return super().close()

    def _typed(self, typed: str) -> None:
        self.finder.look(typed)

    def _show(self, hits: Sequence[Hit]) -> None:
        asked = len(self.line.text().split()) > 0 and len(self.line.text().strip()) >= LEAST
        self.list.show_hits(hits, self.line.text())
        self.list.setVisible(bool(hits))
        none = asked and not hits and self.finder.whole
        self.nothing.set_words(self.tr("Nothing with those letters. Try a shorter word."))
        self.nothing.setVisible(none)
        self.box.count.set_words(self._count(len(hits)) if asked else "")
        self._order()
        self._fill()
        if asked and self.finder.whole:
            self._say.start()

    def _count(self, count: int) -> str:
        return self.tr("%n found", "", count)

    def _order(self) -> None:
        """Tab goes from the line through the rows to Close."""
        stops: list[QWidget] = [self.line, *self.list.rows(), self.shut]
        for before, after in itertools.pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _say_count(self) -> None:
        row = self.list.active
        if row is None:
            announce(self.line, self.nothing.text())
        else:
            announce(self.line, f"{self.box.count.text()}. {row.spoken()}")

    def _say_active(self) -> None:
        row = self.list.active
        if row is not None:
            self.scroller.ensureWidgetVisible(row, 0, theme().px(44))
            place = self.list.rows().index(row) + 1
            where = self.tr("{place} of {count}")
            where = where.format(place=place, count=len(self.list.rows()))
            announce(self.line, f"{row.spoken()}, {where}")

    def _show_trouble(self, error: KnownError) -> None:
        self.nothing.set_words(troubles.words(error))
        self.nothing.show()
        announce(self.line, self.nothing.text())
        self._fill()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.is_open:
            self.list.go_to(new)

    # -- keys --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.step(_STEPS[event.key()])
            event.accept()
        elif event.key() in _ENTERS:
            self.finder.hurry()
            if self.list.active is not None and self.list.active.hit is not None:
                self._open(self.list.active.hit)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # type: ignore[override]
        """A press beside the panel closes it; a press on the panel itself does nothing."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close()
        event.accept()

    def _open(self, hit: Hit) -> None:
        self._chosen = hit
        self.close()

    def _act(self) -> None:
        chosen, self._chosen = self._chosen, None
        if chosen is not None:
            # The sheet is gone first, and a toast or another sheet finds the window free.
            QTimer.singleShot(0, chosen.act)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.scroller.inside and event.type() == QEvent.Type.LayoutRequest:
            self._fill()
        return super().eventFilter(watched, event)

    # -- room --------------------------------------------------------------------

    def _dress(self) -> None:
        edge = 2
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(0)
        self._fill()

    def _fill(self) -> None:
        """A fifth of the way down, as tall as what was found, never beyond the window."""
        self.setGeometry(self._window.rect())
        margin = 24
        top = max(margin, round(self.height() * _TOP))
        wide = min(theme().px(_WIDE), self.width() - 2 * margin)
        high = min(self._wanted_height(wide), self.height() - top - margin)
        corner = QPoint((self.width() - wide) // 2, top)
        self._panel.setGeometry(corner.x(), corner.y(), wide, high)

    def _wanted_height(self, wide: int) -> int:
        inner = wide - 4
        inside = self.body.totalHeightForWidth(inner)
        inside = inside if inside > 0 else self.body.totalSizeHint().height()
        least = self._column.totalMinimumSize().height()
        return least + max(0, inside + 12 - self.scroller.minimumSizeHint().height())
