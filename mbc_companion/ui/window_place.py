"""The size and place of the window, from one start to the next, always within a screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.core.settings import WINDOW_SIZE, Preferences


class WindowPlace:
    """Where the window system lets nobody choose, only the size is remembered."""

    def __init__(self, window: QWidget, public: Preferences) -> None:
        self._window = window
        self._public = public

    def take(self) -> QSize:
        """Give the window its size and place of last time; the size it got."""
        wide, high, *kept = self._public.get(WINDOW_SIZE)
        screen = self._window.screen()
        if kept and (there := QGuiApplication.screenAt(QPoint(*kept) + QPoint(1, 1))) is not None:
            screen = there
        room = screen.availableGeometry() if screen is not None else QRect(0, 0, wide, high)
        size = QSize(wide, high).boundedTo(room.size()).expandedTo(self._window.minimumSize())
        self._window.resize(size)
        if kept:
            self._window.move(within(QRect(QPoint(*kept), size), room))
        return size

    def keep(self) -> None:
        """Called at close and at the lock."""
        window = self._window
        area = window.normalGeometry() if window.isMaximized() else window.geometry()
        kept = [area.width(), area.height()]
        if QGuiApplication.platformName() != "wayland":
            kept += [window.x(), window.y()]
        self._public.set(WINDOW_SIZE, kept)


def within(area: QRect, room: QRect) -> QPoint:
    """The corner of ``area``, moved no further than it must so that it lies in ``room``.

    Of an area larger than the room the top left is inside.
    """
    left = min(area.left(), room.right() + 1 - area.width())
    top = min(area.top(), room.bottom() + 1 - area.height())
    return QPoint(max(left, room.left()), max(top, room.top()))
