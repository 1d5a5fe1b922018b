"""Where the words are written: plain text only, in the reading face."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QWidget

from mbc_companion.core.text import MAX_ENTRY_CHARACTERS, storable
from mbc_companion.journal.folded_text_widget import insert, line_format, unfolded
from mbc_companion.journal.marks_widget import MarkedText
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.menu import Menu

# 66 characters of Literata at 19.2 px, and less than the 640 that are the most.
MEASURE = 600
_PARAGRAPH = "\u2029"
_LINE = "\u2028"
_KEY = QKeySequence.StandardKey
_TYPING = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class TextEditor(MarkedText):
    """``edited`` follows every change a person makes.

    ``menu_opening`` carries the menu and the place it is about, before it is shown.
    ``too_long`` carries pasted words that do not fit into one entry, and "" for a key
    that does not. ``nothing_to_undo`` and ``nothing_to_redo`` pass Ctrl+Z on to the page.
    """

    edited = Signal()
    copied = Signal()
    too_long = Signal(str)
    nothing_to_undo = Signal()
    nothing_to_redo = Signal()
    escaped = Signal()
    resized = Signal()
    menu_opening = Signal(object, int)

    def __init__(self, clipboard: ClipboardGuard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guard = clipboard
        self.menu: Menu | None = None
        self._loading = False
        self._folds = False
        self._side = 36
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhMultiLine
        )
        self.setAccessibleName(self.tr("Your words"))
        self.setPlaceholderText(self.tr("One line is an entry. So is one word."))
        self.verticalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().contentsChanged.connect(self._say_edited)
        theme().follow(self._dress)

    def _dress(self) -> None:
        # A new font counts as a change of the document; the person changed nothing.
        loading, self._loading = self._loading, True
        self.setFont(theme().font("reading"))
        self._loading = loading
        self.setCursorWidth(max(2, theme().text_px(2)))
        self._set_measure()

    def set_side(self, side: int) -> None:
        """The margin at the left, px at 100 %."""
        if side != self._side:
            self._side = side
            self._set_measure()

    def _set_measure(self) -> None:
        look = theme()
        measure = look.text_px(MEASURE)
        left = look.px(self._side)
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        right = max(look.px(min(20, self._side)), room - left - measure)
        self.setViewportMargins(left, look.px(4), right, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_measure()
        super().resizeEvent(event)
        self.resized.emit()

    def show_words(self, words: str) -> None:
        """Show other words; nothing of the ones before can be undone back."""
        self._loading = True
        self.clear()
        cursor = self.textCursor()
        cursor.setBlockFormat(line_format())
        self._folds = insert(cursor, words)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._loading = False

    def words(self) -> str:
        """What stands on the page, as stored: folded lines are whole again."""
        page, folds = self.document(), self._folds
        raw = unfolded(page, 0, page.characterCount() - 1) if folds else page.toRawText()
        return storable(raw.replace(_PARAGRAPH, "\n").replace(_LINE, "\n"))

    def caret(self) -> int:
        return self.textCursor().position()

    def set_caret(self, position: int) -> None:
        """Clamped to the text."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(position, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def scroll_later(self, value: int) -> None:
        """Scroll when the text has been laid out."""
        # The bar is asked for then: PySide may have dropped its side of it until there is time.
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(value))

    def room(self) -> int:
        """How many characters still fit, not counting what is selected."""
        return MAX_ENTRY_CHARACTERS - len(self.words()) + len(self._selected_words())

    def _is_full(self, more: int) -> bool:
        # Qt's count is at least the number of characters, and takes no time.
        if self.document().characterCount() + more <= MAX_ENTRY_CHARACTERS:
            return False
        return more > self.room()

    def insert_words(self, words: str) -> None:
        """Put words in place of the selection, as one step of undo."""
        self._folds |= insert(self.textCursor(), words)
        self.ensureCursorVisible()

    def replace_words(self, words: str) -> None:
        """Other words in place of all, as one step of undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(line_format())
        self._folds |= insert(cursor, words)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def chosen_words(self) -> str:
        """What is selected, or every word."""
        return self._selected_words() if self.textCursor().hasSelection() else self.words()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = storable(source.text())
        if not words:
            return
        if self._is_full(len(words)):
            self.too_long.emit(words)
        else:
            self.insert_words(words)

    def createMimeDataFromSelection(self) -> QMimeData | None:  # type: ignore[override]
        """None: Qt asks for this when text is selected, to offer it to every X11 program.

        Copying goes through ``copy`` below.
        """
        return None

    def _selected_words(self) -> str:
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        return storable(unfolded(self.document(), first, last).replace(_LINE, "\n"))

    def copy(self) -> None:
        if self.textCursor().hasSelection():
            self._guard.put(self._selected_words())
            self.copied.emit()

    def copy_all(self) -> None:
        """Copy every word of the entry."""
        if not self.document().isEmpty():
            self._guard.put(self.words())
            self.copied.emit()

    def cut(self) -> None:
        self.copy()
        self.textCursor().removeSelectedText()

    def undo(self) -> None:
        if self.document().isUndoAvailable():
            super().undo()
        else:
            self.nothing_to_undo.emit()

    def redo(self) -> None:
        if self.document().isRedoAvailable():
            super().redo()
        else:
            self.nothing_to_redo.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = _own_act(event)
        if own is not None:
            acts = {_KEY.Copy: self.copy, _KEY.Cut: self.cut}
            (acts | {_KEY.Undo: self.undo, _KEY.Redo: self.redo})[own]()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.accept()
            return
        if event.text().isprintable() and event.text() and self._is_full(1):
            self.too_long.emit("")
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end_line()
            event.accept()
            return
        self.type_key(event)

    def _end_line(self) -> None:
        """A line end. Qt's own would only take the format away from an empty line."""
        if self._is_full(1):
            self.too_long.emit("")
            return
        cursor = self.textCursor()
        cursor.insertBlock(line_format())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() and self._is_full(len(event.commitString())):
            self.too_long.emit("")
            return
        super().inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selected words are not dragged: a drag could drop them into another program."""
        cursor = self.textCursor()
        if event.button() == Qt.MouseButton.LeftButton and cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        place = self.cursorForPosition(event.pos()).position() if by_mouse else self.caret()
        self.open_menu(event.globalPos(), place)

    def open_menu(self, where: QPoint, place: int) -> None:
        """The menu for the word at ``place``; ``where`` is on the screen."""
        menu = self.menu = Menu(self, self.tr("What to do with the words"), instead=self.menu)
        menu.closed.connect(lambda: setattr(self, "menu", None))
        for words, act, fits in self._acts():
            menu.add(words, act).setEnabled(fits)
        self.menu_opening.emit(menu, place)
        menu.open(where)

    def _acts(self) -> tuple[tuple[str, Callable[[], None], bool], ...]:
        chosen = self.textCursor().hasSelection()
        return (
            (self.tr("Cut"), self.cut, chosen),
            (self.tr("Copy"), self.copy, chosen),
            (self.tr("Paste"), self.paste, self.canPaste()),
            (self.tr("Select all"), self.selectAll, not self.document().isEmpty()),
        )

    def _say_edited(self) -> None:
        if not self._loading:
            self.edited.emit()


def _own_act(event: QKeyEvent) -> QKeySequence.StandardKey | None:
    """Which of the acts that are ours, not Qt's, a key stands for; letters stand for none."""
    if event.modifiers() in _TYPING and event.text() and event.text().isprintable():
        return None
    ours = (_KEY.Copy, _KEY.Cut, _KEY.Undo, _KEY.Redo)
    return next((key for key in ours if event.matches(key)), None)
