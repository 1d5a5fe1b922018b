"""How our buttons are pressed: Enter and Space alike, on release, and never twice by tremor."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QInputEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QToolTip, QWidget

from mbc_companion.ui.theme import theme

GUARD_MS = 300
VERTICAL = int(Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft) | VERTICAL
CENTER = int(Qt.AlignmentFlag.AlignCenter)
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def tip(words: str) -> str:
    """``words`` for a tool tip, letter by letter: Qt reads what looks like markup as a page."""
    return f"<span>{escape(words)}</span>" if "<" in words else words


class _Guard:
    """The moment of the last activation by mouse and by key, anywhere in the program.

    A second press within GUARD_MS is a trembling hand, also when the page changed
    under it. Synthetic events carry no time and always count.
    """

    def __init__(self) -> None:
        self._last = {True: 0, False: 0}

    def allows(self, event: QInputEvent) -> bool:
        moment = event.timestamp()
        last = self._last[isinstance(event, QMouseEvent)]
        return not (moment and last and 0 <= moment - last < GUARD_MS)

    def stamp(self, event: QInputEvent) -> None:
        self._last[isinstance(event, QMouseEvent)] = event.timestamp()


_guard = _Guard()


class PaintedButton(QPushButton):
    """A button that draws itself; ``setText`` takes words as they are, without mnemonics.

    ``ring_radius`` is the corner the focus ring follows, px.
    """

    ring_radius: float = 10

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        super().setText(words.replace("&", "&&"))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def setText(self, words: str) -> None:
        self._words = words
        super().setText(words.replace("&", "&&"))

    def text(self) -> str:
        return self._words

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if _guard.allows(event):
            super().mousePressEvent(event)
        else:
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isDown() and self.hitButton(event.position().toPoint()):
            _guard.stamp(event)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _PRESSES:
            super().keyPressEvent(event)
        elif event.isAutoRepeat() or not _guard.allows(event):
            event.accept()
        else:
            super().keyPressEvent(_as_space(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _PRESSES:
            super().keyReleaseEvent(event)
            return
        if event.isAutoRepeat():
            event.accept()
            return
        if self.isDown():
            _guard.stamp(event)
        super().keyReleaseEvent(_as_space(event))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The tool tip of an icon alone is there for the keyboard as well."""
        super().focusInEvent(event)
        if self.toolTip() and event.reason() in _BY_KEY:
            below = self.mapToGlobal(self.rect().bottomLeft())
            QToolTip.showText(below, self.toolTip(), self)

    def hovered(self) -> bool:
        return self.underMouse() and self.isEnabled()


def _as_space(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(event.type(), Qt.Key.Key_Space, event.modifiers(), " ")


def rounded(
    painter: QPainter,
    area: QRectF,
    radius: float,
    *,
    fill: QColor | None,
    edge: QColor | None,
    width: float = 1,
) -> None:
    """A rounded box whose edge lies wholly inside ``area``; ``radius`` is the outer one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if edge else 0
    inner = area.adjusted(half, half, -half, -half)
    painter.setPen(QPen(edge, width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius - half, radius - half)


def half_rounded(area: QRectF, radius: float, *, left: bool, right: bool) -> QPainterPath:
    """A box with round corners only at the sides asked for."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(area, radius, radius)
    half = area.width() / 2
    if not left:
        path.addRect(area.adjusted(0, 0, -half, 0))
    if not right:
        path.addRect(area.adjusted(half, 0, 0, 0))
    return path.simplified()


def edge_width() -> float:
    """The width of a painted control edge: 1.5 as drawn, 2 in high contrast."""
    return 2.0 if theme().high_contrast else 1.5
