"""Names of feelings or scales: change them, hide them, add some. Everything counts at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.own.domain import Named, Names
from mbc_companion.journal.own.names_widget import name_trouble
from mbc_companion.journal.own.naming import BadName
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class NameRow(QWidget):
    """A name to type over, and whether it is offered. ``given`` is the program's own word."""

    def __init__(self, one: Named, given: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._given = given
        self.field = Field("", parent=self)
        self.hide_button = Button("", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(12))
        row.addWidget(self.field, 1)
        row.addWidget(self.hide_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.show_name(one)

    @property
    def word(self) -> str:
        return self.named.words or self._given

    def show_name(self, one: Named) -> None:
        """As it is kept now."""
        self.named = one
        self.field.set_label(self.word)
        self.field.set_text(self.word)
        first = self.tr("First called {name}").format(name=self._given)
        self.field.set_help(first if one.words and self._given else "")
        words, name, icon = self._act()
        self.hide_button.set_words(words, name=name.format(name=self.word))
        self.hide_button.set_icon(icon)

    def _act(self) -> tuple[str, str, str]:
        """Words, name and icon of the button."""
        if self.named.hidden:
            return self.tr("Offer it again"), self.tr("Offer {name} again"), "eye"
        if self.named.own:
            return self.tr("Remove"), self.tr("Remove {name}"), "trash"
        return self.tr("Hide"), self.tr("Hide {name}"), "eye-slash"


class NamesSheet(Sheet):
    """``changed`` after every change that was kept. ``word`` gives the program's own words."""

    changed = Signal()

    def __init__(
        self, host: QWidget, title: str, names: Names, word: Callable[[str], str], most: int
    ) -> None:
        super().__init__(host, title, width=680, height=700)
        self._names = names
        self._word = word
        self._most = most
        self.rows: dict[str, NameRow] = {}
        about = self.tr(
            "Type over a name to change it. What you hide or remove stays in your entries."
        )
        self.body.addWidget(Text(about, "body", "text2", parent=self))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(16))
        nest(self.body, self._list)
        self.new = Field(self.tr("One of your own"), parent=self)
        self.new.edit.returnPressed.connect(self._add)
        self.new.edit.textEdited.connect(lambda _words: self.new.set_error(""))
        self.add = Button(self.tr("Add it"), icon="plus", parent=self)
        self.add.clicked.connect(self._add)
        self.body.addWidget(self.new)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        nest(self.body, row)
        self.body.addStretch(1)
        self._show()

    def _show(self) -> None:
        """A row for each, but for own ones that were removed another time."""
        known = self._read()
        removed = [one for one in known if one.own and one.hidden and one.key not in self.rows]
        for one in known:
            if one.key in self.rows:
                self.rows[one.key].show_name(one)
            elif one not in removed:
                self._add_row(one)
        back = self.tr("The name of one you removed brings it back, with all you said with it.")
        self.new.set_help(back if removed else "")
        self._order()

    def _add_row(self, one: Named) -> None:
        row = NameRow(one, "" if one.own else self._word(one.key), self)
        row.field.edit.editingFinished.connect(partial(self._rename, one.key))
        row.hide_button.clicked.connect(partial(self._hide, one.key))
        row.setVisible(True)
        self._list.addWidget(row)
        self.rows[one.key] = row

    def _order(self) -> None:
        """Tab goes down the list, then to the new one."""
        before: QWidget = self.close_button
        for row in self.rows.values():
            for after in (row.field.edit, row.hide_button):
                QWidget.setTabOrder(before, after)
                before = after
        for after in (self.new.edit, self.add):
            QWidget.setTabOrder(before, after)
            before = after

    def _read(self) -> tuple[Named, ...]:
        try:
            return self._names.all()
        except KnownError as error:
            self.new.set_error(troubles.words(error))
            return ()

    def _rename(self, key: str) -> None:
        row = self.rows[key]
        typed = row.field.text()
        if typed == row.word:
            row.field.set_error("")
        elif self._attempt(row.field, lambda: self._names.rename(key, typed)):
            self.changed.emit()
            self._show()

    def _hide(self, key: str) -> None:
        row = self.rows[key]
        hidden = not row.named.hidden
        act = partial(self._names.set_hidden, key, hidden=hidden)
        if self._attempt(row.field, act):
            self.changed.emit()
            self._show()

    def _add(self) -> None:
        typed = self.new.text()
        if self._attempt(self.new, lambda: self._names.add(typed)):
            self.changed.emit()
            self.new.set_text("")
            self._show()
            announce(self, self.tr("Added."))
            self.new.setFocus()

    def _attempt(self, field: Field, act: Callable[[], object]) -> bool:
        """What was typed stays where it cannot be kept."""
        try:
            act()
        except BadName as refused:
            field.set_error(name_trouble(refused.trouble, self._most))
            return False
        except KnownError as error:
            field.set_error(troubles.words(error))
            return False
        field.set_error("")
        return True
