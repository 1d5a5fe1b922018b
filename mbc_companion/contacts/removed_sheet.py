"""Removed contacts: bring back, or delete for good."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.domain import ContactRow
from mbc_companion.contacts.free_text_widget import free_text
from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text

MOST = 100


class RemovedSheet(Sheet):
    """The last removed first."""

    def __init__(self, host: QWidget, around: Around) -> None:
        heading = QCoreApplication.translate("Contacts", "Removed contacts")
        super().__init__(host, heading, width=760, height=680)
        self._around = around
        self.note = Text("", tone="text2", parent=self)
        self.body.addWidget(self.note)
        self._rows = QVBoxLayout()
        nest(self.body, self._rows)
        self.body.addStretch(1)
        self.cards: list[Card] = []
        self.backs: list[Button] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards, self.backs = [], []
        try:
            rows = self._around.contacts.removed()
        except KnownError as error:
            self.note.set_words(troubles.words(error))
            return
        for row in rows[:MOST]:
            self._add(row)
        kept = self.tr("They stay here for 30 days and at least 5 days of use.")
        self.note.set_words(kept if rows else self.tr("Nothing is removed right now."))

    def _add(self, row: ContactRow) -> None:
        card = Card(tight=True, parent=self)
        card.body.addWidget(free_text(row.name, "label", parent=card))
        under = ", ".join(part for part in (row.role, row.phone) if part)
        if under:
            card.body.addWidget(free_text(under, tone="text2", parent=card))
        named = self.tr("Bring back: {name}").format(name=row.name)
        back = Button(self.tr("Bring back"), icon="arrow-counter-clockwise", name=named)
        back.clicked.connect(lambda: self._bring_back(row))
        named = self.tr("Remove for good: {name}").format(name=row.name)
        delete = Button(self.tr("Remove for good"), "danger", icon="trash", name=named)
        delete.clicked.connect(lambda: self._ask(row))
        acts = FlowLayout(8)
        acts.addWidget(back)
        acts.addWidget(delete)
        nest(card.body, acts)
        self._rows.addWidget(card)
        card.show()
        self.cards.append(card)
        self.backs.append(back)

    def _bring_back(self, row: ContactRow) -> None:
        if self._around.attempt(lambda: self._around.contacts.bring_back(row.uid)):
            announce(self, self.tr("It is back with your contacts."))
            self._gone()

    def _ask(self, row: ContactRow) -> None:
        self._around.dialogs.confirm(
            self.tr("Remove this contact for good?"),
            self.tr("It cannot be brought back after that. Its talks and checks go with it."),
            yes=self.tr("Remove for good"),
            no=self.tr("Keep it"),
            then=lambda yes: self._delete(row) if yes else None,
            removes=True,
        )

    def _delete(self, row: ContactRow) -> None:
        if self._around.attempt(lambda: self._around.contacts.remove_for_good(row.uid)):
            announce(self, self.tr("Removed for good."))
            self._gone()

    def _gone(self) -> None:
        self.refresh()
        (self.backs[0] if self.backs else self.close_button).setFocus()
