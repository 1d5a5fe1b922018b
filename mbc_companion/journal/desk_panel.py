"""One entry at a time beside the list: opening, leaving, and what happens to it meanwhile."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import EntriesChanged
from mbc_companion.journal import words
from mbc_companion.journal.around_panel import Around
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.editor import EntryEditor
from mbc_companion.journal.entry_row import row_of
from mbc_companion.journal.list_panel import ListPanel
from mbc_companion.journal.open_entry_model import OpenEntry
from mbc_companion.journal.panes_panel import Panes
from mbc_companion.ui import troubles


class Desk(QObject):
    """``changed`` comes when an entry is opened or closed, or another pane is shown.

    An entry whose words cannot be written is not left: what was typed stays on the page.
    """

    changed = Signal()

    def __init__(
        self, around: Around, entries: ListPanel, editor: EntryEditor, panes: Panes
    ) -> None:
        super().__init__(panes)
        self._around = around
        self._list = entries
        self._editor = editor
        self._panes = panes
        self.entry = OpenEntry(around.repository, around.clock, editor.draft, self)
        self.is_loaded = False
        self._reload = QTimer(self)
        self._reload.setSingleShot(True)
        self._reload.timeout.connect(self.refresh)
        editor.edited.connect(self.entry.touched)
        editor.bar.done.connect(self.finish)
        entries.opened.connect(self.open_and_write)
        entries.moved.connect(self._follow)
        self.entry.writing.connect(entries.pause)
        self.entry.saved.connect(self._show_saved)
        self.entry.failed.connect(self._show_trouble)

    def load(self) -> None:
        """Read the list if that was not done yet."""
        if not self.is_loaded:
            self.is_loaded = True
            self._list.reload()

    def refresh(self) -> None:
        """Entries changed: read the list again."""
        if self.is_loaded:
            self._list.reload()

    def end(self) -> None:
        """The store is about to close: nothing reads or writes it by itself any more."""
        self.is_loaded = False
        self._reload.stop()
        self.entry.end()

    def new_entry(self, opening: str = "") -> None:
        """A page for now with the caret in it; ``opening`` alone is not kept."""
        self.load()
        if not self.entry.leave():
            return
        uid = self._around.repository.new_uid()
        draft = Draft(at=local_now(self._around.clock), text=opening, uid=uid)
        self._show(draft, is_new=True)
        self._write()
        if opening:
            self._editor.text.set_caret(self._editor.text.document().characterCount())

    def open_entry(self, uid: str) -> bool:
        """Show an entry; False if it is not there or the open one cannot be left."""
        self.load()
        if uid == self.entry.uid:
            return True
        if not self.entry.leave():
            return False
        try:
            draft = self._around.repository.draft(uid)
        except KnownError as error:
            self._around.toasts.show(troubles.words(error))
            return False
        if draft is None:
            return False
        self._show(draft, is_new=False)
        return True

    def open_newest(self) -> None:
        """Show the first entry of the list, if there is one."""
        try:
            newest = self._around.repository.newest()
        except KnownError as error:
            self._around.toasts.show(troubles.words(error))
            return
        if newest is not None:
            self.open_entry(newest)

    def open_and_write(self, uid: str) -> None:
        """Show an entry and put the caret into it."""
        if self.open_entry(uid):
            self._write()

    def add_words_to(self, uid: str) -> None:
        """Show an entry with the caret behind its last word."""
        if self.open_entry(uid):
            self._editor.text.set_caret(self._editor.text.document().characterCount())
            self._write()

    def finish(self) -> None:
        """Done: everything is written, and the list has the focus."""
        if not self.entry.leave():
            return
        if self.entry.is_open and self._editor.draft().blank:
            self._close()
        self._panes.set_writing(writing=False)
        self.changed.emit()
        self._list.focus_list()

    def leave_removed(self, uid: str) -> None:
        """The open entry is gone: show the next one, or the list."""
        following = self._list.uid_near(uid)
        self._close()
        if following and not self._panes.narrow:
            self.open_entry(following)
        self.changed.emit()
        self._list.focus_list()

    def place(self) -> dict[str, Any]:
        """The open entry, the caret and the scroll place; no words."""
        if not self.entry.is_open:
            return {}
        text = self._editor.text
        return {
            "uid": self.entry.uid,
            "caret": text.caret(),
            "scroll": text.verticalScrollBar().value(),
            "writing": self._panes.writing,
            "typing": text.typing,
        }

    def restore_place(self, place: dict[str, Any]) -> None:
        """Open what ``place`` names, if it is still there."""
        uid, caret, scroll = place.get("uid"), place.get("caret"), place.get("scroll")
        if not isinstance(uid, str) or not self.open_entry(uid):
            return
        self._panes.set_writing(writing=place.get("writing") is True)
        if type(caret) is int:
            self._editor.text.set_caret(caret)
        if type(scroll) is int:
            self._editor.text.scroll_later(scroll)
        self.changed.emit()

    def entries_changed(self, event: EntriesChanged) -> None:
        """Something was written, here or by another page."""
        if not self.is_loaded:
            return
        self._reload.start(0)
        concerned = not event.entry_ids or self.entry.uid in event.entry_ids
        if concerned and self.entry.is_open and not self.entry.is_writing:
            self._look_at_open()

    def _look_at_open(self) -> None:
        """The open entry was changed by Today's feelings, or removed there."""
        if self.entry.is_new or self.entry.unsaved():
            return
        try:
            stored = self._around.repository.draft(self.entry.uid)
        except KnownError:
            return
        if stored is None:
            self._close()
        elif stored != self._editor.draft():
            caret = self._editor.text.caret()
            self._editor.show_draft(stored)
            self._editor.text.set_caret(caret)

    def _show(self, draft: Draft, *, is_new: bool) -> None:
        self._editor.show_draft(draft)
        self.entry.open(draft, is_new=is_new)
        self._panes.show_editor(shown=True)
        self._list.set_live(None)
        self._list.select(None if is_new else row_of(draft, preview=""))
        self.changed.emit()

    def _write(self) -> None:
        self._panes.set_writing(writing=True)
        self.changed.emit()
        self._editor.focus_words()

    def _follow(self, uid: str) -> None:
        """Arrow keys show the entry beside the list, where there is room for it."""
        if not self._panes.narrow:
            self.open_entry(uid)

    def _close(self) -> None:
        self.entry.forget()
        self._panes.show_editor(shown=False)
        self._panes.set_writing(writing=False)
        self._list.set_live(None)
        self._list.select(None)
        self.changed.emit()

    def _show_trouble(self, error: KnownError) -> None:
        self._list.resume()
        self._editor.bar.show_trouble(error)
        if self._editor.bar.is_short:
            self._around.toasts.show(troubles.words(error))

    def _show_saved(self, at: datetime) -> None:
        self._list.resume()
        draft = self.entry.written
        self._editor.bar.show_saved(at)
        if draft is None or draft.blank:
            self._list.set_live(None)
            return
        row = row_of(draft, preview=words.preview(draft.text))
        self._list.set_live(row, is_new=self.entry.is_new)
        self._list.select(row)
