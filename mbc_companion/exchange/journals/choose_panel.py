"""The first step: which file or folder, and what happens to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text


class ChoosePanel(QWidget):
    """``file_wanted`` and ``folder_wanted`` ask for one of them."""

    file_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(16))
        words = self.tr(
            "Companion reads what these programs export: Daylio, Day One, jrnl, RedNotebook, "
            "Mini Diary, Daily You, Joplin and Standard Notes. It also reads text, Markdown "
            "and CSV files."
        )
        column.addWidget(Text(words))
        first = self.tr("You see what was found before anything is kept.")
        column.addWidget(Text(first, tone="text2"))
        self.file_button = Button(self.tr("Choose a file"), "primary", icon="notebook")
        self.folder_button = Button(self.tr("Choose a folder"), icon="hard-drive")
        self.file_button.clicked.connect(self.file_wanted)
        self.folder_button.clicked.connect(self.folder_wanted)
        row = FlowLayout(8)
        for button in (self.file_button, self.folder_button):
            row.addWidget(button)
        nest(column, row)
        stays = self.tr(
            "The file itself stays as it is, readable to anyone who finds it. "
            "Delete it there once everything is here."
        )
        column.addWidget(Note(stays, "know"))
