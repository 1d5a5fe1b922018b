"""Sheets: a panel over the window, with everything under it out of reach until it closes."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QChildEvent, QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.ui import keys as declared
from mbc_companion.ui import tokens
from mbc_companion.ui.accessible import hide_from_tree, set_accessible
from mbc_companion.ui.fade import fade_in
from mbc_companion.ui.keys import Key, Keys, passes
from mbc_companion.ui.print_key import print_from
from mbc_companion.ui.theme import theme
from mbc_companion.ui.toast import FocusTrap, Toast
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.press import rounded
from mbc_companion.ui.widgets.surfaces import ScrollPage
from mbc_companion.ui.widgets.text import Text


class _Panel(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        rounded(
            painter,
            QRectF(self.rect()),
            18,
            fill=look.color("surface"),
            edge=look.color("lineStrong"),
            width=2,
        )
        painter.end()


class Sheet(FocusTrap):
    """``width`` and ``height`` in px at 100 %, less where the window is smaller.

    A height of 0 is as high as ``body`` needs (only for sheets that scroll).

    Ctrl+P prints where it shows a way to; ``on_key`` binds others, since the keys of the
    page under it do not work above it.

    Put things into ``body``; it scrolls when the text is large. It frees itself
    after ``closed`` unless ``keep`` is set.
    """

    closed = Signal()

    def __init__(
        self,
        host: QWidget,
        title: str,
        *,
        width: int = 1100,
        height: int = 708,
        scrolls: bool = True,
        keep: bool = False,
    ) -> None:
        window = host.window()
        super().__init__(window)
        self.hide()
        self._window = window
        self._size = (width, height)
        self._keep = keep
        self._presses: dict[Key, Callable[[], object]] = {declared.PRINT: self._press_printer}
        self._covered: list[QWidget] = []
        self._before: QWidget | None = None
        set_accessible(self, name=title, role="dialog")
        self._panel = _Panel(self)
        self._column = QVBoxLayout(self._panel)
        self.title = Text(title, "display", heading=1, parent=self._panel)
        self.close_button = Button(self.tr("Close"), "secondary", icon="x", key="Esc")
        self.close_button.clicked.connect(self.close)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        nest(self._column, self.head)
        if scrolls:
            self.scroller = ScrollPage(margin=0, parent=self._panel)
            self.body = self.scroller.body
            self._column.addWidget(self.scroller, 1)
        else:
            self.body = QVBoxLayout()
            nest(self._column, self.body, 1)
        theme().follow(self._dress)

    def set_title(self, title: str) -> None:
        self.title.set_words(title)
        self.setAccessibleName(title)

    def open(self) -> None:
        """Show above everything; the focus goes to the first control of the body."""
        if self.is_open:
            return
        self.is_open = True
        self._before = QApplication.focusWidget()
        self._cover()
        self._window.installEventFilter(self)
        self._fill()
        self.show()
        self.raise_()
        fade_in(self)
        theme().app.focusChanged.connect(self._keep_focus)
        self.focus_first()

    def focus_first(self) -> None:
        """Where the focus starts; the Close button if nothing else is there."""
        stops = [w for w in self._stops() if w is not self.close_button]
        (stops[0] if stops else self.close_button).setFocus(Qt.FocusReason.TabFocusReason)

    def close(self) -> bool:
        """Hide, give the focus back and say ``closed``."""
        if not self.is_open:
            return True
        self.is_open = False
        theme().app.focusChanged.disconnect(self._keep_focus)
        self._window.removeEventFilter(self)
        for widget in self._covered:
            if shiboken6.isValid(widget):
                hide_from_tree(widget, hidden=False)
        self._covered = []
        self.hide()
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()
        if not self._keep:
            self.deleteLater()
        return True

    def _cover(self) -> None:
        for child in self._window.children():
            # What is hidden now (the Hide cover) may come to lie above this sheet.
            if child is not self and isinstance(child, QWidget) and not child.isHidden():
                self._cover_one(child)

    def _cover_one(self, child: QWidget) -> None:
        if not child.isWindow() and child not in self._covered:
            hide_from_tree(child)
            self._covered.append(child)

    def _dress(self) -> None:
        look = theme()
        self._column.setContentsMargins(look.px(32), look.px(24), look.px(32), look.px(24))
        self._column.setSpacing(look.px(16))
        self._fill()

    def _fill(self) -> None:
        self.setGeometry(self._window.rect())
        margin = 24
        wide = min(theme().px(self._size[0]), self.width() - 2 * margin)
        high = min(self._wanted_height(wide), self.height() - 2 * margin)
        self._panel.setGeometry((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)

    def _wanted_height(self, wide: int) -> int:
        if self._size[1]:
            return theme().px(self._size[1])
        inner = wide - 2 * theme().px(32)
        inside = self.body.totalHeightForWidth(inner)
        inside = inside if inside > 0 else self.body.totalSizeHint().height()
        frame = self._column.totalMinimumSize().height()
        return frame - self.scroller.minimumSizeHint().height() + inside + 2

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_open and watched is self._window and shiboken6.isValid(self._window):
            if event.type() == QEvent.Type.Resize:
                self._fill()
            elif isinstance(event, QChildEvent) and event.polished():
                self._meet(event.child())
        return False

    def _meet(self, newcomer: QObject) -> None:
        """Something came into the window meanwhile: it is covered too, unless it lies above."""
        above = isinstance(newcomer, (FocusTrap, Toast)) or hasattr(newcomer, "above_sheets")
        if isinstance(newcomer, QWidget) and not above:
            self._cover_one(newcomer)
            self.raise_()

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and not passes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            self._press(QKeySequence(event.keyCombination()))
        event.accept()

    def on_key(self, key: Key, act: Callable[[], object]) -> None:
        """``act`` at a press of ``key`` while this sheet is in front."""
        self._presses[key] = act

    def _press(self, press: QKeySequence) -> None:
        in_force = getattr(self._window, "keys", None) or Keys()
        for key, act in self._presses.items():
            if press in in_force.sequences(key):
                act()
                return

    def _press_printer(self) -> None:
        print_from(self._panel)

    def mousePressEvent(self, event: QEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        return self.step_focus(forward=forward)

    def step_focus(self, *, forward: bool) -> bool:
        stops = self._stops()
        if not stops:
            return True
        focused = QApplication.focusWidget()
        place = stops.index(focused) if focused in stops else (-1 if forward else 0)
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + step) % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        """What Tab reaches, in order."""
        found: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self._mine(widget) and self._reachable(widget):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    def _reachable(self, widget: QWidget) -> bool:
        tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        shown = widget.isEnabled() and widget.isVisibleTo(self._window)
        return tabbed and shown and widget.focusProxy() is None

    def _mine(self, widget: QWidget) -> bool:
        """Whether ``widget`` is in the sheet or in a toast above it."""
        around: QWidget | None = widget
        while around is not None and around is not self:
            if isinstance(around, Toast) and around not in self._covered:
                return True
            around = around.parentWidget()
        return around is self

    def _keep_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Something under the sheet asked for the focus: take it back."""
        if new is None or not self.is_open or self.isHidden() or new.window() is not self._window:
            return
        # What was covered may be gone since: pages behind the sheet build their rows anew.
        self._covered = [covered for covered in self._covered if shiboken6.isValid(covered)]
        if any(covered.isAncestorOf(new) for covered in self._covered):
            QTimer.singleShot(0, self, self._take_back)

    def _take_back(self) -> None:
        focused = QApplication.focusWidget()
        if self.is_open and (focused is None or not self._mine(focused)):
            self.focus_first()

    def paintEvent(self, _event: QPaintEvent) -> None:
        scrim = tokens.tokens()["scrim"]
        veil = QColor(scrim["color"])
        veil.setAlphaF(scrim["alpha"])
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()


class ConfirmSheet(Sheet):
    """A question with two answers; the safe one has the focus and is what Esc means."""

    answered = Signal(bool)

    def __init__(
        self, host: QWidget, title: str, words: str, *, yes: str, no: str, removes: bool = False
    ) -> None:
        super().__init__(host, title, width=560, height=0)
        self.title.set_text_style("title")
        self.close_button.hide()
        self._answer = False
        self.body.addWidget(Text(words, parent=self))
        self.body.addStretch(1)
        self.no_button = Button(no, "secondary")
        self.yes_button = Button(yes, "danger" if removes else "primary")
        if removes:
            self.yes_button.set_icon("trash")
        row = QHBoxLayout()
        row.addWidget(self.no_button)
        row.addStretch(1)
        row.addWidget(self.yes_button)
        if not no:
            self.no_button.hide()
        nest(self._column, row)
        self.no_button.clicked.connect(self.close)
        self.yes_button.clicked.connect(self._say_yes)
        self.closed.connect(lambda: self.answered.emit(self._answer))

    def focus_first(self) -> None:
        safe = self.no_button if self.no_button.text() else self.yes_button
        safe.setFocus(Qt.FocusReason.TabFocusReason)

    def _say_yes(self) -> None:
        self._answer = True
        self.close()
