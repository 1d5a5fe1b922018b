"""What the menu of the words offers for a word nobody knows."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from mbc_companion.journal.spelling.speller_model import Marked, Spelling
from mbc_companion.journal.text_editor import TextEditor


class Suggestions(QObject):
    """``learned`` carries a word the person calls right."""

    learned = Signal(str)

    def __init__(self, editor: TextEditor, spelling: Spelling) -> None:
        super().__init__(editor)
        self._editor = editor
        self._spelling = spelling
        editor.menu_opening.connect(self._fill)

    def next(self) -> bool:
        """Choose the next marked word and open its menu; False if there is none in sight."""
        editor = self._editor
        chosen = editor.textCursor()
        found = self._spelling.next_after(chosen.selectionEnd())
        if found is None:
            return False
        self._choose(found)
        editor.open_menu(editor.mapToGlobal(self._under(editor)), found.start)
        return True

    def _under(self, editor: TextEditor) -> QPoint:
        return editor.viewport().mapTo(editor, editor.cursorRect().bottomLeft())

    def _choose(self, marked: Marked) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(marked.start)
        cursor.setPosition(marked.end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    def _fill(self, menu: QMenu, position: int) -> None:
        """Before the menu's own acts: spellings as soon as they are found, then the word."""
        marked = self._spelling.at(position)
        if marked is None:
            return
        first = menu.actions()[0]
        waiting = QAction(self.tr("Looking for spellings…"), menu)
        waiting.setEnabled(False)
        add = QAction(self.tr("Keep “{word}” as it is").format(word=marked.word), menu)
        add.triggered.connect(lambda: self.learned.emit(marked.word))
        line = QAction(menu)
        line.setSeparator(True)
        menu.insertActions(first, [waiting, add, line])

        def show(word: str, found: tuple[str, ...]) -> None:
            if word == marked.word:
                self._show(menu, waiting, marked, found)

        # Ends with the menu: it is the receiver's life that counts.
        connection = self._spelling.suggested.connect(show)
        menu.destroyed.connect(lambda: self._spelling.suggested.disconnect(connection))
        self._spelling.ask(marked.word)

    def _show(self, menu: QMenu, waiting: QAction, marked: Marked, found: tuple[str, ...]) -> None:
        if not found:
            waiting.setText(self.tr("No other spelling found"))
            return
        acts = []
        for word in found:
            act = QAction(word, menu)
            act.triggered.connect(lambda _=False, word=word: self._put(marked, word))
            acts.append(act)
        menu.insertActions(waiting, acts)
        menu.removeAction(waiting)
        menu.setActiveAction(acts[0])

    def _put(self, marked: Marked, word: str) -> None:
        """In place of the marked word, as one step of undo; not if it changed meanwhile."""
        cursor = self._editor.textCursor()
        cursor.setPosition(marked.start)
        cursor.setPosition(marked.end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == marked.word:
            cursor.insertText(word)
            self._editor.setTextCursor(cursor)
