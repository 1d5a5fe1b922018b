"""Who something is for: typed, or picked from the contacts. Always optional."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.sharing import Recipient
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

MOST_CHARACTERS = 200


class PickSheet(Sheet):
    """The contacts as buttons under each other."""

    picked = Signal(object)

    def __init__(self, host: QWidget, people: tuple[Recipient, ...]) -> None:
        heading = QCoreApplication.translate("Paper", "Who is it for?")
        super().__init__(host, heading, width=560, height=0)
        self.title.set_text_style("title")
        if not people:
            words = self.tr("No one saved yet. You can type a name instead.")
            self.body.addWidget(Text(words, parent=self))
        column = QVBoxLayout()
        column.setSpacing(0)
        for one in people:
            button = Button(one.name, "quiet", parent=self)
            button.set_left()
            button.clicked.connect(lambda _=False, o=one: self._pick(o))
            column.addWidget(button)
        nest(self.body, column)

    def _pick(self, one: Recipient) -> None:
        self.close()
        self.picked.emit(one)


class WhomField(QWidget):
    """``people`` is asked for when the list is opened."""

    def __init__(
        self, people: Callable[[], tuple[Recipient, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._picked: Recipient | None = None
        self.sheet: PickSheet | None = None
        self.field = Field(
            self.tr("Who is it for?"),
            help=self.tr("You can leave this empty. It is kept in your list of what was shared."),
            parent=self,
        )
        self.field.edit.setMaxLength(MOST_CHARACTERS)
        self.pick_button = Button(
            self.tr("From your contacts"), "quiet", icon="address-book", parent=self
        )
        self.pick_button.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        row = FlowLayout(8)
        row.addWidget(self.pick_button)
        nest(column, row)

    def whom(self) -> str:
        return self.field.text().strip()

    def contact_uid(self) -> str:
        """Of the contact picked, while the words are still its name."""
        picked = self._picked
        return picked.uid if picked is not None and picked.name == self.whom() else ""

    def show_whom(self, whom: str, contact_uid: str = "") -> None:
        self.field.set_text(whom)
        self._picked = Recipient(contact_uid, whom) if contact_uid else None

    def _open(self) -> None:
        self.sheet = PickSheet(self, self._people())
        self.sheet.picked.connect(self._take)
        self.sheet.open()

    def _take(self, one: Recipient) -> None:
        self._picked = one
        self.field.set_text(one.name)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
