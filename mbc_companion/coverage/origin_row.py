"""Who said it: a letter, the card, a call or a guess, with its day and reference."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.coverage.answer_row import DayField
from mbc_companion.coverage.facts import Origin, Source
from mbc_companion.coverage.names_view import source_words
from mbc_companion.ui.entry_sheet import Input
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.text import Text


class OriginRow(QWidget):
    """Holds for everything changed in the sheet it stands in."""

    def __init__(self, today: date, parent: QWidget, source: Source = Source.GUESS) -> None:
        super().__init__(parent)
        self._today = today
        label = self.tr("Who said so?")
        self.source = Segmented(label, [(s.value, source_words(s)) for s in Source], parent=self)
        self.source.set_value(source.value)
        self.day = DayField(self.tr("When was that?"), today, parent=self)
        self.day.set_day(today)
        self.reference = Field(self.tr("Reference of the call"), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(Text(label, "label", parent=self))
        for part in (self.source, self.day, self.reference):
            column.addWidget(part)
        self.source.chosen.connect(self._show)
        self._show(source.value)

    def _show(self, source: str) -> None:
        self.day.setVisible(source != Source.GUESS.value)
        self.reference.setVisible(source == Source.CALL.value)

    def inputs(self) -> dict[str, Input]:
        """By name, for what is kept of a sheet while it is filled in."""
        return {"source": self.source, "said_on": self.day, "said_reference": self.reference}

    def origin(self) -> Origin:
        """Raises NotRead."""
        source = Source(self.source.value() or Source.GUESS.value)
        day = self._today if source is Source.GUESS else self.day.day()
        reference = self.reference.text().strip() if source is Source.CALL else ""
        return Origin(source, day or self._today, reference)
