"""Earlier versions of the open entry, and one of them brought back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.around_panel import Around
from mbc_companion.journal.editor import EntryEditor
from mbc_companion.journal.open_entry_model import OpenEntry
from mbc_companion.journal.undo import UndoStack
from mbc_companion.journal.versions.domain import Earlier
from mbc_companion.journal.versions.history_sheet import HistorySheet
from mbc_companion.ui import troubles
from mbc_companion.ui.widgets.marks import feeling_word, mood_word


class HistoryDialog(QObject):
    """``open_wanted`` asks for an entry by uid.

    ``change`` takes changed fields of the open entry, and can take them back; the words
    go onto ``undo_stack``, for Ctrl+Z where the text has not the focus.
    """

    open_wanted = Signal(str)

    def __init__(
        self,
        host: QWidget,
        around: Around,
        editor: EntryEditor,
        entry: OpenEntry,
        change: Callable[..., None],
        *,
        undo_stack: UndoStack,
    ) -> None:
        super().__init__(host)
        self._host = host
        self._around = around
        self._editor = editor
        self._entry = entry
        self._change = change
        self._undo_stack = undo_stack

    def ask(self) -> None:
        """The versions of before, beside the entry as it stands on the page."""
        versions, uid = self._around.shelf.versions, self._entry.uid
        try:
            kept = versions.of(uid)
        except KnownError as error:
            self._around.dialogs.tell(troubles.title(error), troubles.words(error))
            return
        now = Earlier.of(self._editor.draft())
        sheet = HistorySheet(self._host, versions, kept, now, self._beside_words)
        sheet.wanted.connect(partial(self._bring_back, uid))
        sheet.open()

    def _beside_words(self, earlier: Earlier) -> str:
        """As in "Steady. Calm, tired. Pain 4. #scan. 2 photos."."""
        if earlier.words_only:
            return self.tr("Only the words of this version were kept.")
        told = [] if earlier.mood is None else [mood_word(earlier.mood)]
        if earlier.feelings:
            told.append(", ".join(map(feeling_word, earlier.feelings)))
        stood = replace(self._editor.heading(), letter="", **_beside(earlier))
        told += self._editor.detail_words(stood)
        return " ".join(f"{one}." for one in told) or self.tr("Nothing beside the words.")

    def _bring_back(self, uid: str, wanted: Earlier) -> None:
        before = self._put(uid, wanted)
        if before is not None:
            words = self.tr("The earlier version is back.")
            if wanted.words_only:
                words = self.tr("The earlier words are back.")
            self._around.toasts.show(words, undo=lambda: self._undo(uid, before))
            if wanted.text != before.text:
                self._undo_stack.add(
                    lambda: self._put_words(uid, before.text, wanted.text),
                    lambda: self._put_words(uid, wanted.text, before.text),
                )

    def _put_words(self, uid: str, words: str, instead_of: str) -> None:
        """Only while ``instead_of`` still stands there: what was typed since is not lost."""
        if self._entry.uid != uid:
            self.open_wanted.emit(uid)
        if self._entry.uid == uid and self._editor.text.words() == instead_of:
            self._editor.text.replace_words(words)
            self._entry.settle()

    def _undo(self, uid: str, before: Earlier) -> None:
        self._put(uid, before)

    def _put(self, uid: str, wanted: Earlier) -> Earlier | None:
        """Make the entry say ``wanted``; gives how it stood, which is kept as a version too.

        None if that did not work, and then nothing was changed. Ctrl+Z takes it back as well.
        """
        if self._entry.uid != uid:
            self.open_wanted.emit(uid)
        if self._entry.uid != uid or not self._entry.settle():
            return None
        try:
            self._around.repository.keep_version(uid)
        except KnownError as error:
            self._around.dialogs.tell(troubles.title(error), troubles.words(error))
            return None
        before = Earlier.of(self._editor.draft())
        if wanted.text != before.text:
            self._editor.text.replace_words(wanted.text)
        if not wanted.words_only:
            self._change(**_beside(wanted))
        self._entry.settle()
        return before


def _beside(earlier: Earlier) -> dict[str, Any]:
    """Everything but the words, as fields of a Draft."""
    names = ("mood", "feelings", "scales", "tags", "photos", "starred")
    return {name: getattr(earlier, name) for name in names}
