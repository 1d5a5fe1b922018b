"""Removed entries: bring back, or delete for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock, local_now
from mbc_companion.core.errors import KnownError
from mbc_companion.journal.domain import EntryRow, Repository
from mbc_companion.journal.entry_row import preview_words, title, under_title
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text

PAGE = 30


class RemovedCard(Card):
    """One removed entry with its two acts."""

    bring_back = Signal()
    delete = Signal()

    def __init__(self, row: EntryRow, clock: Clock, parent: QWidget) -> None:
        super().__init__(tight=True, parent=parent)
        now = local_now(clock)
        called = f"{title(row.at)}, {under_title(row, now=now)}"
        self.uid = row.uid
        self.body.addWidget(Text(called, "label", parent=self))
        self.body.addWidget(Text(preview_words(row), "body", "text2", parent=self))
        named = self.tr("Bring back: {entry}").format(entry=called)
        self.back_button = Button(
            self.tr("Bring back"), icon="arrow-counter-clockwise", name=named, parent=self
        )
        named = self.tr("Remove for good: {entry}").format(entry=called)
        self.delete_button = Button(
            self.tr("Remove for good"), "danger", icon="trash", name=named, parent=self
        )
        acts = FlowLayout(8)
        acts.addWidget(self.back_button)
        acts.addWidget(self.delete_button)
        nest(self.body, acts)
        self.back_button.clicked.connect(self.bring_back)
        self.delete_button.clicked.connect(self.delete)


class RemovedSheet(Sheet):
    """``brought_back`` carries the uid of an entry that is in the journal again."""

    brought_back = Signal(str)

    def __init__(
        self, host: QWidget, repository: Repository, clock: Clock, dialogs: Dialogs
    ) -> None:
        heading = QCoreApplication.translate("Journal", "Removed entries")
        super().__init__(host, heading, width=760, height=680)
        self._repository = repository
        self._clock = clock
        self._dialogs = dialogs
        self._shown = PAGE
        self.note = Text("", "body", "text2", parent=self)
        self.body.addWidget(self.note)
        self._rows = QVBoxLayout()
        nest(self.body, self._rows)
        self.more = Button(self.tr("Show more"), parent=self)
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.more)
        self.body.addStretch(1)
        self.cards: list[RemovedCard] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        try:
            rows = self._repository.removed(self._shown + 1)
        except KnownError as error:
            self.note.set_words(troubles.words(error))
            self.more.hide()
            return
        for row in rows[: self._shown]:
            self._add(row)
        self.more.setVisible(len(rows) > self._shown)
        if rows:
            words = self.tr("They stay here for 30 days and at least 5 days of use.")
        else:
            words = self.tr("Nothing is removed right now.")
        self.note.set_words(words)

    def _add(self, row: EntryRow) -> None:
        card = RemovedCard(row, self._clock, self)
        card.bring_back.connect(lambda: self._bring_back(card))
        card.delete.connect(lambda: self._ask(card))
        self._rows.addWidget(card)
        card.show()
        self.cards.append(card)

    def _show_more(self) -> None:
        self._shown += PAGE
        self.refresh()

    def _bring_back(self, card: RemovedCard) -> None:
        if self._attempt(lambda: self._repository.bring_back(card.uid)):
            announce(self, self.tr("It is back in your journal."))
            self.brought_back.emit(card.uid)
            self._gone(card)

    def _ask(self, card: RemovedCard) -> None:
        self._dialogs.confirm(
            self.tr("Remove this entry for good?"),
            self.tr("It cannot be brought back after that."),
            yes=self.tr("Remove for good"),
            no=self.tr("Keep it"),
            then=lambda yes: self._delete(card) if yes else None,
            removes=True,
        )

    def _delete(self, card: RemovedCard) -> None:
        if self._attempt(lambda: self._repository.remove_for_good(card.uid)):
            announce(self, self.tr("Removed for good."))
            self._gone(card)

    def _gone(self, card: RemovedCard) -> None:
        place = self.cards.index(card)
        self.refresh()
        left = self.cards[min(place, len(self.cards) - 1)].back_button if self.cards else None
        (left or self.close_button).setFocus()

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except KnownError as error:
            self._dialogs.tell(troubles.title(error), troubles.words(error))
            return False
        return True
