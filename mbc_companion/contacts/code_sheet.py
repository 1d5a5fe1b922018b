"""A QR code alone and large."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.parts_widget import ROW_PX, Code, number_text
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.qr import QrView
from mbc_companion.ui.widgets.text import Text

MODULE_PX = 10


class CodeSheet(Sheet):
    """Of a person's number: copying it belongs to the card, which clears the clipboard."""

    def __init__(self, host: QWidget, code: Code) -> None:
        super().__init__(host, code.name, width=620, height=640)
        self.title.set_text_style("h1")
        column = QVBoxLayout()
        number = number_text(code.shown, ROW_PX, self)
        number.setMinimumWidth(1)
        column.addWidget(number)
        column.addWidget(Text(words.point_words(code.uri), tone="text2", parent=self))
        nest(self.body, column)
        self.picture = QrView(code.uri, words.qr_name(code.uri, code.shown), parent=self)
        room = QSize(theme().px(540), theme().px(440))
        self.picture.set_module_px(
            max(4, min(MODULE_PX, min(room.width(), room.height()) // self.picture.count()))
        )
        self.body.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)
