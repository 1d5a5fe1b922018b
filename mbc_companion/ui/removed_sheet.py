"""What was removed from a room: bring back, or delete for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.free_text import free_text
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text

PAGE = 30


@dataclass(frozen=True)
class RemovedThing:
    """``called`` is its name, ``about`` the lines under it; the two acts raise a KnownError.

    ``back`` is what is said when it is there again, ``ask`` the question before it goes for
    good, ``goes_too`` what goes with it.
    """

    called: str
    about: tuple[str, ...]
    bring_back: Callable[[], object]
    remove_for_good: Callable[[], object]
    back: str
    ask: str
    goes_too: str = ""


class RemovedCard(Card):
    """One removed thing with its two acts."""

    def __init__(self, thing: RemovedThing, parent: QWidget) -> None:
        super().__init__(tight=True, parent=parent)
        self.thing = thing
        self.body.addWidget(free_text(thing.called, "label", selectable=False, parent=self))
        for line in thing.about:
            if line.strip():
                words = free_text(line, "body", "text2", selectable=False, parent=self)
                self.body.addWidget(words)
        named = self.tr("Bring back: {thing}").format(thing=thing.called)
        self.back_button = Button(
            self.tr("Bring back"), icon="arrow-counter-clockwise", name=named, parent=self
        )
        named = self.tr("Remove for good: {thing}").format(thing=thing.called)
        self.delete_button = Button(
            self.tr("Remove for good"), "danger", icon="trash", name=named, parent=self
        )
        acts = FlowLayout(8)
        acts.addWidget(self.back_button)
        acts.addWidget(self.delete_button)
        nest(self.body, acts)


class RemovedSheet(Sheet):
    """``read`` gives the last removed first, as many as it is told or more."""

    def __init__(
        self,
        host: QWidget,
        heading: str,
        dialogs: Dialogs,
        read: Callable[[int], Sequence[RemovedThing]],
    ) -> None:
        super().__init__(host, heading, width=760, height=680)
        self._dialogs = dialogs
        self._read = read
        self._shown = PAGE
        self.note = Text("", "body", "text2", parent=self)
        self.body.addWidget(self.note)
        self._rows = QVBoxLayout()
        nest(self.body, self._rows)
        self.more = Button(self.tr("Show more"), parent=self)
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.more)
        self.body.addStretch(1)
        self.cards: list[RemovedCard] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        try:
            things = self._read(self._shown + 1)
        except KnownError as error:
            self.note.set_words(troubles.words(error))
            self.more.hide()
            return
        for thing in things[: self._shown]:
            self._add(thing)
        self.more.setVisible(len(things) > self._shown)
        kept = self.tr("They stay here for 30 days and at least 5 days of use.")
        self.note.set_words(kept if things else self.tr("Nothing is removed right now."))

    def _add(self, thing: RemovedThing) -> None:
        card = RemovedCard(thing, self)
        card.back_button.clicked.connect(lambda: self._bring_back(card))
        card.delete_button.clicked.connect(lambda: self._ask(card))
        self._rows.addWidget(card)
        card.show()
        self.cards.append(card)

    def _show_more(self) -> None:
        first = self._shown
        self._shown += PAGE
        self.refresh()
        # The button may be gone, or stand below what it brought.
        if first < len(self.cards):
            self.cards[first].back_button.setFocus()

    def _bring_back(self, card: RemovedCard) -> None:
        if self._attempt(card.thing.bring_back):
            announce(self, card.thing.back)
            self._gone(card)

    def _ask(self, card: RemovedCard) -> None:
        words = self.tr("It cannot be brought back after that.")
        self._dialogs.confirm(
            card.thing.ask,
            f"{words} {card.thing.goes_too}".strip(),
            yes=self.tr("Remove for good"),
            no=self.tr("Keep it"),
            then=lambda yes: self._delete(card) if yes else None,
            removes=True,
        )

    def _delete(self, card: RemovedCard) -> None:
        if self._attempt(card.thing.remove_for_good):
            announce(self, self.tr("Removed for good."))
            self._gone(card)

    def _gone(self, card: RemovedCard) -> None:
        place = self.cards.index(card)
        self.refresh()
        left = self.cards[min(place, len(self.cards) - 1)].back_button if self.cards else None
        (left or self.close_button).setFocus()

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except KnownError as error:
            self._dialogs.tell(troubles.title(error), troubles.words(error))
            return False
        return True
