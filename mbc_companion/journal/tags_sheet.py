"""Tags of an entry: typed with completion, taken away by a press. Everything counts at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.own.domain import Tags
from mbc_companion.journal.own.naming import BadName, accept_tags, folded
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.chips import FeelingChip
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

OFFERED = 8


class TagsSheet(Sheet):
    """``chosen`` carries the tags in the order they were given, after every change."""

    chosen = Signal(object)

    def __init__(self, host: QWidget, tags: Tags, chosen: tuple[str, ...]) -> None:
        title = QCoreApplication.translate("Journal", "Tags")
        super().__init__(host, title, width=680, height=520)
        self._tags = tags
        self._chosen = list(chosen)
        self.chips: dict[str, FeelingChip] = {}
        self.offers: list[Button] = []
        self.field = Field(
            self.tr("New tag"),
            help=self.tr("Enter adds it. A comma parts several."),
            placeholder=self.tr("scan"),
            parent=self,
        )
        self.field.edit.textEdited.connect(self._typed)
        self.field.edit.returnPressed.connect(self._take)
        self.field.edit.installEventFilter(self)
        self._own_tags, self._own_flow = self._group(self.tr("Tags of this entry"))
        self._like, self._like_flow = self._group(self.tr("Tags you have used"))
        self._like_title = Text(self.tr("Tags you have used"), "label", parent=self)
        for part in (self._own_tags, self.field, self._like_title, self._like):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.done = Button(self.tr("Done"), "primary", parent=self)
        self.done.clicked.connect(self._finish)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.done)
        nest(self._column, foot)
        self._show_mine()
        self._offer("")

    def focus_first(self) -> None:
        self.field.setFocus()

    def _group(self, name: str) -> tuple[QWidget, FlowLayout]:
        group = QWidget(self)
        set_accessible(group, name=name, role="grouping")
        return group, FlowLayout(8, group)

    def _show_mine(self) -> None:
        _empty(self._own_flow, list(self.chips.values()))
        self.chips = {}
        for tag in self._chosen:
            chip = FeelingChip(tag, parent=self._own_tags)
            chip.setChecked(True)
            chip.toggled.connect(lambda _on, tag=tag: self._take_away(tag))
            self._own_flow.addWidget(chip)
            chip.show()
            self.chips[tag] = chip
        self._own_tags.setVisible(bool(self.chips))

    def _typed(self, words: str) -> None:
        self.field.set_error("")
        self._offer(words.rpartition(",")[2])

    def _offer(self, beginning: str) -> None:
        """What was used before and begins like this."""
        _empty(self._like_flow, self.offers)
        self.offers = []
        try:
            found = self._tags.like(beginning, OFFERED + len(self._chosen))
        except KnownError:
            # Completion is a help; typing goes on without it.
            found = ()
        mine = {folded(tag) for tag in self._chosen}
        for tag in [tag for tag in found if folded(tag) not in mine][:OFFERED]:
            button = Button(tag, parent=self._like)
            button.clicked.connect(partial(self._add, (tag,)))
            self._like_flow.addWidget(button)
            button.show()
            self.offers.append(button)
        self._like.setVisible(bool(self.offers))
        self._like_title.setVisible(bool(self.offers))
        self._order()

    def _order(self) -> None:
        """Tab goes as the eye: what is new would come after Done."""
        before: QWidget = self.close_button
        for after in (*self.chips.values(), self.field.edit, *self.offers, self.done):
            QWidget.setTabOrder(before, after)
            before = after

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the line to what it could become."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if down and event.type() is QEvent.Type.KeyPress and self.offers:
            self.offers[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _take(self) -> bool:
        """Add what was typed; False, with a sentence, if it cannot be a tag."""
        typed = self.field.text()
        try:
            tags = accept_tags(typed, self._chosen)
        except BadName:
            self.field.set_error(self.tr("A tag holds up to 40 letters. Make it a little shorter."))
            return False
        if typed and not typed.strip(" ,#\t"):
            self.field.set_error(self.tr("A tag needs at least one letter."))
            return False
        self._add(tags)
        return True

    def _add(self, tags: tuple[str, ...]) -> None:
        self.field.set_text("")
        if tags:
            self._chosen += tags
            self.chosen.emit(tuple(self._chosen))
            self._show_mine()
        self._offer("")
        self.field.setFocus()

    def _take_away(self, tag: str) -> None:
        self._chosen.remove(tag)
        self.chosen.emit(tuple(self._chosen))
        self._show_mine()
        self._offer("")
        self.field.setFocus()

    def _finish(self) -> None:
        if not self.field.text().strip() or self._take():
            self.close()
        else:
            self.field.setFocus()


def _empty(flow: FlowLayout, widgets: list[FeelingChip] | list[Button]) -> None:
    for widget in widgets:
        flow.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
