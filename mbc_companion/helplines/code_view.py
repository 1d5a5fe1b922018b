"""One QR code, alone and as large as the sheet allows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.helplines import words_view as words
from mbc_companion.helplines.parts_widget import ROW_PX, Code, copy_number, number_text
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.qr import QrView
from mbc_companion.ui.widgets.text import Text

LEAST_MODULE_PX, MOST_MODULE_PX = 8, 14


class CodeView(QWidget):
    """The number beside its code; the sheet's title says whose it is.

    A ``private`` number cannot be copied here: what is copied here is not cleared again.
    Without a ``uri`` there is no code.
    """

    def __init__(self, code: Code, parent: QWidget | None = None, *, private: bool = False) -> None:
        super().__init__(parent)
        self.code = code
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._number = FlowLayout(8)
        self._number.addWidget(number_text(code.shown, ROW_PX, self))
        self.copy_button = copy_number(code.name, code.shown, parent=self)
        self._number.addWidget(self.copy_button)
        self.copy_button.setVisible(not private)
        nest(column, self._number)
        self.picture: QrView | None = None
        column.addStretch(1)
        if code.uri:
            column.insertWidget(1, Text(words.point_words(code.uri), tone="text2", parent=self))
            self.picture = QrView(code.uri, words.qr_name(code.uri, code.shown), parent=self)
            column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def fit(self, room: QSize) -> None:
        """Whole modules, as large as ``room`` allows beside the words; never small."""
        if self.picture is None:
            return
        left = room.height() - 2 * theme().text_px(80)
        side = min(room.width() - theme().px(32), left)
        module = max(LEAST_MODULE_PX, min(side // self.picture.count(), MOST_MODULE_PX))
        self.picture.set_module_px(module)
