"""Words the person called right, each of which can be forgotten."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.journal.own.domain import KnownWords
from mbc_companion.ui import troubles
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.chips import FeelingChip
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.text import Text


class KnownWordsSheet(Sheet):
    """A press forgets a word, and another one keeps it again. ``changed`` after each."""

    changed = Signal()

    def __init__(self, host: QWidget, known: KnownWords) -> None:
        title = QCoreApplication.translate("Journal", "Words you spell your way")
        super().__init__(host, title, width=680, height=520)
        self._known = known
        self.chips: dict[str, FeelingChip] = {}
        self.told = Text("", "body", "text2", parent=self)
        self.body.addWidget(self.told)
        group = QWidget(self)
        set_accessible(group, name=title, role="grouping")
        flow = FlowLayout(8, group)
        try:
            words = sorted(known.words(), key=str.casefold)
        except KnownError as error:
            words = []
            self.told.set_words(troubles.words(error))
        else:
            self.told.set_words(
                self.tr("Press a word to have it marked again.")
                if words
                else self.tr("None yet. The menu of a marked word can keep it as it is.")
            )
        for word in words:
            chip = FeelingChip(word, parent=group)
            chip.setChecked(True)
            chip.toggled.connect(lambda on, word=word: self._turn(word, on=on))
            flow.addWidget(chip)
            self.chips[word] = chip
        self.body.addWidget(group)
        self.body.addStretch(1)

    def _turn(self, word: str, *, on: bool) -> None:
        try:
            if on:
                self._known.add(word)
            else:
                self._known.forget(word)
        except KnownError as error:
            self.told.set_words(troubles.words(error))
            return
        self.changed.emit()
