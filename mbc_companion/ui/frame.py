"""A first window whose title bar fits on the screen as well."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def fit_frame(window: QWidget, chosen: QSize) -> None:
    """Make room for the frame, whose size shows only now, if ``window`` is as first chosen."""
    screen = window.screen()
    if screen is None or window.size() != chosen:
        return
    room = screen.availableSize() - (window.frameGeometry().size() - window.size())
    if chosen.width() > room.width() or chosen.height() > room.height():
        window.resize(chosen.boundedTo(room).expandedTo(window.minimumSize()))
        window.move(screen.availableGeometry().topLeft())
