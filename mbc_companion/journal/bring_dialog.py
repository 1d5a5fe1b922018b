"""Words of the open entry, put on the list of a visit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.around_panel import Around
from mbc_companion.journal.bring_sheet import BringSheet, visit_words
from mbc_companion.journal.editor import EntryEditor
from mbc_companion.journal.open_entry_model import OpenEntry
from mbc_companion.journal.shelf import Visit, Visits
from mbc_companion.ui import troubles


class BringDialog(QObject):
    """Does nothing where nobody keeps visits; the act is not offered then."""

    def __init__(
        self, host: QWidget, around: Around, editor: EntryEditor, entry: OpenEntry
    ) -> None:
        super().__init__(host)
        self._host = host
        self._around = around
        self._editor = editor
        self._entry = entry
        editor.brings = self.offered
        editor.bar.bring.connect(self.ask)

    @property
    def offered(self) -> bool:
        return self._around.shelf.visits is not None

    def ask(self) -> None:
        """The words that are selected, or all of them; then which visit."""
        visits, text = self._around.shelf.visits, self._editor.text
        words = text.chosen_words().strip()
        if visits is None or self._editor.heading().sealed:
            return
        if not words:
            self._around.toasts.show(self.tr("Write a word first, then bring it."))
            return
        try:
            coming = visits.coming()
        except KnownError as error:
            self._tell(error)
            return
        whole = not text.textCursor().hasSelection()
        sheet = BringSheet(self._host, coming, words, self._around.clock, whole=whole)
        sheet.chosen.connect(partial(self._bring, visits, words))
        sheet.open()

    def _bring(self, visits: Visits, words: str, visit: Visit) -> None:
        """The entry is kept first: what is brought leads back to it."""
        if not self._entry.settle():
            return
        try:
            brought = visits.bring(visit, self._entry.uid, words)
        except KnownError as error:
            self._tell(error)
            return
        said = self.tr("On the list for {visit}.")
        self._around.toasts.show(
            said.format(visit=visit_words(visit, self._around.clock)),
            undo=partial(self._take_back, visits, visit, brought),
        )

    def _take_back(self, visits: Visits, visit: Visit, brought: str) -> None:
        try:
            visits.take_back(visit, brought)
        except KnownError as error:
            self._tell(error)
            return
        self._around.toasts.show(self.tr("Taken off the list. Your entry is as it was."))

    def _tell(self, error: KnownError) -> None:
        self._around.dialogs.tell(troubles.title(error), troubles.words(error))
