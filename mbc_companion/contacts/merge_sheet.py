"""Two contacts become one: choose the other, see what it will be, then do it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.domain import Contact, ContactRow
from mbc_companion.contacts.fields_view import field_words, shown_value
from mbc_companion.contacts.merging import Difference, Merge, alike, merged
from mbc_companion.contacts.step_row import SoftCard
from mbc_companion.core.errors import KnownError
from mbc_companion.helplines.lines_panel import short
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.free_text import free_text
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

SHOWN = 6


class MergeSheet(Sheet):
    """``agreed`` carries the contact as it will be, and the uid of the one that goes into it."""

    agreed = Signal(object, str)

    def __init__(self, host: QWidget, around: Around, contact: Contact, row: ContactRow) -> None:
        heading = QCoreApplication.translate("Contacts", "The same as")
        super().__init__(host, heading, width=760, height=700)
        self._around = around
        self._contact = contact
        self._row = row
        said = self.tr("Choose the other one. Nothing is done yet.")
        self.body.addWidget(Text(said, tone="text2", parent=self))
        self.search = Field(self.tr("Search contacts"), parent=self)
        self.search.changed.connect(self._look)
        self.body.addWidget(self.search)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        nest(self.body, self._list)
        self.buttons: list[Button] = []
        self.preview = SoftCard(self)
        self.preview.hide()
        self.body.addWidget(self.preview)
        self.body.addStretch(1)
        self._chosen: tuple[Merge, str] | None = None
        self._look("")

    def _look(self, typed: str) -> None:
        for button in self.buttons:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for row in self._found(typed)[:SHOWN]:
            said = ", ".join(part for part in (row.name, row.role or row.phone) if part)
            button = Button(short(said), icon="user-circle", name=said, parent=self)
            button.set_left()
            button.clicked.connect(lambda _=False, uid=row.uid: self.choose(uid))
            self._list.addWidget(button)
            button.show()
            self.buttons.append(button)

    def _found(self, typed: str) -> tuple[ContactRow, ...]:
        try:
            rows = self._around.contacts.search(typed)
        except KnownError as error:
            self.search.set_error(troubles.words(error))
            return ()
        others = tuple(row for row in rows if row.uid != self._contact.uid)
        return others if typed.strip() else alike(others, self._row)

    def choose(self, uid: str) -> None:
        """Show what the two would be as one."""
        other = self._around.contacts.contact(uid)
        if other is None:
            return
        merge = merged(self._contact, other, aside_words)
        self._chosen = (merge, uid)
        fresh = SoftCard(self)
        self.body.replaceWidget(self.preview, fresh)
        self.preview.hide()
        self.preview.deleteLater()
        self.preview = fresh
        self._describe(merge, other)
        fresh.show()
        announce(self, self.tr("Shown below: what the two will be as one."))
        self.scroller.ensureWidgetVisible(fresh)

    def _describe(self, merge: Merge, other: Contact) -> None:
        card, result = self.preview, merge.result
        card.body.addWidget(Text(self.tr("As one contact"), "h2", heading=2, parent=card))
        card.body.addWidget(free_text(result.name or result.phone, "h3", parent=card))
        for phone in result.phones:
            said = f"{phone.number}, {phone.label}" if phone.label else phone.number
            card.body.addWidget(free_text(said, parent=card))
        if result.trusted:
            card.body.addWidget(Text(self.tr("Someone you trust"), parent=card))
        for one in merge.differences:
            said = self.tr("{label}: “{kept}” stays. “{other}” goes into the notes.").format(
                label=field_words(one.field, result.kind),
                kept=shown_value(one.kept, one.field),
                other=shown_value(one.other, one.field),
            )
            card.body.addWidget(free_text(said, tone="text2", parent=card))
        both = self.tr("Talks, license checks and questions of both are kept together.")
        card.body.addWidget(Text(both, tone="text2", parent=card))
        self.merge_button = Button(self.tr("Make them one"), "primary", parent=card)
        self.merge_button.clicked.connect(self._agree)
        card.body.addWidget(self.merge_button)

    def _agree(self) -> None:
        if self._chosen is None:
            return
        merge, uid = self._chosen
        self.close()
        self.agreed.emit(merge.result, uid)


def aside_words(one: Difference) -> str:
    """A second answer, as a line of the notes."""
    words = QCoreApplication.translate("Contacts", "{label}: {answer}")
    return words.format(
        label=field_words(one.field, one.other.kind), answer=shown_value(one.other, one.field)
    )
