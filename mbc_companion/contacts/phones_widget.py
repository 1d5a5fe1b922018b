"""Several phone numbers with labels, checked and formatted as they are left."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mbc_companion.contacts.domain import Kind, Phone
from mbc_companion.helplines.typed_number import look_at
from mbc_companion.ui.announce import announce
from mbc_companion.ui.breadth import turn
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field


class PhoneRow(QWidget):
    """A number and what it is; ``gone`` takes the row away."""

    gone = Signal()

    def __init__(self, phone: Phone, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        named = self.tr("Phone") if place == 1 else self.tr("Phone {n}").format(n=place)
        self.number = Field(named, parent=self)
        self.number.set_text(phone.number)
        label = self.tr("What number it is")
        label = label if place == 1 else self.tr("What number {n} is").format(n=place)
        self.label = Field(label, placeholder=self.tr("Office, cell, after hours"), parent=self)
        self.label.set_text(phone.label)
        remove = self.tr("Remove {number}").format(number=named.lower())
        self.remove_button = Button(remove, "quiet", icon="x", parent=self)
        self.remove_button.clicked.connect(self.gone)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.number, 3, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.label, 2, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.number.edit.editingFinished.connect(self.check)
        theme().follow(self._dress)

    def check(self) -> None:
        """Format a number we are sure of; say so if digits seem to be missing."""
        seen = look_at(self.number.text())
        if seen.sure and seen.shown != self.number.text():
            self.number.set_text(seen.shown)
        short = self.tr("This number looks short. Keep it as it is, or add the rest.")
        self.number.set_error(short if seen.short else "")

    def phone(self) -> Phone:
        seen = look_at(self.number.text())
        return Phone(seen.shown, self.label.text())

    def _dress(self) -> None:
        self._row.setSpacing(max(8, theme().px(10)))
        turn(self._row, wide=theme().scale < 1.4)


class PhonesWidget(QWidget):
    """Always at least one row to type in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PhoneRow] = []
        # A part of its own, so that a screen reader meets the numbers before the button.
        self._numbers = QWidget(self)
        self._lines = QVBoxLayout(self._numbers)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add_button = Button(self.tr("Add another number"), "quiet", icon="plus", parent=self)
        self.add_button.clicked.connect(self._add_and_go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._numbers)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_phones(self, phones: tuple[Phone, ...], kind: Kind) -> None:
        """An insurer without numbers starts with the two lines people call."""
        start = phones
        if not phones and kind is Kind.INSURER:
            start = (
                Phone("", self.tr("Member services")),
                Phone("", self.tr("Behavioral health")),
            )
        for phone in start or (Phone(""),):
            self._add(phone)
        self._order()

    def phones(self) -> tuple[Phone, ...]:
        return tuple(phone for row in self.rows if (phone := row.phone()).number)

    def _add(self, phone: Phone) -> PhoneRow:
        row = PhoneRow(phone, len(self.rows) + 1, self._numbers)
        row.gone.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._lines.addWidget(row)
        row.remove_button.setVisible(len(self.rows) > 1)
        return row

    def _order(self) -> None:
        """Tab goes through the numbers as they stand, then to the button under them."""
        stops: list[QWidget] = []
        for row in self.rows:
            stops += (row.number.edit, row.label.edit, row.remove_button)
        for before, after in pairwise([*stops, self.add_button]):
            QWidget.setTabOrder(before, after)

    def _add_and_go(self) -> None:
        added = self._add(Phone(""))
        self._order()
        added.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: PhoneRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        announce(self, self.tr("Removed"))
        near = self.rows[min(place, len(self.rows) - 1)]
        near.number.setFocus(Qt.FocusReason.OtherFocusReason)
