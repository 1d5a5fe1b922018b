"""All helplines: a card each, to be narrowed by what someone looks for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock, today
from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.domain import Directory, Topic
from mbc_companion.helplines.helpline_card import HelplineCard
from mbc_companion.helplines.lines_panel import short
from mbc_companion.helplines.own import HelplineNotes, Yours
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.text import Text

ALL = "all"


class DirectoryPage(QWidget):
    """First what is confirmed, then what is to be checked first."""

    code_pressed = Signal(object)
    own_pressed = Signal(object)

    def __init__(
        self,
        directory: Directory,
        clock: Clock,
        parent: QWidget | None = None,
        yours: Yours | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        choices = [(ALL, self.tr("All"))]
        choices += [(topic.value, words.topic_words(topic)) for topic in Topic]
        self.filter = Segmented(self.tr("What it is for"), choices, parent=self)
        self.filter.set_value(ALL)
        self.filter.chosen.connect(self._choose)
        self._column.addWidget(self.filter)
        day = today(clock)
        notes = self._add_own(yours or Yours())
        self.cards = [HelplineCard(one, clock, self, notes=notes) for one in directory.services]
        self._sure = self._add_group(
            self.tr("Confirmed"),
            self.tr("We found these numbers on official pages. Hours and numbers can change."),
            [card for card in self.cards if not card.service.says_check_first(day)],
        )
        self._unsure = self._add_group(
            self.tr("Check first"),
            self.tr(
                "These are likely right, but not confirmed lately. "
                "Ask your care team for the number before you rely on it."
            ),
            [card for card in self.cards if card.service.says_check_first(day)],
        )
        self._column.addWidget(Text(words.elsewhere_words(), "caption", "text2", parent=self))
        self._column.addStretch(1)
        for card in self.cards:
            card.code_pressed.connect(self.code_pressed)
        theme().follow(self._dress)

    def _add_own(self, yours: Yours) -> HelplineNotes | None:
        """Gives where notes about the others are kept."""
        self.own_buttons: list[Button] = []
        if not yours.helplines:
            return yours.notes
        self._column.addWidget(Text(self.tr("Added by you"), "h2", heading=2, parent=self))
        for own in yours.helplines:
            said = f"{own.name}, {own.number}"
            button = Button(short(said), icon="phone", name=said, parent=self)
            button.set_left()
            button.clicked.connect(lambda _=False, line=own: self.own_pressed.emit(line))
            self._column.addWidget(button)
            self.own_buttons.append(button)
        return yours.notes

    def _add_group(
        self, title: str, note: str, cards: list[HelplineCard]
    ) -> tuple[list[QWidget], list[HelplineCard]]:
        heads: list[QWidget] = [
            Text(title, "h2", heading=2, parent=self),
            Text(note, tone="text2", parent=self),
        ]
        for widget in [*heads, *cards]:
            self._column.addWidget(widget)
        return heads, cards

    def refresh(self, clock: Clock) -> None:
        for card in self.cards:
            card.refresh(clock)

    def set_narrow(self, *, narrow: bool) -> None:
        for card in self.cards:
            card.set_narrow(narrow=narrow)

    def _choose(self, value: str) -> None:
        topic = None if value == ALL else Topic(value)
        shown = 0
        for heads, cards in (self._sure, self._unsure):
            fitting = [card for card in cards if topic is None or topic in card.service.topics]
            for card in cards:
                card.setVisible(card in fitting)
            for head in heads:
                head.setVisible(bool(fitting))
            shown += len(fitting)
        several = self.tr("{count} helplines").format(count=shown)
        announce(self, self.tr("1 helpline") if shown == 1 else several)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(12))
