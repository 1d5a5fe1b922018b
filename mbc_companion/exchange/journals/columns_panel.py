"""What each column of a table is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.exchange.domain import Columns
from mbc_companion.exchange.journals import columns as rules
from mbc_companion.exchange.journals.words_view import columns_trouble, part_words
from mbc_companion.ui.announce import announce
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text

_MOST = 40
_MONTH, _DAY = "month", "day"


class ColumnsPanel(QWidget):
    """A choice for each column, as guessed from its head."""

    def __init__(self, guessed: Columns) -> None:
        super().__init__()
        self._guessed = guessed
        self.trouble = Note("", "problem")
        self.trouble.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(12))
        self._column.addWidget(Text(self.tr("What is in each column?"), "h3", heading=2))
        self._column.addWidget(self.trouble)
        guesses = {getattr(guessed, part): part for part in rules.PARTS}
        self.choices: list[Segmented] = []
        for place, name in enumerate(guessed.header[:_MOST]):
            self._add(place, name, guesses.get(place, ""))
        self.order = self._add_order() if rules.is_open(guessed) else None

    def _add(self, place: int, name: str, guess: str) -> None:
        called = name or self.tr("Column {number}").format(number=place + 1)
        self._column.addWidget(Text(called, "label", heading=3))
        sample = self._guessed.samples[place]
        if sample:
            self._column.addWidget(Text(sample, "small", "text2"))
        options = [(part, part_words(part)) for part in (*rules.PARTS, "")]
        choice = Segmented(called, options)
        choice.set_value(guess)
        self.choices.append(choice)
        self._column.addWidget(choice)

    def _add_order(self) -> Segmented:
        words = self.tr("Which number comes first in the days?")
        order = Segmented(words, [(_MONTH, self.tr("The month")), (_DAY, self.tr("The day"))])
        order.set_value(_MONTH)
        self._column.addWidget(Text(words, "label", heading=3))
        self._column.addWidget(order)
        return order

    def chosen(self) -> Columns | None:
        """None if it cannot be read by; the panel says why."""
        parts = [choice.value() for choice in self.choices]
        parts += [""] * (len(self._guessed.header) - len(parts))
        first = self.order.value() == _DAY if self.order else bool(self._guessed.day_first)
        found = rules.chosen(self._guessed, parts, day_first=first)
        if isinstance(found, rules.Trouble):
            words = columns_trouble(found)
            self.trouble.set_words(words)
            self.trouble.show()
            announce(self.trouble, words)
            return None
        return found
