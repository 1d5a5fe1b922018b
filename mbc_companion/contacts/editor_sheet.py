"""Everything that can be said about a contact; kept while it is typed and when the sheet closes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.contacts import words_view as words
from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.domain import Answer, Contact, Kind
from mbc_companion.contacts.fields_view import ANSWERS, BOXES, field_help, field_words, fields_of
from mbc_companion.contacts.licensing import by_letters
from mbc_companion.contacts.phones_widget import PhonesWidget
from mbc_companion.contacts.typed_states import read_states, write_states
from mbc_companion.core.clock import today
from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.boxes import Box
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import CheckRow, Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text

OTHER = "other"
LOOK_MS = 700
"""Kept at the second look that finds the same words: within 1.4 s of the last key."""


class AnswerField(QWidget):
    """Yes, no, or not known yet."""

    def __init__(self, label: str, answer: Answer, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(label, "label", parent=self))
        options = [(one.value or OTHER, words.answer_words(one)) for one in Answer]
        self.choice = Segmented(label, options, parent=self)
        self.choice.set_value(answer.value or OTHER)
        column.addWidget(self.choice)

    def answer(self) -> Answer:
        value = self.choice.value()
        return Answer.UNKNOWN if value in ("", OTHER) else Answer(value)


class EditorSheet(Sheet):
    """``kept`` carries the uid after something was written; an empty new one is not."""

    kept = Signal(str)

    def __init__(self, host: QWidget, around: Around, contact: Contact) -> None:
        new = QCoreApplication.translate("Contacts", "New contact")
        change = QCoreApplication.translate("Contacts", "Change this contact")
        super().__init__(host, change if contact.uid else new, width=820, height=720)
        self._around = around
        self._was = contact
        self._states = around.lists.states if around.lists else {}
        kinds = [(kind.value, words.kind_words(kind)) for kind in Kind]
        self.kind = Segmented(self.tr("Kind"), kinds, parent=self)
        self.kind.set_value(contact.kind.value)
        self.kind.chosen.connect(self._change_kind)
        self.body.addWidget(self.kind)
        self._parts: QWidget | None = None
        self._show(contact)
        self.done_button = Button(self.tr("Done"), "primary", parent=self)
        self.done_button.clicked.connect(self.close)
        self._column.addWidget(self.done_button)
        self._born_here = not contact.uid
        self._seen = contact
        self._unsaid = False
        looks = QTimer(self)
        looks.timeout.connect(self._look)
        looks.start(LOOK_MS)

    def focus_first(self) -> None:
        self.fields["name"].edit.setFocus()

    def contact(self) -> Contact:
        """What stands in the fields now; what another kind has is left as it was."""
        kind = Kind(self.kind.value())
        changes: dict[str, Any] = {name: field.text() for name, field in self.fields.items()}
        if "states" in changes:
            changes["states"] = read_states(changes["states"], self._states)
        changes |= {name: field.answer() for name, field in self.answers.items()}
        if changes.get("in_network", self._was.in_network) != self._was.in_network:
            known = changes["in_network"] is not Answer.UNKNOWN
            changes["in_network_on"] = today(self._around.clock) if known else None
        if self.profession is not None:
            chosen = self.profession.value()
            changes["profession"] = "" if chosen == OTHER else chosen
        changes |= {
            "phones": self.phones.phones(),
            "favorite": self.favorite.isChecked(),
            "trusted": self.trusted.isChecked(),
        }
        return replace(self._was, kind=kind, **changes)

    def _look(self) -> None:
        """Write what came to rest, without a word: the fields come and go with the kind."""
        now = self.contact()
        if self.is_open and now == self._seen and not now.blank:
            self._write(now)
        self._seen = now

    def keep(self) -> bool:
        """Write what stands here; True if it is safe or there is nothing to keep."""
        contact = self.contact()
        if self._born_here and contact.blank:
            return self._give_up()
        if not self._write(contact):
            return False
        if self._unsaid:
            self._unsaid = False
            self.kept.emit(self._was.uid)
        return True

    def _write(self, contact: Contact) -> bool:
        contact = replace(contact, uid=self._was.uid)
        if contact == self._was:
            return True
        try:
            uid = self._around.contacts.save(contact)
        except KnownError as error:
            self.trouble.set_words(troubles.words(error))
            self.trouble.show()
            return False
        self.trouble.hide()
        self._was = replace(contact, uid=uid)
        self._unsaid = True
        return True

    def _give_up(self) -> bool:
        """A new contact whose words were all taken out again is none."""
        uid = self._was.uid
        gone = not uid or self._around.attempt(lambda: self._around.contacts.remove(uid))
        if gone:
            self._was = replace(self.contact(), uid="")
            self._unsaid = False
        return gone

    def as_lines(self) -> str:
        """Everything typed here, a line each."""
        contact = self.contact()
        said = [
            f"{field_words(name, contact.kind)}: {text.text()}"
            for name, text in self.fields.items()
        ]
        numbers = [f"{one.number} {one.label}".strip() for one in contact.phones]
        return "\n".join(line for line in (*said, *numbers) if not line.endswith(": "))

    def close(self) -> bool:
        if self.is_open and not self.keep():
            self.scroller.ensureWidgetVisible(self.trouble)
            return False
        return super().close()

    def _change_kind(self, _value: str) -> None:
        self._show(self.contact())

    def _show(self, contact: Contact) -> None:
        if self._parts is not None:
            self.body.removeWidget(self._parts)
            self._parts.hide()
            self._parts.deleteLater()
        self._parts = QWidget(self)
        column = QVBoxLayout(self._parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.fields: dict[str, Any] = {}
        self.answers: dict[str, AnswerField] = {}
        self.profession: Segmented | None = None
        self.trouble = Note("", "problem", parent=self._parts)
        self.trouble.hide()
        column.addWidget(self.trouble)
        self._add(column, contact, "name")
        if contact.kind is Kind.PROFESSIONAL:
            self._add_profession(column, contact)
        self._add(column, contact, "role")
        self.phones = PhonesWidget(self._parts)
        self.phones.show_phones(contact.phones, contact.kind)
        column.addWidget(self.phones)
        for name in fields_of(contact.kind):
            self._add(column, contact, name)
        if self.profession is not None:
            for name in ("name", "letters"):
                self.fields[name].edit.editingFinished.connect(self._look_at_letters)
        self._add_ticks(column, contact)
        self.body.addWidget(self._parts)
        self._parts.show()
        if self.is_open:
            self._fill()

    def _add(self, column: QVBoxLayout, contact: Contact, name: str) -> None:
        label = field_words(name, contact.kind)
        value = getattr(contact, name)
        if name in ANSWERS:
            self.answers[name] = AnswerField(label, value, self._inside())
            column.addWidget(self.answers[name])
            return
        if name == "states":
            value = write_states(value, self._states)
        field: Field | Box
        if name in BOXES:
            field = Box(label, lines=4 if name == "notes" else 2, parent=self._inside())
        else:
            field = Field(label, help=field_help(name), parent=self._inside())
        field.set_text(value)
        self.fields[name] = field
        column.addWidget(field)

    def _inside(self) -> QWidget:
        assert self._parts is not None
        return self._parts

    def _add_profession(self, column: QVBoxLayout, contact: Contact) -> None:
        lists = self._around.lists
        known = [one.uid for one in lists.professions] if lists else []
        label = field_words("profession", contact.kind)
        options = [(uid, words.profession_words(uid)) for uid in known]
        options.append((OTHER, self.tr("Other")))
        column.addWidget(Text(label, "label", parent=self._inside()))
        self.profession = Segmented(label, options, parent=self._inside())
        self.profession.set_value(contact.profession if contact.profession in known else OTHER)
        column.addWidget(self.profession)
        self.meaning = Text("", "body", "text2", parent=self._inside())
        column.addWidget(self.meaning)
        self.profession.chosen.connect(self._choose_profession)
        self._explain()

    def _choose_profession(self, value: str) -> None:
        """The role follows the choice as long as nobody wrote another one."""
        role = self.fields["role"]
        known = {words.profession_words(uid) for uid in self._known()} | {""}
        if role.text().strip() in known and value != OTHER:
            role.set_text(words.profession_words(value))
        self._explain()

    def _known(self) -> list[str]:
        lists = self._around.lists
        return [one.uid for one in lists.professions] if lists else []

    def _look_at_letters(self) -> None:
        """Letters after a name ("Joan Park, LCSW") or in their own field say the profession."""
        lists = self._around.lists
        if lists is None or self.profession is None or self.profession.value() != OTHER:
            return
        typed = f"{self.fields['name'].text()} {self.fields['letters'].text()}"
        found = by_letters(typed, lists.professions)
        if found is not None:
            self.profession.set_value(found.uid)
            self._choose_profession(found.uid)

    def _explain(self) -> None:
        lists = self._around.lists
        chosen = self.profession.value() if self.profession is not None else OTHER
        who = lists.profession(chosen) if lists else None
        said = words.letters_words(who) if who is not None else ""
        self.meaning.set_words(said)
        self.meaning.setVisible(bool(said))

    def _add_ticks(self, column: QVBoxLayout, contact: Contact) -> None:
        self.favorite = CheckRow(self.tr("Show near the top"), parent=self._inside())
        self.favorite.setChecked(contact.favorite)
        self.trusted = CheckRow(
            self.tr("Someone I trust: show in Help now while Companion is unlocked"),
            parent=self._inside(),
        )
        self.trusted.setChecked(contact.trusted)
        ticks = QVBoxLayout()
        ticks.setSpacing(8)
        ticks.addWidget(self.favorite)
        ticks.addWidget(self.trusted)
        nest(column, ticks)
