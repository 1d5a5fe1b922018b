"""Names, roles and descriptions for assistive technology."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

_ROLE = "accessibleRole"
_DEPTH = "timesLeftOut"
_OWN_NAME = "ownObjectName"
# A property of a list item: whether it is the one that Enter opens.
CHOSEN = "chosen"
# Qt leaves a widget of this name out of its parent's accessible children, and all in it.
LEFT_OUT = "qt_rubberband"
_ROLES = {
    "combo box": QAccessible.Role.ComboBox,
    "dialog": QAccessible.Role.Dialog,
    "graphic": QAccessible.Role.Graphic,
    "grouping": QAccessible.Role.Grouping,
    "heading": QAccessible.Role.Heading,
    "link": QAccessible.Role.Link,
    "list": QAccessible.Role.List,
    "list item": QAccessible.Role.ListItem,
    "menu": QAccessible.Role.PopupMenu,
    "menu item": QAccessible.Role.MenuItem,
    "note": QAccessible.Role.Note,
    "notification": QAccessible.Role.Notification,
    "window": QAccessible.Role.Window,
}


class _Plain(QAccessibleWidget):
    """A widget with a role of its own choosing; its words are its name."""

    def text(self, kind: QAccessible.Text) -> str:
        widget = self.object()
        if not isinstance(widget, QWidget):
            return ""
        if kind == QAccessible.Text.Name:
            own = widget.accessibleName() or (widget.windowTitle() if widget.isWindow() else "")
            words = getattr(widget, "text", None)
            return own or (str(words()) if callable(words) else "")
        if kind == QAccessible.Text.Description:
            return widget.accessibleDescription()
        return ""

    def state(self) -> QAccessible.State:
        """The row of a list that the keys are at says that it is selected."""
        found = super().state()
        chosen = self.object().property(CHOSEN)
        if chosen is not None:
            found.selectable = True
            found.selected = bool(chosen)
        return found


class _Pressable(_Plain):
    """The same for a button that is read out as something else, such as a link."""

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction()]

    def doAction(self, action: str) -> None:
        widget = self.object()
        if action == self.pressAction() and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(action)


def install() -> None:
    """Have Qt ask us for the accessible face of widgets that carry a role.

    To be called after the QApplication is made: the last factory is asked first.
    """
    QAccessible.installFactory(_make)


def _make(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = thing.property(_ROLE)
    if not isinstance(thing, QWidget) or role not in _ROLES:
        return None
    kind = _Pressable if isinstance(thing, QAbstractButton) else _Plain
    return kind(thing, _ROLES[role])


def set_accessible(
    widget: QWidget, *, name: str = "", description: str = "", role: str = ""
) -> None:
    """Name, description and role, one of the names above.

    The role must be set before a screen reader first asks for the widget, so in its
    constructor; and only a class of our own can have one, not a bare QWidget or QLabel.
    """
    if role:
        # First: with a screen reader running, a new name alone makes Qt ask for the widget.
        widget.setProperty(_ROLE, role)
    if name:
        widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)


def hide_from_tree(widget: QWidget, *, hidden: bool = True) -> None:
    """Take ``widget`` and all in it out of the accessibility tree, or put it back.

    The eye still sees it. Calls nest: what is covered twice comes back after the
    second ``hidden=False``. Its objectName is borrowed meanwhile.
    """
    depth = int(widget.property(_DEPTH) or 0)
    if hidden and depth == 0:
        widget.setProperty(_OWN_NAME, widget.objectName())
        widget.setObjectName(LEFT_OUT)
    if not hidden and depth == 1:
        widget.setObjectName(str(widget.property(_OWN_NAME) or ""))
    widget.setProperty(_DEPTH, max(0, depth + (1 if hidden else -1)))


def is_hidden_from_tree(widget: QWidget) -> bool:
    """Whether ``widget`` or anything around it was taken out of the tree."""
    around: QWidget | None = widget
    while around is not None:
        if around.objectName() == LEFT_OUT:
            return True
        around = around.parentWidget()
    return False
