"""The five marks stand on one line, at every width of their row."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.marks import MoodRow


def _top_of_the_mark(picture: QImage) -> int:
    """The first row below the edge with other ink than the tile's, in the middle column."""
    middle = picture.width() // 2
    tile = picture.pixel(middle, 6)
    return next(y for y in range(6, picture.height()) if picture.pixel(middle, y) != tile)


def test_a_pixel_more_for_one_of_them_moves_no_mark(look: Theme, qtbot: QtBot) -> None:
    row = MoodRow()
    qtbot.addWidget(row)
    row.show()
    for width in range(520, 660, 2):
        row.resize(width, row.heightForWidth(width))
        QApplication.processEvents()
        tops = {_top_of_the_mark(button.grab().toImage()) for button in row.buttons}
        assert len(tops) == 1, width
