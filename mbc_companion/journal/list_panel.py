"""The left-hand side of the journal: search, filter and the list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError
from mbc_companion.journal.domain import EntryRow, Filter, Found, ListReads
from mbc_companion.journal.entry_row import count_words
from mbc_companion.journal.filter_sheet import FilterSheet
from mbc_companion.journal.finding_model import Finding
from mbc_companion.journal.list_view import EntryListView
from mbc_companion.journal.listing.sections import AllEntries, FoundEntries
from mbc_companion.journal.search_row import SearchRow
from mbc_companion.journal.table_model import EntryListModel
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.text import Text


class _Nothing(QWidget):
    """In place of the list when nothing fits, or when it cannot be read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = Text("", "body", "text2", parent=self)
        self.show_all = Button(self.tr("Show all"), parent=self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.words)
        self._column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        theme().follow(self._dress)

    def _dress(self) -> None:
        look = theme()
        self._column.setContentsMargins(look.px(18), look.px(20), look.px(16), look.px(20))
        self._column.setSpacing(look.px(12))


class ListPanel(QWidget):
    """``opened`` is a press on an entry, ``moved`` an arrow key; both carry its uid.

    ``looked`` comes when the list shows what was asked for, with the number of entries.
    """

    opened = Signal(str)
    moved = Signal(str)
    removed_wanted = Signal()
    day_wanted = Signal()
    looked = Signal(int)

    def __init__(self, reads: ListReads, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reads = reads
        self._clock = clock
        self._wanted = Filter()
        self._live: EntryRow | None = None
        self._live_is_new = False
        self._selected: EntryRow | None = None
        self._trouble: KnownError | None = None
        self._paused = False
        self.model = EntryListModel(clock, self)
        self.search = SearchRow(self)
        self.view = EntryListView(self.model, self)
        self.view.setAccessibleName(self.tr("Entries"))
        self.nothing = _Nothing(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.nothing)
        self._finding = Finding(reads, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)
        self.search.typed.connect(lambda words: self.look(replace(self._wanted, words=words)))
        self.search.filter_wanted.connect(self.ask_filter)
        self.search.all_wanted.connect(self.show_all)
        self.search.day_wanted.connect(self.day_wanted)
        self.search.field.went_down.connect(self._go_to_list)
        self.nothing.show_all.clicked.connect(self.show_all)
        self.view.chosen.connect(lambda index: self._say(index, self.opened))
        self.view.moved.connect(lambda index: self._say(index, self.moved))
        self._finding.found.connect(self._show_found)
        self._finding.failed.connect(self._show_trouble)

    @property
    def wanted(self) -> Filter:
        return self._wanted

    @property
    def shows_all(self) -> bool:
        """No words, no filter, and the list could be read."""
        return self._wanted.shows_all and self._trouble is None

    def look(self, wanted: Filter) -> None:
        """Show what fits ``wanted``; everything at once, a search when it is ready."""
        self._wanted = wanted
        self._paused = False
        if wanted.shows_all:
            self._finding.stop()
            self._show_everything()
        else:
            self._finding.look(wanted)

    def pause(self) -> None:
        """Stop a search that runs: a word is about to be saved, and that goes first."""
        self._paused = self._finding.is_busy
        if self._paused:
            self._finding.stop()

    def resume(self) -> None:
        """Begin the search again that was stopped."""
        if self._paused:
            self._paused = False
            self._finding.look(self._wanted)

    def reload(self) -> None:
        """Entries changed: the same choice again, at the same place."""
        self.look(self._wanted)

    def show_all(self) -> None:
        """Drop the words and the filter."""
        blocked = self.search.field.blockSignals(True)
        self.search.field.clear()
        self.search.field.blockSignals(blocked)
        self.look(Filter())
        self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_live(self, row: EntryRow | None, *, is_new: bool = False) -> None:
        """The entry being written, as it stands on the page."""
        self._live, self._live_is_new = row, is_new and row is not None
        if self._wanted.shows_all:
            self._show_everything()

    def select(self, row: EntryRow | None) -> None:
        """Mark the open entry in the list, if it is shown."""
        self._selected = row
        place = -1 if row is None else self.model.find(row.uid, row.at)
        self.view.select_row(place)

    def uid_near(self, uid: str) -> str:
        """The entry that would be next if ``uid`` went away; "" if there is none."""
        row = self.view.currentIndex().row()
        for place in (row + 1, row + 2, row - 1, row - 2):
            entry = self.model.entry(place) if place > 0 else None
            if entry is not None and entry.uid != uid:
                return entry.uid
        return ""

    def ask_filter(self) -> None:
        """A sheet with marks, feelings and days; the list follows every choice."""
        sheet = FilterSheet(self, self._wanted, self._clock)
        sheet.narrowed.connect(self.look)
        sheet.removed_wanted.connect(self.removed_wanted)
        self.looked.connect(sheet.show_count)
        sheet.show_count(self.model.entries())
        sheet.open()

    def focus_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_everything(self) -> None:
        try:
            shown = AllEntries(self._reads, self._live, live_is_new=self._live_is_new)
        except KnownError as error:
            self._show_trouble(error)
            return
        self._show(shown)
        self.search.show_result("")
        self.looked.emit(self.model.entries())

    def _show_found(self, found: Found) -> None:
        self._show(FoundEntries(self._reads, found))
        count = self.model.entries()
        words = count_words(count) if count else self.tr("No entries")
        self.search.show_result(words, narrowed=found.wanted.narrows)
        announce(self.view, words if count else self._nothing_words(found.wanted))
        if not count:
            self._show_nothing(self._nothing_words(found.wanted))
        self.looked.emit(count)

    def _show(self, sections: AllEntries | FoundEntries) -> None:
        place = self.view.verticalScrollBar().value()
        self._trouble = None
        self.model.show(sections)
        self.view.updateGeometries()
        self.select(self._selected)
        self.view.verticalScrollBar().setValue(place)
        self._stack.setCurrentWidget(self.view)

    def _nothing_words(self, wanted: Filter) -> str:
        if wanted.words.strip():
            return self.tr("Nothing with those letters. Try a shorter word.")
        if wanted.moods and not wanted.feelings:
            return self.tr("No entries with this mark.")
        return self.tr("No entries like that.")

    def _show_nothing(self, words: str) -> None:
        self.nothing.words.set_words(words)
        self._stack.setCurrentWidget(self.nothing)

    def _show_trouble(self, error: KnownError) -> None:
        self._trouble = error
        self._show_nothing(troubles.words(error))

    def _go_to_list(self) -> None:
        if self.model.entries() == 0:
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(1))
        self.focus_list()

    def _say(self, index: QModelIndex, signal: SignalInstance) -> None:
        entry = self.model.entry(index.row())
        if entry is not None:
            signal.emit(entry.uid)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.end()
