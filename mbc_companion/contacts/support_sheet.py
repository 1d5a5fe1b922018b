"""The support map: every kind of support, where somebody stands with it, and a next small step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.contacts import words_view as words
from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.domain import ContactRow
from mbc_companion.contacts.support_map.domain import Status, Support
from mbc_companion.core.errors import KnownError
from mbc_companion.helplines.lines_panel import short
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card, Note
from mbc_companion.ui.widgets.text import Text

REST_MS = 1_000
"""A step is kept after a second of rest."""


class SupportCard(Card):
    """One kind; ``changed`` carries it as it stands now."""

    changed = Signal(object)
    contact_wanted = Signal()
    contact_opened = Signal(str)

    def __init__(self, support: Support, who: ContactRow | None, parent: QWidget) -> None:
        super().__init__(tight=True, parent=parent)
        self._support = support
        name = words.support_words(support.kind)
        self.body.addWidget(Text(name, "h3", heading=2, parent=self))
        options = [(status.value, words.status_words(status)) for status in Status]
        self.status = Segmented(name, options, parent=self)
        self.status.set_value(support.status.value)
        self.status.chosen.connect(lambda _: self.keep())
        self.body.addWidget(self.status)
        self.step = Field(self.tr("Next small step"), parent=self)
        self.step.edit.setAccessibleName(self.tr("Next small step: {kind}").format(kind=name))
        self.step.set_text(support.next_step)
        self.step.edit.editingFinished.connect(self.keep)
        rest = QTimer(self)
        rest.setSingleShot(True)
        rest.setInterval(REST_MS)
        rest.timeout.connect(self.keep)
        self.step.edit.textEdited.connect(rest.start)
        self.body.addWidget(self.step)
        self._acts = FlowLayout(8)
        self.who_button = Button("", "quiet", icon="user-circle", parent=self)
        self.who_button.clicked.connect(lambda: self.contact_opened.emit(self._support.contact_uid))
        self.choose_button = Button("", "quiet", icon="plus", parent=self)
        self.choose_button.clicked.connect(self.contact_wanted)
        self.away_button = Button("", "quiet", icon="x", parent=self)
        self.away_button.clicked.connect(lambda: self.set_contact("", None))
        for button in (self.who_button, self.choose_button, self.away_button):
            self._acts.addWidget(button)
        nest(self.body, self._acts)
        self._name = name
        self._show_who(who)

    @property
    def kind(self) -> str:
        """The value of the kind it is about."""
        return self._support.kind.value

    def set_contact(self, uid: str, who: ContactRow | None) -> None:
        """Name somebody, or nobody, for this kind."""
        self._support = Support(
            self._support.kind, self._support.status, self._support.next_step, uid
        )
        self._show_who(who)
        self.keep(always=True)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self, *, always: bool = False) -> None:
        """Say what stands here if it is not kept yet."""
        now = Support(
            self._support.kind,
            Status(self.status.value()),
            self.step.text().strip(),
            self._support.contact_uid,
        )
        if always or now != self._support:
            self._support = now
            self.changed.emit(now)

    def _show_who(self, who: ContactRow | None) -> None:
        self.who_button.setVisible(who is not None)
        self.away_button.setVisible(who is not None)
        named = self.tr("Choose who, for {kind}").format(kind=self._name)
        said = self.tr("Choose someone else") if who else self.tr("Choose who")
        self.choose_button.set_words(said, name=named)
        if who is not None:
            self.who_button.set_words(short(who.name), name=who.name)
            said = self.tr("Nobody")
            self.away_button.set_words(said, name=self.tr("Nobody, for {k}").format(k=self._name))


class ChooseSheet(Sheet):
    """Pick a contact by typing; ``chosen`` carries its row."""

    chosen = Signal(object)

    def __init__(self, host: QWidget, around: Around, heading: str) -> None:
        super().__init__(host, heading, width=620, height=620)
        self._around = around
        self.search = Field(self.tr("Search contacts"), parent=self)
        self.search.changed.connect(self._look)
        self.body.addWidget(self.search)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        nest(self.body, self._list)
        self.body.addStretch(1)
        self.buttons: list[Button] = []
        self._look("")

    def _look(self, typed: str) -> None:
        for button in self.buttons:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        try:
            rows = self._around.contacts.search(typed)[:8]
        except KnownError as error:
            self.search.set_error(troubles.words(error))
            return
        nobody = self.tr("Nothing with those letters. Try a shorter word.")
        empty = self.tr("No one saved yet. Add someone on the Contacts page first.")
        self.search.set_help("" if rows else nobody if typed.strip() else empty)
        for row in rows:
            said = ", ".join(part for part in (row.name, row.role) if part)
            button = Button(short(said), icon="user-circle", name=said, parent=self)
            button.set_left()
            button.clicked.connect(partial(self._choose, row))
            self._list.addWidget(button)
            button.show()
            self.buttons.append(button)

    def _choose(self, row: ContactRow, _pressed: object = None) -> None:
        self.close()
        self.chosen.emit(row)


class SupportSheet(Sheet):
    """``contact_opened`` carries the uid of a contact somebody wants to see."""

    contact_opened = Signal(str)

    def __init__(self, host: QWidget, around: Around) -> None:
        heading = QCoreApplication.translate("Contacts", "Support map")
        super().__init__(host, heading, width=860, height=720)
        self._around = around
        said = self.tr("Where you stand with each. Nothing has to be tried. Saves as you go.")
        self.body.addWidget(Text(said, tone="text2", parent=self))
        self.trouble = Note("", "problem", parent=self)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.cards: list[SupportCard] = []
        try:
            for support in around.support.all():
                self._add(support)
        except KnownError as error:
            self._say(error)
        self.body.addStretch(1)

    def go_to(self, kind: str) -> None:
        """Put the focus on one kind, by its value; does nothing for an unknown one."""
        for card in self.cards:
            if card.kind == kind:
                segment = card.status.segments[card.status.value()]
                segment.setFocus(Qt.FocusReason.TabFocusReason)
                self.scroller.ensureWidgetVisible(card)

    def _add(self, support: Support) -> None:
        uid = support.contact_uid
        who = self._around.contacts.find(uid) if uid else None
        card = SupportCard(support, who, self)
        card.changed.connect(self._put)
        card.contact_wanted.connect(lambda: self._choose(card))
        card.contact_opened.connect(self._open)
        self.cards.append(card)
        self.body.addWidget(card)

    def _put(self, support: Support) -> None:
        try:
            self._around.support.put(support)
        except KnownError as error:
            self._say(error)
            return
        self.trouble.hide()
        announce(self, self.tr("Saved and encrypted"))

    def _say(self, error: KnownError) -> None:
        self.trouble.set_words(troubles.words(error))
        self.trouble.show()
        self.scroller.ensureWidgetVisible(self.trouble)

    def _choose(self, card: SupportCard) -> None:
        sheet = ChooseSheet(self, self._around, self.tr("Who"))
        sheet.chosen.connect(lambda row: card.set_contact(row.uid, row))
        sheet.open()

    def _open(self, uid: str) -> None:
        self.close()
        self.contact_opened.emit(uid)

    def keep(self) -> None:
        """Write steps that are still being typed."""
        for card in self.cards:
            card.keep()

    def close(self) -> bool:
        if self.is_open:
            self.keep()
        return super().close()
