"""The journal: the list at the left, one entry at the right, or one of them at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import EntriesChanged
from mbc_companion.journal.around_panel import Around
from mbc_companion.journal.desk_panel import Desk
from mbc_companion.journal.details_dialog import ScaleWords, details_of
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.editor import EntryEditor
from mbc_companion.journal.empty_panel import EmptyPanel
from mbc_companion.journal.entry_dialog import EntryDialog
from mbc_companion.journal.go_to_sheet import GoToSheet
from mbc_companion.journal.list_panel import ListPanel
from mbc_companion.journal.panes_panel import Panes
from mbc_companion.journal.spelling.speller_model import Spelling
from mbc_companion.journal.spelling.suggestions_widget import Suggestions
from mbc_companion.ui import keys as declared
from mbc_companion.ui import troubles
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.keys import Keys
from mbc_companion.ui.page import Page
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button


class JournalPage(Page):
    """``mark_requested`` is "Just mark how it is", which Today does; ``bring_in_requested``
    is for a journal from elsewhere."""

    key = "journal"
    mark_requested = Signal()
    bring_in_requested = Signal()

    def __init__(
        self,
        around: Around,
        *,
        checks_spelling: Callable[[], bool] = lambda: True,
        keys: Keys | None = None,
        clipboard: ClipboardGuard | None = None,
    ) -> None:
        super().__init__()
        self._around = around
        self._repository = around.repository
        self.back_button = Button(self.tr("All entries"), icon="arrow-left")
        self.new_button = Button(self.tr("New entry"), icon="plus")
        for act in (self.back_button, self.new_button):
            # Shown before the top bar takes it, it would be a window of its own.
            act.setParent(self)
            act.hide()
        clock = around.clock
        self.list = ListPanel(around.repository, clock, self)
        self._scales = ScaleWords(around.shelf.scales)
        details = partial(details_of, self._scales)
        self.editor = EntryEditor(clock, clipboard or ClipboardGuard(self), details, self)
        self.empty = EmptyPanel(self)
        self.panes = Panes(self.list, self.editor, self)
        self.desk = Desk(around, self.list, self.editor, self.panes)
        self.asking = EntryDialog(self, around, self.editor, self.desk.entry)
        text = self.editor.text
        self.spelling = Spelling(text, around.shelf.known, checks_spelling)
        self.suggestions = Suggestions(text, self.spelling)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.panes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.addWidget(self._stack)
        self._connect()
        # Without this the event bus would keep the page, and its words, alive.
        self.destroyed.connect(around.events.subscribe(EntriesChanged, self.desk.entries_changed))
        self._bind(keys or Keys())

    def _bind(self, keys: Keys) -> None:
        for key, act in (
            (declared.FIND_HERE, self.search),
            (declared.GO_TO_DAY, self.go_to_day),
            (declared.SPELLING, self.next_spelling),
            (declared.PRINT, self.asking.print),
            (declared.UNDO, self.undo),
            (declared.REDO, self.redo),
        ):
            keys.bind(self, key, act)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.desk.finish)
        self.new_button.clicked.connect(self.new_entry)
        self.list.removed_wanted.connect(self.asking.show_removed)
        self.list.day_wanted.connect(self.go_to_day)
        self.list.looked.connect(self._show_which)
        self.empty.write.connect(self.new_entry)
        self.empty.mark.connect(self.mark_requested)
        self.empty.bring_wanted.connect(self.bring_in_requested)
        self.empty.removed_wanted.connect(self.asking.show_removed)
        self.editor.text.nothing_to_undo.connect(self.undo)
        self.editor.text.nothing_to_redo.connect(self.redo)
        self.asking.details.names_changed.connect(self.names_changed)
        self.asking.details.sealed.connect(self.desk.finish)
        self.asking.open_wanted.connect(self.desk.open_and_write)
        self.asking.gone.connect(self.desk.leave_removed)
        self.desk.changed.connect(self._show_what_is)
        self.desk.changed.connect(self.spelling.begin)
        self.suggestions.learned.connect(self.learn)

    def title(self) -> str:
        return self.tr("Journal")

    def top_actions(self) -> list[QWidget]:
        return [self.back_button, self.new_button]

    def regions(self) -> list[tuple[QWidget, Any]]:
        """F6 stops at the list and at the entry."""
        if self._is_empty:
            return [(self.empty, self.focus_first)]
        shown: list[tuple[QWidget, Any]] = []
        if self.panes.shows_list:
            shown.append((self.list, self.list.focus_list))
        if self.desk.entry.is_open and self.panes.shows_entry:
            shown.append((self.editor, self.editor.focus_words))
        return shown

    def entered(self) -> None:
        self.desk.load()
        self._open_something()
        self.editor.look_again()
        self._show_what_is()

    def _open_something(self) -> None:
        """Beside the list there is room for the newest entry."""
        self.panes.fit()
        sized = self.isVisible() and not self.panes.narrow
        if sized and self.desk.is_loaded and not self.desk.entry.is_open:
            self.desk.open_newest()

    def leaving(self) -> None:
        entry = self.desk.entry
        if entry.is_open and not entry.settle():
            entry.save()

    def end(self) -> None:
        self.spelling.end()
        self.desk.end()

    def unsaved(self) -> tuple[Draft, ...]:
        """What is on the page and could not be written, for the lock to carry over."""
        return self.desk.entry.unsaved()

    def place(self) -> dict[str, Any]:
        return self.desk.place()

    def restore_place(self, place: dict[str, Any]) -> None:
        self.desk.restore_place(place)

    def focus_first(self) -> None:
        if self._is_empty:
            self.empty.write_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.desk.entry.is_open and self.panes.shows_entry:
            self.editor.focus_words()
        else:
            self.list.focus_list()

    def new_entry(self) -> None:
        """A blank page for now, with the caret in it."""
        self.desk.new_entry()

    def begin_with(self, opening: str) -> None:
        """A page with the first words on it, and the caret behind them."""
        self.desk.new_entry(opening)

    def open_entry(self, uid: str) -> bool:
        """Show an entry; False if it is not there or the open one cannot be left."""
        return self.desk.open_entry(uid)

    def add_words_to(self, uid: str) -> None:
        """Show an entry with the caret behind its last word."""
        self.desk.add_words_to(uid)

    def go_to_day(self) -> None:
        """Ask for a day, then show its newest entry."""
        if self._is_empty:
            return
        clock = self._around.clock
        heading = self.editor.heading() if self.desk.entry.is_open else None
        day = local_now(clock).date() if heading is None else heading.at.date()
        sheet = GoToSheet(self, self._repository, clock, day)
        sheet.wanted.connect(self._show_day)
        sheet.open()

    def _show_day(self, uid: str, words: str) -> None:
        if not self.list.wanted.shows_all:
            self.list.show_all()
        self.desk.open_and_write(uid)
        if words:
            self._around.toasts.show(words)

    def next_spelling(self) -> None:
        """The menu of the next word in sight that is not in the dictionary."""
        if self.editor.text.isVisible() and not self.suggestions.next():
            self._around.toasts.show(self.tr("No word in sight to look at."))

    def learn(self, word: str) -> None:
        """A word that is right as it is; the Settings can forget it again."""
        try:
            self.spelling.learn(word)
        except KnownError as error:
            self._around.toasts.show(troubles.words(error))

    def names_changed(self) -> None:
        """Scales or feelings are called otherwise now."""
        self._scales.forget()
        self.editor.look_again()
        self.list.view.viewport().update()

    def undo(self) -> None:
        """Take back the last removal, mark, feeling or moment; words undo in the text."""
        self.asking.undo_stack.undo()

    def redo(self) -> None:
        self.asking.undo_stack.redo()

    def search(self) -> None:
        """Put the focus into the search field."""
        if self._is_empty:
            return
        self.panes.set_writing(writing=False)
        self._show_what_is()
        self.list.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.field.selectAll()

    @property
    def _is_empty(self) -> bool:
        return self._stack.currentWidget() is self.empty

    def _show_what_is(self) -> None:
        self._show_which(self.list.model.entries())

    def _show_which(self, entries: int) -> None:
        open_ = self.desk.entry.is_open
        nothing = entries == 0 and self.list.shows_all and not open_
        if nothing:
            self.empty.show_removed(shown=self._has_removed())
        self._stack.setCurrentWidget(self.empty if nothing else self.panes)
        writing = not nothing and not self.panes.shows_list
        self.new_button.setVisible(not nothing and not writing)
        self.back_button.setVisible(writing)
        self.title_changed.emit()

    def _has_removed(self) -> bool:
        try:
            return self._repository.removed_count() > 0
        except KnownError:
            return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.fit()
        self._show_what_is()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open_something()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line"))
        painter.end()
