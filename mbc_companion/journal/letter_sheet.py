"""Making a sealed letter of an entry: when it is to be opened, in the person's own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

LONGEST = 120


class LetterSheet(Sheet):
    """``sealed`` carries when it is to be opened."""

    sealed = Signal(str)

    def __init__(self, host: QWidget, title: str) -> None:
        said = QCoreApplication.translate("Journal", "Seal it as a letter")
        super().__init__(host, said, width=640, height=0)
        words = self.tr(
            "A sealed letter stays closed until you open it. Its words are left out of search "
            "and of everything that is printed."
        )
        self.body.addWidget(Text(words, parent=self))
        self.when = Field(
            self.tr("Open when…"), placeholder=self.tr("the next scan is behind me"), parent=self
        )
        self.when.edit.setMaxLength(LONGEST)
        self.when.set_text(title)
        self.when.edit.returnPressed.connect(self._seal)
        self.body.addWidget(self.when)
        self.seal = Button(self.tr("Seal it"), "primary", icon="envelope-simple", parent=self)
        self.seal.clicked.connect(self._seal)
        self.keep = Button(self.tr("Leave it open"), parent=self)
        self.keep.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addStretch(1)
        foot.addWidget(self.seal)
        nest(self._column, foot)

    def focus_first(self) -> None:
        self.when.setFocus()

    def _seal(self) -> None:
        words = " ".join(self.when.text().split())
        self.close()
        self.sealed.emit(words or self.tr("I want to"))
