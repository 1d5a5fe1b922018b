"""How large the words are and in which face, from the page that is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mbc_companion.ui.settings_page_rows import SettingRow, TextSize
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.choices import Segmented

Choose = Callable[[str], bool]


class TextSheet(Sheet):
    """``face`` is the one in use; ``choose`` keeps another and says whether that worked.

    Without ``choose`` only the size can be changed.
    """

    def __init__(self, host: QWidget, face: str = "", choose: Choose | None = None) -> None:
        super().__init__(host, self.tr("Text"), width=640, height=0)
        self.title.set_text_style("title")
        self.size_steps = TextSize()
        self.size_steps.stepped.connect(
            lambda by: theme().bigger() if by > 0 else theme().smaller()
        )
        said = self.tr("Also Ctrl and plus, or Ctrl and minus, anywhere")
        self.body.addWidget(SettingRow(self.tr("Text size"), said, self.size_steps))
        if choose is not None:
            names = [("Literata", self.tr("Literata")), ("Atkinson", self.tr("Atkinson"))]
            self.face = Segmented(self.tr("Reading typeface"), names)
            self.face.set_value(face)
            self.face.chosen.connect(lambda name: self._choose(face, name, choose))
            about = self.tr("For the library and the journal")
            self.body.addWidget(SettingRow(self.tr("Reading typeface"), about, self.face))
        self.body.addStretch(1)

    def _choose(self, before: str, name: str, choose: Choose) -> None:
        if choose(name):
            theme().set_reading_face(name)
        else:
            self.face.set_value(before)
