"""A text of which a key paints only the lines it changes.

Qt paints the whole paragraph with every key; in a long one that takes most of a key's time.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextBlock
from PySide6.QtWidgets import QTextEdit

_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_NO_KEYS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
# Letters and the caret may reach a little into the line above.
_OVER = 4


class _Standing(NamedTuple):
    """What tells whether more than some lines of one paragraph changed."""

    blocks: int
    direction: Qt.LayoutDirection
    tall: float
    size: QSizeF


class LinewiseText(QTextEdit):
    """The document is to have no margin of its own."""

    _typing = False

    @property
    def typing(self) -> bool:
        """The caret is here, or was when the window was covered for the lock."""
        return self._typing

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._typing = True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        self._typing = not self.isVisible() or event.reason() in elsewhere

    def type_key(self, event: QKeyEvent) -> None:
        """What Qt does with a key, with as little painting as it needs."""
        cursor = self.textCursor()
        block = cursor.block()
        removes = event.key() in _REMOVING
        writes = bool(event.text()) and event.text().isprintable()
        usual = event.modifiers() in _NO_KEYS and (removes or writes)
        # An empty line shows an example, and a selection may reach over several lines.
        if not usual or cursor.hasSelection() or block.length() < 3:
            super().keyPressEvent(event)
            return
        before, first = self._standing(block), _line_at(block, cursor.positionInBlock())
        layout = self.document().documentLayout()
        blocked = layout.blockSignals(True)
        try:
            super().keyPressEvent(event)
        finally:
            layout.blockSignals(blocked)
        now = self._standing(block) if block.isValid() else None
        if now is None or now[:2] != before[:2]:
            self.viewport().update()
        else:
            place = self.textCursor().position() - block.position()
            # A word at the start of a line may have gone up to the one before.
            first = max(0, min(first, _line_at(block, place)) - 1)
            self._update_lines(block, first, to_end=now.tall != before.tall)
        size = layout.documentSize()
        if size != before.size:
            layout.documentSizeChanged.emit(size)
            self.ensureCursorVisible()

    def _standing(self, block: QTextBlock) -> _Standing:
        document, layout = self.document(), block.layout()
        size = document.documentLayout().documentSize()
        count = layout.lineCount()
        last = layout.lineAt(count - 1)
        tall = last.y() + last.height() if count else 0.0
        return _Standing(document.blockCount(), block.textDirection(), tall, size)

    def _update_lines(self, block: QTextBlock, first: int, *, to_end: bool) -> None:
        """Paint the lines of ``block`` from ``first`` on, ``to_end`` also what is below it."""
        layout, view = block.layout(), self.viewport()
        line, last = layout.lineAt(first), layout.lineAt(layout.lineCount() - 1)
        start = layout.position().y() - self.verticalScrollBar().value()
        top = max(0, int(start + line.y()) - _OVER)
        bottom = view.height() if to_end else int(start + last.y() + last.height()) + _OVER
        view.update(0, top, view.width(), max(0, bottom - top))


def _line_at(block: QTextBlock, place: int) -> int:
    """The number of the line of ``block`` in which ``place`` lies."""
    line = block.layout().lineForTextPosition(max(0, min(place, block.length() - 1)))
    return line.lineNumber() if line.isValid() else 0
