"""What else can be done with the open entry."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.text import Text


class MoreSheet(Sheet):
    """Each act closes the sheet first, so that the focus is back where it was."""

    change_wanted = Signal()
    feelings_wanted = Signal()
    copy_wanted = Signal()
    removed_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, host: QWidget, called: str) -> None:
        title = QCoreApplication.translate("Journal", "This entry")
        super().__init__(host, title, width=560, height=520)
        self.body.addWidget(Text(called, "body", "text2", parent=self))
        self.change = self._act(
            self.tr("Change the mark or the day"), "pencil-simple", self.change_wanted
        )
        self.feelings = self._act(self.tr("Feelings"), "heart-straight", self.feelings_wanted)
        self.copy = self._act(self.tr("Copy the words"), "copy", self.copy_wanted)
        self.removed = self._act(self.tr("See removed entries"), "notebook", self.removed_wanted)
        self.remove = self._act(self.tr("Remove this entry"), "trash", self.remove_wanted)
        self.remove.set_kind("danger")
        self.body.addStretch(1)

    def _act(self, words: str, icon: str, wanted: SignalInstance) -> Button:
        button = Button(words, "quiet", icon=icon, parent=self)
        button.set_left()
        button.clicked.connect(lambda: self._do(wanted))
        self.body.addWidget(button)
        return button

    def _do(self, wanted: SignalInstance) -> None:
        self.close()
        wanted.emit()
