"""All feelings that are offered, always in the same places."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.journal.domain import Feelings
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.chips import FeelingChip
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.marks import feeling_word, offered_feelings
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text


class FeelingsSheet(Sheet):
    """``chosen`` carries the feelings in the order they were chosen, after every press."""

    chosen = Signal(object)

    def __init__(self, host: QWidget, feelings: Feelings) -> None:
        title = QCoreApplication.translate("Journal", "Feelings")
        super().__init__(host, title, width=680, height=430)
        self._feelings = list(feelings)
        self.chips: dict[str, FeelingChip] = {}
        self.body.addWidget(Text(self.tr("As many as fit, or none."), "body", "text2", parent=self))
        flow = FlowLayout(8)
        # What was chosen before it was hidden, or came with an import, can be taken away.
        for feeling in dict.fromkeys([*offered_feelings(), *feelings]):
            chip = FeelingChip(feeling_word(feeling), parent=self)
            chip.setChecked(feeling in feelings)
            chip.toggled.connect(lambda on, key=feeling: self._choose(key, on=on))
            flow.addWidget(chip)
            self.chips[feeling] = chip
        nest(self.body, flow)
        self.body.addStretch(1)
        self.done = Button(self.tr("Done"), "primary", parent=self)
        self.done.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.done)
        nest(self._column, foot)

    def _choose(self, feeling: str, *, on: bool) -> None:
        if feeling in self._feelings:
            self._feelings.remove(feeling)
        if on:
            self._feelings.append(feeling)
        self.chosen.emit(tuple(self._feelings))
