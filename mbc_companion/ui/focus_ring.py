"""The ring around what has the focus: one overlay per window."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from mbc_companion.ui import tokens
from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.theme import theme

_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ZOrderChange,
}


class FocusRing(QWidget):
    """Shown when the focus was moved by keyboard, and always in text fields.

    A widget may carry ``ring_radius`` (px) and the property ``noRing``.
    """

    _target: QWidget | None = None
    _listening: QObject | None = None

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        hide_from_tree(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._watched: list[QWidget] = []
        self._by_keyboard = True
        self.hide()
        window.installEventFilter(self)
        theme().app.focusChanged.connect(self._focus_changed)
        theme().changed.connect(self.place)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not shiboken6.isValid(self._window):
            return
        # Not at once: the class of the native window takes 2 ms to load, before the first paint.
        QTimer.singleShot(0, self, self._listen)
        for widget in self._watched:
            if shiboken6.isValid(widget) and widget is not self._window:
                widget.removeEventFilter(self)
        self._watched = []
        self._target = new if new is not None and self._window.isAncestorOf(new) else None
        around = self._target
        while around is not None and around is not self._window:
            around.installEventFilter(self)
            self._watched.append(around)
            around = around.parentWidget()
        self.place()

    def _listen(self) -> None:
        """Follow keys and presses as the window system sends them."""
        if not shiboken6.isValid(self._window):
            return
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._listening:
            handle.installEventFilter(self)
            self._listening = handle

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._listening:
            if kind in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
                self._by_keyboard = kind == QEvent.Type.KeyPress
        elif kind in _MOVES and watched is not self:
            self.place()
        return False

    def place(self) -> None:
        """Go around the target, or away."""
        if not shiboken6.isValid(self._window):
            # Its last events come while it is being destroyed; an error then is a crash.
            return
        target = self._target
        if target is None or not shiboken6.isValid(target) or not self._wanted(target):
            self.hide()
            return
        focus = tokens.tokens()["focus"]
        reach = focus["gap"] + focus["width"]
        top_left = target.mapTo(self._window, QPoint(0, 0))
        area = QRect(top_left, target.size()).adjusted(-reach, -reach, reach, reach)
        if area != self.geometry():
            self.setGeometry(area)
        self.show()
        self.raise_()
        self.update()

    def _wanted(self, target: QWidget) -> bool:
        if not target.isVisible() or target.property("noRing"):
            return False
        typed_in = target.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        return self._by_keyboard or typed_in

    def _clip(self) -> QRect:
        """What of the ring lies inside the scroll areas around the target."""
        seen = self.rect()
        widget = self._target.parentWidget() if self._target else None
        while widget is not None and widget is not self._window:
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is widget:
                corner = self.mapFrom(self._window, widget.mapTo(self._window, QPoint(0, 0)))
                seen = seen.intersected(QRect(corner, widget.size()).adjusted(-6, -6, 6, 6))
            widget = widget.parentWidget()
        return seen

    def paintEvent(self, _event: QPaintEvent) -> None:
        focus = tokens.tokens()["focus"]
        painter = QPainter(self)
        painter.setClipRect(self._clip())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("focus"), focus["width"]))
        half = focus["width"] / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = getattr(self._target, "ring_radius", 10) + focus["radiusAdd"]
        radius = min(radius, area.height() / 2)
        painter.drawRoundedRect(area, radius, radius)
        painter.end()
