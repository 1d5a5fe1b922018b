"""Can my therapist see me where I will be sitting: what the lists say, with their month."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.contacts import words_view as words
from mbc_companion.contacts.compacts import look_up
from mbc_companion.contacts.domain import Contact
from mbc_companion.contacts.licensing import Compact, Lists
from mbc_companion.contacts.step_row import SoftCard
from mbc_companion.contacts.typed_states import read_states, write_states
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

OTHER = "other"


class StateSheet(Sheet):
    """Says what was or was not on a list, never that something may not be done."""

    def __init__(self, host: QWidget, lists: Lists, dialogs: Dialogs, contact: Contact) -> None:
        heading = QCoreApplication.translate("Contacts", "Across state lines")
        super().__init__(host, heading, width=760, height=700)
        self._lists = lists
        self._dialogs = dialogs
        why = self.tr(
            "What counts is where you sit during the visit. Not where you live, and not "
            "where the therapist is."
        )
        self.body.addWidget(Text(why, tone="text2", parent=self))
        self.sitting = Field(self.tr("I will be sitting in"), help=self._example(), parent=self)
        self.licensed = Field(self.tr("The therapist is licensed in"), parent=self)
        self.licensed.set_text(write_states(contact.states, lists.states))
        label = self.tr("as a")
        options = [
            (one.uid, words.profession_words(one.uid))
            for one in lists.professions
            if one.is_licensed or one.uid == "coach"
        ]
        options.append((OTHER, self.tr("Something else")))
        self.role = Segmented(label, options, parent=self)
        known = contact.profession in self.role.segments
        self.role.set_value(contact.profession if known else OTHER)
        self.body.addWidget(self.sitting)
        self.body.addWidget(self.licensed)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Text(label, "label", parent=self))
        column.addWidget(self.role)
        nest(self.body, column)
        self.look_button = Button(self.tr("Look at the lists"), "primary", parent=self)
        self.look_button.clicked.connect(self.look)
        self.body.addWidget(self.look_button)
        self._add_result()
        self.body.addStretch(1)

    def _add_result(self) -> None:
        self.result = SoftCard(self)
        self.said = Text("", "body", selectable=True, parent=self.result)
        self.result.body.addWidget(self.said)
        self.map_button = Button(
            self.tr("Open {web}").format(web=self._lists.psypact_web),
            icon="arrow-square-out",
            parent=self.result,
        )
        self.map_button.clicked.connect(self._open_map)
        self.result.body.addWidget(self.map_button)
        self.result.hide()
        self.body.addWidget(self.result)
        # What was said about other states or another role is no answer any more.
        self.sitting.changed.connect(lambda _: self.result.hide())
        self.licensed.changed.connect(lambda _: self.result.hide())
        self.role.chosen.connect(lambda _: self.result.hide())
        for field in (self.sitting, self.licensed):
            field.edit.returnPressed.connect(self.look)

    def _example(self) -> str:
        return self.tr("For example: Washington, or WA.")

    def look(self) -> None:
        """Compare, and say what was found with the steps to verify it."""
        sitting = self._state(self.sitting)
        licensed = tuple(
            code
            for code in read_states(self.licensed.text(), self._lists.states)
            if code in self._lists.states
        )
        if sitting is None:
            return
        if self.licensed.text().strip() and not licensed:
            self.licensed.set_error(self._unknown())
            return
        self.licensed.set_error("")
        who = self._lists.profession(self.role.value())
        found = look_up(sitting, licensed, who, self._lists)
        name = words.profession_words(self.role.value())
        sentences = words.finding_words(found, self._lists, sitting, name)
        self.said.set_words("\n".join(sentences))
        self.map_button.setVisible(who is not None and who.compact is Compact.PSYPACT)
        self.result.show()
        announce(self, " ".join(sentences))
        # Once its words have their height.
        QTimer.singleShot(0, self.result, lambda: self.scroller.ensureWidgetVisible(self.result))

    def _state(self, field: Field) -> str | None:
        found = read_states(field.text(), self._lists.states)
        if len(found) == 1 and found[0] in self._lists.states:
            field.set_error("")
            return found[0]
        field.set_error(self._unknown())
        field.setFocus()
        return None

    def _unknown(self) -> str:
        return self.tr("Which state? Write it like Washington, or WA.")

    def _open_map(self) -> None:
        self._dialogs.open_link(f"https://{self._lists.psypact_web}")
