""" "Print this": the control with the printer on it, of whatever is in front."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mbc_companion.ui.widgets.buttons import Button

PRINTER = "printer"


def print_from(front: QWidget) -> bool:
    """Press the first one that ``front`` shows; False if nothing there is for paper."""
    for button in front.findChildren(Button):
        if button.icon_name == PRINTER and button.isVisible() and button.isEnabled():
            button.click()
            return True
    return False
