"""What a strict reader of the accessibility tree objects to, asked of Qt's own interfaces.

The same rules a screen reader's walk over the bus applies, without a bus: so every place
any of our walks stands at is read, at every size and in every look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QWidget

Role = QAccessible.Role
_REACHED = {Role.Button, Role.CheckBox, Role.RadioButton, Role.Link, Role.EditableText}
_PRESSED = {*_REACHED, Role.ComboBox, Role.Slider, Role.SpinBox}
_PLAIN = {Role.Window, Role.Client, Role.Pane, Role.Application}
# WCAG 2.2, success criterion 2.5.8; our own bar of 44 px is held by another check.
_LEAST_PX = 24
_ROWS = 400


def read(root: QWidget) -> list[str]:
    """Everything wrong in the tree below ``root``, in words."""
    face = QAccessible.queryAccessibleInterface(root)
    keys: dict[str, str] = {}
    found = []
    for one in _below(face) if face is not None else ():
        found += [f"{one.role().name} {_name(one)!r}: {wrong}" for wrong in _wrong(one)]
        press = one.text(QAccessible.Text.Accelerator)
        if press and one.role() is not Role.MenuItem:
            if press in keys:
                found.append(f"{_name(one)!r} and {keys[press]!r} are both {press}")
            keys[press] = _name(one)
    return found


def _below(face: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(min(face.childCount(), _ROWS)):
        child = face.child(at)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield child
        yield from _below(child)


def _name(face: QAccessibleInterface) -> str:
    return face.text(QAccessible.Text.Name)


def _wrong(face: QAccessibleInterface) -> Iterator[str]:
    name, role, state = _name(face), face.role(), face.state()
    if state.focusable and not name.strip() and role not in _PLAIN:
        yield "focusable, without a name"
    if name != name.strip():
        yield "white space at the ends of its name"
    if re.search(r"&\w", name):
        yield "a mnemonic in its name"
    if role not in _PRESSED:
        return
    passed_by = not state.focusable and not state.disabled and not state.readOnly
    if role in _REACHED and passed_by:
        yield "not to be reached by keyboard"
    if name.strip() and not re.search(r"\w", name):
        yield "its name is only signs"
    size = face.rect().size()
    if state.focusable and role is not Role.Link and 0 < min(size.toTuple()) < _LEAST_PX:
        yield f"a target of {size.width()} x {size.height()}"
    widget = face.object()
    if isinstance(widget, QComboBox) and shiboken6.isValid(widget) and not _labelled(face):
        yield "a list to choose from that no label names"


def _labelled(face: QAccessibleInterface) -> bool:
    return any(kind == QAccessible.RelationFlag.Label for _other, kind in face.relations())
