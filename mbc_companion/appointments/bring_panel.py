"""Bring with you: questions and thoughts for a visit, in the order they were given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.appointments.domain import Item
from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.boxes import Box
from mbc_companion.ui.widgets.buttons import Button, IconButton
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card, Separator
from mbc_companion.ui.widgets.text import Text


def inserted(items: tuple[Item, ...], item: Item, place: int) -> tuple[Item, ...]:
    """The list with this line in it, once."""
    rest = tuple(one for one in items if one.uid != item.uid)
    return (*rest[:place], item, *rest[place:])


class ItemSheet(Sheet):
    """What can be done with one line."""

    done = Signal()

    def __init__(self, host: QWidget, item: Item, *, first: bool, last: bool) -> None:
        super().__init__(host, item.text.splitlines()[0][:80], width=560, height=0)
        self.title.set_text_style("h2")
        self.words = Box(self.tr("Words"), lines=3, parent=self)
        self.words.set_text(item.text)
        self.body.addWidget(self.words)
        self.asked = self._act(
            self.tr("Ask it again") if item.asked else self.tr("We spoke about it"), "check"
        )
        self.up = self._act(self.tr("Move up"), "caret-up")
        self.down = self._act(self.tr("Move down"), "caret-down")
        self.remove = self._act(self.tr("Remove from the list"), "trash")
        self.remove.set_kind("danger")
        self.up.setVisible(not first)
        self.down.setVisible(not last)

    def focus_first(self) -> None:
        self.asked.setFocus()

    def _act(self, words: str, icon: str) -> Button:
        button = Button(words, "quiet", icon=icon, parent=self)
        button.set_left()
        button.clicked.connect(self.close)
        self.body.addWidget(button)
        return button


class _Line(QWidget):
    """One thing to bring, with its More button."""

    def __init__(self, item: Item, parent: QWidget) -> None:
        super().__init__(parent)
        tone = "text3" if item.asked else "text"
        words = self.tr("{words} (spoken about)").format(words=item.text) if item.asked else ""
        self.words = Text(words or item.text, "body", tone, parent=self)
        name = self.tr("More: {words}").format(words=item.text.splitlines()[0][:80])
        self.more = IconButton(name, "dots-three", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.more)


class BringPanel(Card):
    """``changed`` carries the whole list (a tuple of Item); ``license_wanted`` asks for more.

    ``removed`` carries whose line went, the line and its place, for ``put_back``.
    """

    changed = Signal(object)
    removed = Signal(str, object, int)
    license_wanted = Signal()

    def __init__(self, new_uid: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._new_uid = new_uid
        self._items: tuple[Item, ...] = ()
        self._whose = ""
        self.lines: list[_Line] = []
        self._parts: list[QWidget] = []
        self._words_now: Callable[[], Item] | None = None
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(Text(self.tr("Bring with you"), "h2", heading=2, parent=self))
        words = self.tr("Questions and thoughts for this visit, in this order.")
        head.addWidget(Text(words, "body", "text2", parent=self))
        nest(self.body, head)
        self._list = QVBoxLayout()
        nest(self.body, self._list)
        self.field = Field(self.tr("Add a question or a thought"), parent=self)
        self.add_button = IconButton(self.tr("Add to the list"), "plus", "secondary", parent=self)
        self.field.put_beside(self.add_button)
        self.license = Button(self.tr("Add the license questions"), "quiet", icon="seal-check")
        self.license.hide()
        self.body.addWidget(self.field)
        self.body.addWidget(self.license)
        self.brief = Button(self.tr("Print visit brief"), icon="printer", parent=self)
        self.body.addStretch(1)
        self.body.addWidget(self.brief, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.edit.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.license.clicked.connect(self.license_wanted)
        self._list.setSpacing(0)

    def show_list_of(self, visit_uid: str, items: tuple[Item, ...]) -> None:
        """The list of another visit, or this one's as it is kept."""
        self._whose = visit_uid
        self._show_items(items)

    def put_back(self, visit_uid: str, item: Item, place: int) -> bool:
        """Where it stood; False, and nothing done, while another list or none is shown."""
        if visit_uid != self._whose or not self.isVisible():
            return False
        self._put(inserted(self._items, item, place))
        self._focus_line(place)
        return True

    def _show_items(self, items: tuple[Item, ...]) -> None:
        self._items = items
        for part in self._parts:
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.lines = [], []
        for item in items:
            line = _Line(item, self)
            line.more.clicked.connect(lambda _=False, i=item: self._open(i))
            edge = Separator(parent=self)
            self._list.addWidget(line)
            self._list.addWidget(edge)
            self.lines.append(line)
            self._parts += [line, edge]
            line.show()
            edge.show()

    def items(self) -> tuple[Item, ...]:
        """As they stand here."""
        return self._items

    def offer_license(self, *, offered: bool) -> None:
        """There are questions about the license that nobody asked yet."""
        self.license.setVisible(offered)

    def typed(self) -> str:
        """What stands in the line but is not in the list yet."""
        return self.field.text().strip()

    def take_typed(self) -> None:
        """Words left in the line count as added, and those of an open sheet as changed."""
        if self._words_now is not None:
            self._reword(self._words_now())
        if self.typed():
            self._add()

    def _add(self) -> None:
        words = self.typed()
        if not words:
            self.field.setFocus()
            return
        self.field.set_text("")
        self._put((*self._items, Item(self._new_uid(), words)))
        announce(self.field, self.tr("Added to the list."))
        self.field.setFocus()

    def _put(self, items: tuple[Item, ...]) -> None:
        self._show_items(items)
        self.changed.emit(items)

    def _open(self, item: Item) -> None:
        place = self._items.index(item)
        sheet = ItemSheet(self, item, first=place == 0, last=place == len(self._items) - 1)
        self.sheet = sheet

        def words_now() -> Item:
            said = sheet.words.text().strip() or item.text
            return Item(item.uid, said, item.asked, item.entry_uid)

        def swap(step: int) -> None:
            items = list(self._items)
            items[place] = words_now()
            items[place], items[place + step] = items[place + step], items[place]
            self._put(tuple(items))
            self._focus_line(place + step)

        def asked() -> None:
            now = words_now()
            self._replace(place, Item(now.uid, now.text, not item.asked, now.entry_uid))
            self._focus_line(place)

        def removed() -> None:
            gone = words_now()
            self._put(tuple(one for one in self._items if one.uid != item.uid))
            self._focus_line(place)
            self.removed.emit(self._whose, gone, place)

        sheet.asked.clicked.connect(asked)
        sheet.up.clicked.connect(lambda: swap(-1))
        sheet.down.clicked.connect(lambda: swap(1))
        sheet.remove.clicked.connect(removed)

        def closed() -> None:
            self._words_now = None
            self._reword(words_now())

        sheet.closed.connect(closed)
        self._words_now = words_now
        sheet.open()

    def _focus_line(self, place: int) -> None:
        """The line an act left behind is made anew; without one, where a new one is typed."""
        line = self.lines[place].more if place < len(self.lines) else self.field
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, place: int, item: Item) -> None:
        items = list(self._items)
        items[place] = item
        self._put(tuple(items))

    def _reword(self, now: Item) -> None:
        """Words changed in the sheet count however it was closed."""
        for place, one in enumerate(self._items):
            if one.uid == now.uid and one.text != now.text:
                self._replace(place, Item(one.uid, now.text, one.asked, one.entry_uid))
