"""Do something with this: what the topic offers and the program can do."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.guidance import words_view as words
from mbc_companion.guidance.action_card import ActionCard
from mbc_companion.guidance.domain import Action, Acts, Done, Topic
from mbc_companion.ui import troubles
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text

_log = logging.getLogger(__name__)


class ActionsPanel(QWidget):
    """Remembers what was done as long as it lives; nothing is counted."""

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._topic: Topic | None = None
        self._done: dict[tuple[str, Action], Done] = {}
        self.cards: list[ActionCard] = []
        self._title = Text(self.tr("Do something with this"), "h2", heading=2, parent=self)
        self._energy = Text(
            self.tr("Only if you have the energy. One is plenty."), "body", "text2", parent=self
        )
        self._trouble = Note("", "problem", parent=self)
        self._trouble.hide()
        self._foot = Text("", "caption", "text2", parent=self)
        sources = self.tr("Sources are at the end of the topic.")
        self._foot.set_words(f"{words.guidance_words()} {sources}")
        self._column = QVBoxLayout(self)
        for part in (self._title, self._energy, self._trouble):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addWidget(self._foot)
        theme().follow(self._dress)

    def show_topic(self, topic: Topic) -> None:
        self._topic = topic
        self._trouble.hide()
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(one) for one in topic.actions if self._acts.offers(one)]
        at = self._column.indexOf(self._trouble) + 1
        for place, card in enumerate(self.cards):
            self._column.insertWidget(at + place, card)
            card.show_done(self._done.get((topic.uid, card.action)))
        self._foot.raise_()  # last to a screen reader as well, which goes by the children
        for part in (self._title, self._energy):
            part.setVisible(bool(self.cards))

    def _card(self, action: Action) -> ActionCard:
        card = ActionCard(action, self._acts.about(action), self)
        card.wanted.connect(partial(self._do, card))
        card.undone.connect(partial(self._undo, card))
        return card

    def _do(self, card: ActionCard) -> None:
        topic = self._topic
        if topic is None:
            return
        try:
            done = self._acts.do(card.action, topic, partial(self._saved, topic.uid, card.action))
        except KnownError as error:
            self._say(error)
            return
        self._trouble.hide()
        if done is not None:
            self._saved(topic.uid, card.action, done)

    def _saved(self, topic: str, action: Action, done: Done) -> None:
        """At once, or when the place an action opened is left."""
        self._done[(topic, action)] = done
        if self._topic is not None and self._topic.uid == topic:
            for card in self.cards:
                if card.action == action:
                    card.show_done(done)

    def _undo(self, card: ActionCard) -> None:
        if self._topic is None or card.done is None or card.done.undo is None:
            return
        try:
            card.done.undo()
        except KnownError as error:
            self._say(error)
            return
        self._done.pop((self._topic.uid, card.action), None)
        card.show_done(None)
        card.press.setFocus()

    def look_again(self) -> None:
        """An action whose work was taken back or removed elsewhere is offered again."""
        for (topic, action), done in tuple(self._done.items()):
            try:
                gone = done.still is not None and not done.still()
            except KnownError as error:
                _log.warning("an action not looked at again: %s", error.code)
                continue
            if gone:
                self._done.pop((topic, action))
                for card in self.cards:
                    if card.action == action:
                        card.show_done(None)

    def _say(self, error: KnownError) -> None:
        self._trouble.set_words(troubles.words(error))
        self._trouble.show()
        announce(self._trouble, self._trouble.text())

    def set_padding(self, side: int) -> None:
        """Px at 100 % around it."""
        look = theme()
        self._column.setContentsMargins(*[look.px(side)] * 4)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(12))
