"""Which entries are printed: the open one, or those of chosen days, tags and marks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.journal.around_panel import Around
from mbc_companion.journal.domain import Draft, EntryRow, Filter, Found
from mbc_companion.journal.entry_row import long_day
from mbc_companion.journal.filter_sheet import FilterSheet
from mbc_companion.journal.finding_model import Finding
from mbc_companion.journal.own.names_widget import scale_word
from mbc_companion.journal.selection_paper import selection_paper
from mbc_companion.journal.words import preview
from mbc_companion.ui import troubles
from mbc_companion.ui.moments import time_words
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.paper_sheet import Job, PaperSheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import CheckRow
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

MOST = 200
_LETTERS = 80


class SelectionSheet(PaperSheet):
    """``opened`` is the entry that is on the page, ticked to begin with; None if none is."""

    def __init__(self, host: QWidget, around: Around, opened: Draft | None) -> None:
        title = QCoreApplication.translate("Journal", "Print entries")
        what = QCoreApplication.translate("Journal", "Entries of the journal")
        job = Job(self._make, title=title, name="entries.pdf", what=what, sharing=around.sharing)
        super().__init__(host, around.dialogs, job)
        self._around = around
        self._scales = _names(around)
        self._wanted = Filter()
        self.filter: FilterSheet | None = None
        self.finding = Finding(around.repository, self)
        self.finding.found.connect(self._show_found)
        self.finding.failed.connect(self._failed)
        label = self.tr("Entries on the page")
        self.options.addWidget(Text(label, "h3", heading=2, parent=self))
        self.choose_button = Button(
            self.tr("Choose by day, tag or mark"), icon="funnel-simple", parent=self
        )
        self.choose_button.clicked.connect(self._choose)
        holder = QWidget(self)
        flow = FlowLayout(8, holder)
        flow.addWidget(self.choose_button)
        self.options.addWidget(holder)
        self.note = Text("", "body", "text2", parent=self)
        self.options.addWidget(self.note)
        self.photos = CheckRow(self.tr("Their photos too"), parent=self)
        self.photos.setChecked(True)
        self.photos.toggled.connect(lambda _: self.refresh())
        self.options.addWidget(self.photos)
        self.rows: dict[str, CheckRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        nest(self.options, self._list)
        self._read: dict[str, Draft] = {}
        self._jpegs: dict[str, bytes | None] = {}
        if opened is not None and not opened.sealed and not opened.blank:
            self._read[opened.uid] = opened
            self._add(opened.uid, self._called(opened.at, opened.text))
        self._say(len(self.rows), len(self.rows))

    def _say(self, found: int, shown: int) -> None:
        words = self.tr("Nothing is chosen yet.")
        if found > shown:
            words = self.tr("The newest {count} of {found}. Choose fewer days for the others.")
        elif shown:
            words = self.tr("Sealed letters are never printed.")
        self.note.set_words(words.format(count=shown, found=found))

    def _called(self, at: datetime, text: str) -> str:
        day = long_day(at.date(), now=local_now(self._around.clock))
        said = self.tr("{day}, {time}").format(day=day, time=time_words(at))
        words = preview(text, _LETTERS)
        return f"{said}: {words}" if words else said

    def _add(self, uid: str, words: str) -> None:
        row = CheckRow(words, parent=self)
        row.setChecked(True)
        row.toggled.connect(lambda _: self.refresh())
        self.rows[uid] = row
        self._list.addWidget(row)
        row.show()

    # -- choosing ------------------------------------------------------------------------

    def _choose(self) -> None:
        self.filter = FilterSheet(self, self._wanted, self._around.clock)
        self.filter.removed.hide()
        self.filter.narrowed.connect(self._narrow)
        self.filter.open()

    def _narrow(self, wanted: Filter) -> None:
        self._wanted = wanted
        if wanted.shows_all:
            self.finding.stop()
            self._show_rows(0, ())
        else:
            self.finding.look(wanted)

    def _show_found(self, found: Found) -> None:
        try:
            rows = self._around.repository.found_rows(found, 0, MOST)
        except KnownError as error:
            self._failed(error)
            return
        kept = tuple(row for row in rows if row is not None and not row.sealed)
        self._show_rows(len(found), kept)

    def _show_rows(self, found: int, rows: tuple[EntryRow, ...]) -> None:
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for entry in rows:
            self._add(entry.uid, self._called(entry.at, entry.preview))
        self._say(found if len(rows) >= MOST else len(rows), len(rows))
        if self.filter is not None and self.filter.is_open:
            self.filter.show_count(len(rows))
        self._order()
        self.refresh()

    def _failed(self, error: KnownError) -> None:
        self._around.dialogs.tell(troubles.title(error), troubles.words(error))

    # -- the paper -----------------------------------------------------------------------

    def _make(self, page: str) -> PaperPages:
        chosen = [uid for uid, row in self.rows.items() if row.isChecked()]
        entries = [entry for uid in chosen if (entry := self._entry(uid)) is not None]
        self.photos.setVisible(any(entry.photos for entry in entries))
        photo = self._photo if self.photos.isChecked() else lambda _uid: None
        return PaperPages(selection_paper(entries, self._scales, page, photo))

    def _entry(self, uid: str) -> Draft | None:
        """Read once; it stays as it was when the sheet first showed it."""
        if uid not in self._read:
            entry = self._around.repository.draft(uid)
            if entry is None:
                return None
            self._read[uid] = entry
        return self._read[uid]

    def _photo(self, uid: str) -> bytes | None:
        """Read once, for the paper is painted whenever the window changes."""
        if uid not in self._jpegs:
            self._jpegs[uid] = self._around.shelf.photos.image(uid)
        return self._jpegs[uid]


def _names(around: Around) -> Mapping[str, str]:
    """What scales are called, by their keys; without them the keys stand there."""
    try:
        return {one.key: scale_word(one) for one in around.shelf.scales.all()}
    except KnownError:
        return {}
