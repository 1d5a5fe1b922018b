"""Taking everything off the screen at once, before anything is saved."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from mbc_companion.ui.accessible import hide_from_tree
from mbc_companion.ui.widgets.scenery import Landscape


def draw_curtain(window: QWidget) -> None:
    """Cover ``window`` with the hills, painted on return; nothing under it can be read.

    Menus and file dialogs, which are windows of their own, go as well. The program is
    replaced right after, so what lies under it is never shown again.
    """
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.hide()
    curtain = Landscape()
    for child in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        # Hiding one may be the end of another.
        if shiboken6.isValid(child) and not child.isHidden():
            hide_from_tree(child)
            child.hide()
    curtain.setParent(window)
    curtain.setGeometry(window.rect())
    curtain.show()
    curtain.raise_()
    window.repaint()
