"""What can be asked about the open entry: its mark and moment, feelings, removal, long pastes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import EntriesChanged
from mbc_companion.core.text import MAX_ENTRY_CHARACTERS
from mbc_companion.journal import folding
from mbc_companion.journal.around_panel import Around
from mbc_companion.journal.bring_dialog import BringDialog
from mbc_companion.journal.change_sheet import ChangeSheet
from mbc_companion.journal.details_dialog import DetailsDialog
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.editor import EntryEditor
from mbc_companion.journal.entry_row import title, under_title
from mbc_companion.journal.feelings_sheet import FeelingsSheet
from mbc_companion.journal.more_sheet import MoreSheet
from mbc_companion.journal.open_entry_model import OpenEntry
from mbc_companion.journal.removed_sheet import removed_entries
from mbc_companion.journal.selection_sheet import SelectionSheet
from mbc_companion.journal.undo import UndoStack
from mbc_companion.journal.versions.history_dialog import HistoryDialog
from mbc_companion.ui import tasks, troubles


class EntryDialog(QObject):
    """``open_wanted`` asks for an entry by uid, ``gone`` says the open one was removed."""

    open_wanted = Signal(str)
    gone = Signal(str)

    def __init__(
        self, host: QWidget, around: Around, editor: EntryEditor, entry: OpenEntry
    ) -> None:
        super().__init__(host)
        self._host = host
        self._around = around
        self._editor = editor
        self._entry = entry
        self.undo_stack = UndoStack()
        self.bringing = BringDialog(host, around, editor, entry)
        self.details = DetailsDialog(host, around, editor, entry, self._change)
        self.history = HistoryDialog(
            host, around, editor, entry, self._change, undo_stack=self.undo_stack
        )
        self.history.open_wanted.connect(self.open_wanted)
        editor.head.change.connect(self.ask_change)
        editor.head.more.connect(self.ask_more)
        editor.feelings.more.connect(self.ask_feelings)
        editor.feelings.taken_away.connect(self._take_away)
        editor.text.too_long.connect(self._too_long)
        editor.text.copied.connect(self._say_copied)

    def ask_change(self) -> None:
        sheet = ChangeSheet(self._host, self._editor.heading(), self._around.clock)
        sheet.marked.connect(lambda mood: self._change(mood=mood))
        sheet.moved.connect(lambda at: self._change(at=at))
        sheet.open()

    def ask_feelings(self) -> None:
        sheet = FeelingsSheet(self._host, self._editor.heading().feelings)
        sheet.chosen.connect(lambda feelings: self._change(feelings=feelings))
        sheet.open()

    def ask_more(self) -> None:
        draft = self._editor.heading()
        now = local_now(self._around.clock)
        called = f"{title(draft.at)}, {under_title(draft, now=now)}"
        sheet = MoreSheet(self._host, called, draft, visits=self.bringing.offered)
        sheet.change_wanted.connect(self.ask_change)
        sheet.feelings_wanted.connect(self.ask_feelings)
        sheet.visit_wanted.connect(self.bringing.ask)
        self.details.answer(sheet)
        sheet.history_wanted.connect(self.history.ask)
        sheet.copy_wanted.connect(self._editor.text.copy_all)
        sheet.print_wanted.connect(self.print)
        sheet.removed_wanted.connect(self.show_removed)
        sheet.remove_wanted.connect(self.remove)
        sheet.open()

    def print(self) -> None:
        """Entries on paper, the open one to begin with."""
        opened = self._editor.draft() if self._entry.is_open else None
        SelectionSheet(self._host, self._around, opened).open()

    def show_removed(self) -> None:
        around = self._around
        sheet = removed_entries(self._host, around.repository, around.clock, around.dialogs)
        sheet.open()

    def remove(self) -> None:
        """Remove the open entry; it can be taken back by the toast or Ctrl+Z."""
        uid = self._entry.uid
        if not uid:
            return
        if self._editor.draft().blank and self._entry.is_new:
            self._entry.forget()
            self.gone.emit(uid)
            return
        if self._entry.save() and self._remove(uid):
            self.undo_stack.add(lambda: self._bring_back(uid), lambda: self._remove(uid))
            words = self.tr("Removed. You can bring it back for 30 days.")
            self._around.toasts.show(words, undo=lambda: self._bring_back(uid))

    def _remove(self, uid: str) -> bool:
        if not self._attempt(lambda: self._around.repository.remove(uid)):
            return False
        if self._entry.uid == uid:
            self._entry.forget()
        self.gone.emit(uid)
        return True

    def _bring_back(self, uid: str) -> None:
        if self._attempt(lambda: self._around.repository.bring_back(uid)):
            self._around.toasts.clear()
            self.open_wanted.emit(uid)

    def _change(self, **changes: Any) -> None:
        old = self._editor.heading()
        new = replace(old, **changes)
        self._apply(new)
        if new != old:
            self.undo_stack.add(lambda: self._apply(old), lambda: self._apply(new))

    def _apply(self, heading: Draft) -> None:
        """Change the entry of ``heading``, opening it if need be."""
        if self._entry.uid != heading.uid:
            self.open_wanted.emit(heading.uid)
        if self._entry.uid != heading.uid:
            return
        moved = heading.at != self._editor.heading().at
        self._editor.change(heading)
        if moved and not self._editor.draft().blank:
            # The list stands by what is in the store: at once under its new month.
            self._entry.settle()

    def _take_away(self, feeling: str) -> None:
        left = tuple(f for f in self._editor.heading().feelings if f != feeling)
        self._change(feelings=left)

    def _say_copied(self) -> None:
        self._around.toasts.show(self.tr("Copied. Cleared from the clipboard in 30 seconds."))

    def _too_long(self, words: str) -> None:
        if not words:
            self._around.toasts.show(
                self.tr("This entry is full. It holds a million characters. Start another one.")
            )
            return
        parts = list(folding.entries(words, max(0, self._editor.text.room()), MAX_ENTRY_CHARACTERS))
        sentence = self.tr(
            "One entry holds a million characters. This text needs {count} entries. "
            "They stand one after the other, and nothing is left out."
        )
        self._around.dialogs.confirm(
            self.tr("This is a long text"),
            sentence.format(count=len(parts)),
            yes=self.tr("Keep it in {count} entries").format(count=len(parts)),
            no=self.tr("Do not paste it"),
            then=lambda yes: self._spread(parts) if yes else None,
        )

    def _spread(self, parts: list[str]) -> None:
        """The first part here, the others in drafts of their own, then all as entries."""
        heading = self._editor.heading()
        further = [
            Draft(
                at=heading.at + timedelta(microseconds=place),
                text=part,
                uid=self._around.repository.new_uid(),
            )
            for place, part in enumerate(parts[1:], start=1)
        ]
        if not self._attempt(lambda: self._around.repository.save_drafts(further)):
            return
        self._editor.text.insert_words(parts[0])
        self._entry.save()
        self._settle(further)

    def _settle(self, further: list[Draft]) -> None:
        repository, events = self._around.repository, self._around.events

        def work() -> None:
            for draft in further:
                repository.settle(draft)

        def done(_: object) -> None:
            events.publish(EntriesChanged())
            words = self.tr("It is all here, in {count} entries.")
            self._around.toasts.show(words.format(count=len(further) + 1))

        def failed(error: BaseException) -> None:
            if not isinstance(error, KnownError):
                raise error
            self._around.toasts.show(troubles.words(error))

        tasks.run(work, done, failed)

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except KnownError as error:
            self._around.dialogs.tell(troubles.title(error), troubles.words(error))
            return False
        return True
