"""The list of keys, on the screen and on paper."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.key_words import every_line
from mbc_companion.ui.keys import Keys
from mbc_companion.ui.paper import Paper
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.paper_sheet import Job
from mbc_companion.ui.printing import Printing
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.table import FactsTable
from mbc_companion.ui.widgets.text import Text


def keys_page(keys: Keys, page: str = "Letter") -> Paper:
    """Every key and what it does."""
    paper = Paper(page)
    paper.heading(QCoreApplication.translate("KeysSheet", "Keys"))
    headers = [
        QCoreApplication.translate("KeysSheet", "Key"),
        QCoreApplication.translate("KeysSheet", "Does"),
    ]
    paper.table(headers, every_line(keys), (0.3, 0.7))
    return paper


class KeysSheet(Sheet):
    """Nothing is changed here; Settings, Keyboard is for that."""

    def __init__(self, host: QWidget, keys: Keys, dialogs: Dialogs) -> None:
        super().__init__(host, self.tr("Keys"), width=760, height=680)
        headers = [self.tr("Key"), self.tr("Does")]
        self.table = FactsTable(self.tr("Keys"), headers, parent=self)
        self.table.show_rows(every_line(keys))
        self.print_button = Button(self.tr("Print this list"), icon="printer", parent=self)
        job = Job(
            lambda page: PaperPages(keys_page(keys, page)),
            title=self.tr("Print the keys"),
            name="keys.pdf",
            private=False,
        )
        # Of the window, since this sheet is gone before the paper is shown.
        self._printing = Printing(self.window(), dialogs, job)
        self.print_button.clicked.connect(self._print)
        self.body.addWidget(
            Text(self.tr("You can change them in Settings, Keyboard."), parent=self)
        )
        self.body.addWidget(self.table)
        self.body.addStretch(1)
        acts = FlowLayout(12)
        acts.addWidget(self.print_button)
        nest(self.body, acts)

    def _print(self) -> None:
        self.close()
        self._printing.start()
