"""What was brought in, each time as one, and each can be taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.exchange.arrivals.brought_view import brought_words, source_words
from mbc_companion.exchange.domain import Brought
from mbc_companion.ui.settings_page_rows import SectionCard, SettingRow
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.widgets.buttons import Button


class BroughtSheet(Sheet):
    """``out_wanted`` carries the one to be taken out; the sheet is closed by then."""

    out_wanted = Signal(object)

    def __init__(self, host: QWidget, brought: Sequence[Brought]) -> None:
        title = QCoreApplication.translate("BringIn", "What was brought in")
        super().__init__(host, title, width=760, height=0)
        self.title.set_text_style("title")
        card = SectionCard()
        for one in brought:
            out = Button(self.tr("Take it out"), "danger")
            out.clicked.connect(partial(self._choose, one))
            card.add_row(SettingRow(source_words(one), brought_words(one), out))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _choose(self, brought: Brought) -> None:
        self.close()
        self.out_wanted.emit(brought)
