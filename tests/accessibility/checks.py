"""Finds what a person with low vision, trembling hands or a screen reader would stumble over.

Every check walks the visible widgets under ``root`` and returns Findings; a room's
tests assert that there are none at 100, 150 and 200 %. ``root`` must be shown and
laid out (``qtbot.addWidget``, ``show``, ``processEvents``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from mbc_companion.ui.accessible import LEFT_OUT
from mbc_companion.ui.toast import FocusTrap, MakesRoom, Toast

SLACK = 1


@dataclass(frozen=True)
class Finding:
    """``who`` names the widget as a person would look for it."""

    check: str
    who: str
    detail: str

    def __str__(self) -> str:
        return f"{self.check}: {self.who}: {self.detail}"


Inks = Sequence[tuple[QWidget, float | None]]


def all_findings(
    root: QWidget, *, minimum: int = 44, contrast: float = 4.5, inks: Inks | None = None
) -> list[Finding]:
    """Every check below, in one list; ``inks`` are ``contrasts(root)`` where known already."""
    return [
        *clipped_text(root),
        *small_targets(root, minimum),
        *nameless(root),
        *low_contrast(root, contrast, inks),
        *same_mnemonics(root),
        *under_a_toast(root),
    ]


def same_mnemonics(root: QWidget) -> list[Finding]:
    """Two visible controls that one press of Alt and a letter would both mean."""
    seen: dict[str, QWidget] = {}
    found = []
    for widget in root.findChildren(QAbstractButton):
        press = widget.shortcut().toString()
        if not press or not widget.isVisible():
            continue
        if press in seen:
            found.append(Finding("same mnemonic", who(widget), who(seen[press])))
        seen[press] = widget
    return found


def under_a_toast(root: QWidget) -> list[Finding]:
    """Controls that a toast lies over and that cannot be brought out from under it."""
    found = []
    for toast in root.findChildren(Toast):
        if not toast.isVisible():
            continue
        over = _place(toast, root)
        for widget in visible(root):
            stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            below = stop and not toast.isAncestorOf(widget) and not _scrolls_clear(widget, root)
            if below and _place(widget, root).intersects(over):
                found.append(Finding("under a toast", who(widget), toast.accessibleName()))
    return found


def _scrolls_clear(widget: QWidget, root: QWidget) -> bool:
    around: QWidget | None = widget
    while around is not None and around is not root:
        if isinstance(around, FocusTrap) or (
            isinstance(around, QAbstractScrollArea) and isinstance(around, MakesRoom)
        ):
            return True
        around = around.parentWidget()
    return False


def who(widget: QWidget) -> str:
    """Its kind and the words a person would look for it by."""
    words = widget.accessibleName() or _words(widget) or widget.objectName()
    return f"{type(widget).__name__} {words[:40]!r}"


def _words(widget: QWidget) -> str:
    """What the widget itself paints; one made of others is judged by them."""
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if any(isinstance(child, QWidget) for child in widget.children()):
        return ""
    words = getattr(widget, "text", None)
    said = words() if callable(words) else ""
    return said if isinstance(said, str) else ""


def visible(root: QWidget) -> Iterator[QWidget]:
    """``root`` and all that is shown in it, without what was taken out of the tree."""
    if not root.isVisible() or root.objectName() == LEFT_OUT:
        return
    yield root
    if isinstance(root, (QScrollBar, QComboBox)):
        return
    for child in root.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from visible(child)


def _place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def clipped_text(root: QWidget) -> list[Finding]:
    """Words that do not fit their widget, or a widget that sticks out of its parent."""
    found = []
    for widget in visible(root):
        if not _words(widget):
            continue
        for detail in (_too_small(widget), _cut_off(widget, root)):
            if detail:
                found.append(Finding("clipped text", who(widget), detail))
    return found


def _too_small(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _label_too_small(widget)
    if isinstance(widget, QLineEdit):
        return _line_too_small(widget)
    needed = widget.minimumSizeHint()
    high = needed.height()
    if widget.hasHeightForWidth():
        high = widget.heightForWidth(widget.width())
    if needed.width() > widget.width() + SLACK or high > widget.height() + SLACK:
        return f"needs {needed.width()} x {high}, has {widget.width()} x {widget.height()}"
    return ""


def _label_too_small(label: QLabel) -> str:
    room = label.contentsRect()
    words = label.text().split() if label.wordWrap() else label.text().splitlines()
    metrics = QFontMetrics(label.font())
    widest = max(metrics.horizontalAdvance(word) for word in words or [""])
    high = label.heightForWidth(label.width()) if label.wordWrap() else metrics.height()
    if widest > room.width() + SLACK or high > label.height() + SLACK:
        return f"needs {widest} x {high}, has {room.width()} x {label.height()}"
    return ""


def _line_too_small(line: QLineEdit) -> str:
    metrics = QFontMetrics(line.font())
    room = line.contentsRect()
    if metrics.height() > room.height() + SLACK:
        return f"needs {metrics.height()} high, has {room.height()}"
    example = metrics.horizontalAdvance(line.placeholderText())
    if not line.text() and example > room.width() + SLACK:
        return f"the example needs {example} wide, has {room.width()}"
    return ""


def _cut_off(widget: QWidget, root: QWidget) -> str:
    child, parent = widget, widget.parentWidget()
    while parent is not None and child is not root:
        area = parent.parentWidget()
        scrolled = isinstance(area, QAbstractScrollArea) and area.viewport() is parent
        inside = _place(widget, parent)
        room = parent.rect()
        if scrolled and isinstance(area, QAbstractScrollArea):
            if inside.left() < -SLACK or inside.right() > room.right() + SLACK:
                return f"reaches sideways out of what scrolls: {inside.right()} of {room.right()}"
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if area.verticalScrollBarPolicy() != off:
                return ""
        if not room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inside):
            return f"cut off by {type(parent).__name__}: {_box(inside)} in {_box(room)}"
        child, parent = parent, parent.parentWidget()
    return ""


def _box(area: QRect) -> str:
    return f"{area.x()},{area.y()} {area.width()}x{area.height()}"


def small_targets(root: QWidget, minimum: int = 44) -> list[Finding]:
    """Things to press or type in that are less than ``minimum`` px wide or high."""
    found = []
    for widget in targets(root):
        if min(widget.width(), widget.height()) < minimum:
            size = f"{widget.width()} x {widget.height()}, less than {minimum}"
            found.append(Finding("small target", who(widget), size))
    return found


def targets(root: QWidget) -> Iterator[QWidget]:
    """Things to press, to type in or to slide."""
    for widget in visible(root):
        pressed = isinstance(widget, (QAbstractButton, QLineEdit, QComboBox))
        slides = isinstance(widget, QAbstractSlider) and not isinstance(widget, QScrollBar)
        if pressed or slides:
            yield widget


_GRAPHICS = (QAccessible.Role.Graphic, QAccessible.Role.Chart)


def nameless(root: QWidget) -> list[Finding]:
    """Tab stops, buttons and pictures that a screen reader could not call by a name."""
    found = []
    for widget in visible(root):
        face = QAccessible.queryAccessibleInterface(widget)
        if face is None or widget.parentWidget() is None:
            continue
        tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        counts = tabbed or isinstance(widget, QAbstractButton) or face.role() in _GRAPHICS
        if not counts:
            continue
        name = face.text(QAccessible.Text.Name)
        if not name.strip():
            found.append(Finding("no name", who(widget), "focusable or graphic without a name"))
        elif not re.search(r"\w", name):
            found.append(Finding("no name", who(widget), "the name is only symbols"))
    return found


def contrast_ratio(one: QColor, other: QColor) -> float:
    """The WCAG 2.2 ratio, 1 to 21."""
    return _ratio(_luminance(one.rgb()), _luminance(other.rgb()))


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@lru_cache(maxsize=1 << 16)
def _luminance(rgb: int) -> float:
    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(rgb >> shift & 0xFF) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def low_contrast(root: QWidget, minimum: float = 4.5, inks: Inks | None = None) -> list[Finding]:
    """Words whose ink, as painted, stands out less than ``minimum`` from what is behind it."""
    found = []
    for widget, value in contrasts(root) if inks is None else inks:
        if value is None:
            found.append(Finding("no room", who(widget), "its words cannot be seen"))
        elif value < minimum:
            detail = f"{value:.1f}, less than {minimum}"
            found.append(Finding("low contrast", who(widget), detail))
    return found


def contrasts(root: QWidget) -> Iterator[tuple[QWidget, float | None]]:
    """What has words, and how much they stand out as painted; None where they have no room.

    Behind is the most frequent color in the widget, ink the one that differs most;
    the edge of a control is left out, so it cannot stand in for its words. What can
    be scrolled into view is; words that nobody can see are not judged.
    """
    whole: QImage | None = _picture(root, root.rect())
    for widget in visible(root):
        if not _words(widget) or not widget.isEnabled():
            continue
        if seen(widget, root).size() != widget.size() and _scroll_to(widget, root):
            whole = None
        area = seen(widget, root)
        if area.size() != widget.size():
            continue
        edge = 0 if isinstance(widget, QLabel) else 6
        area = area.adjusted(edge, edge, -edge, -edge)
        if area.isEmpty():
            yield widget, None
            continue
        yield widget, _ink_ratio(_picture(root, area) if whole is None else _part(whole, area))


def _picture(root: QWidget, area: QRect) -> QImage:
    return root.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)


def _part(picture: QImage, area: QRect) -> QImage:
    ratio = picture.devicePixelRatio()
    return picture.copy(QRect(area.topLeft() * ratio, area.size() * ratio))


def _scroll_to(widget: QWidget, root: QWidget) -> bool:
    """Bring ``widget`` into view where something around it scrolls."""
    around = widget.parentWidget()
    while around is not None and around is not root.parentWidget():
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, 0)
            return True
        around = around.parentWidget()
    return False


def seen(widget: QWidget, root: QWidget) -> QRect:
    area = _place(widget, root)
    around = widget.parentWidget()
    while around is not None and around is not root:
        area = area.intersected(_place(around, root))
        around = around.parentWidget()
    return area.intersected(root.rect())


def _ink_ratio(picture: QImage) -> float:
    pixels = Counter(memoryview(picture.constBits()).cast("I"))
    if not pixels:
        return 21.0
    behind = _luminance(max(pixels, key=pixels.__getitem__))
    return max(_ratio(_luminance(rgb), behind) for rgb in pixels)
