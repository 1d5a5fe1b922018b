"""Removed visits: bring back, or delete for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.appointments.around_panel import Around
from mbc_companion.appointments.domain import VisitRow
from mbc_companion.appointments.words_view import day_with_year, when_line, who_words
from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text

PAGE = 30


class RemovedCard(Card):
    """One removed visit with its two acts."""

    bring_back = Signal()
    delete = Signal()

    def __init__(self, row: VisitRow, parent: QWidget) -> None:
        super().__init__(tight=True, parent=parent)
        called = self.tr("{who}, {day}").format(who=who_words(row), day=day_with_year(row.day))
        self.uid = row.uid
        self.body.addWidget(Text(called, "label", parent=self))
        self.body.addWidget(Text(when_line(row), "body", "text2", parent=self))
        named = self.tr("Bring back: {visit}").format(visit=called)
        self.back_button = Button(
            self.tr("Bring back"), icon="arrow-counter-clockwise", name=named, parent=self
        )
        named = self.tr("Remove for good: {visit}").format(visit=called)
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
    """The last removed first."""

    def __init__(self, host: QWidget, around: Around) -> None:
        heading = QCoreApplication.translate("Visits", "Removed visits")
        super().__init__(host, heading, width=760, height=680)
        self._around = around
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
            rows = self._around.repository.removed(self._shown + 1)
        except KnownError as error:
            self.note.set_words(troubles.words(error))
            self.more.hide()
            return
        for row in rows[: self._shown]:
            self._add(row)
        self.more.setVisible(len(rows) > self._shown)
        words = self.tr("They stay here for 30 days and at least 5 days of use.")
        self.note.set_words(words if rows else self.tr("Nothing is removed right now."))

    def _add(self, row: VisitRow) -> None:
        card = RemovedCard(row, self)
        card.bring_back.connect(lambda: self._bring_back(card))
        card.delete.connect(lambda: self._ask(card))
        self._rows.addWidget(card)
        card.show()
        self.cards.append(card)

    def _show_more(self) -> None:
        self._shown += PAGE
        self.refresh()

    def _bring_back(self, card: RemovedCard) -> None:
        if self._attempt(lambda: self._around.repository.bring_back([card.uid])):
            announce(self, self.tr("It is back among your visits."))
            self._gone(card)

    def _ask(self, card: RemovedCard) -> None:
        self._around.dialogs.confirm(
            self.tr("Remove this visit for good?"),
            self.tr("It cannot be brought back after that."),
            yes=self.tr("Remove for good"),
            no=self.tr("Keep it"),
            then=lambda yes: self._delete(card) if yes else None,
            removes=True,
        )

    def _delete(self, card: RemovedCard) -> None:
        if self._attempt(lambda: self._around.repository.remove_for_good([card.uid])):
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
            self._around.dialogs.tell(troubles.title(error), troubles.words(error))
            return False
        return True
