"""What the menu of the words offers for a word nobody knows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QTextCursor

from mbc_companion.journal.spelling.speller_model import Marked, Spelling
from mbc_companion.journal.text_editor import TextEditor
from mbc_companion.ui.widgets.menu import Menu, MenuRow


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

    def _fill(self, menu: Menu, position: int) -> None:
        """Before the menu's own acts: spellings as soon as they are found, then the word."""
        marked = self._spelling.at(position)
        if marked is None:
            return
        # Chosen to begin with, so that a quick Enter does not keep the word as it is.
        waiting = menu.add(self.tr("Looking for spellings…"), lambda: None, place=0)
        waiting.set_not_yet(True)
        keep = self.tr("Keep “{word}” as it is").format(word=marked.word)
        menu.add(keep, lambda: self.learned.emit(marked.word), place=1)

        def show(word: str, found: tuple[str, ...]) -> None:
            if word == marked.word:
                self._show(menu, waiting, marked, found)

        connection = self._spelling.suggested.connect(show)
        menu.closed.connect(lambda: self._spelling.suggested.disconnect(connection))
        self._spelling.ask(marked.word)

    def _show(self, menu: Menu, waiting: MenuRow, marked: Marked, found: tuple[str, ...]) -> None:
        if not found:
            waiting.set_words(self.tr("No other spelling found"))
            return
        for place, word in enumerate(found):
            menu.add(word, partial(self._put, marked, word), place=place)
        menu.drop(waiting)

    def _put(self, marked: Marked, word: str) -> None:
        """In place of the marked word, as one step of undo; not if it changed meanwhile."""
        cursor = self._editor.textCursor()
        cursor.setPosition(marked.start)
        cursor.setPosition(marked.end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == marked.word:
            cursor.insertText(word)
            self._editor.setTextCursor(cursor)
