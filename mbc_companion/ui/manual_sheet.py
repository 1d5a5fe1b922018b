"""How to use Companion: every flow with its steps, found by a word, without a network."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.core.manual import Section, find, read_manual
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.announce import announce
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.list_item import ListItem
from mbc_companion.ui.widgets.text import Text


class _SectionBlock(QWidget):
    def __init__(self, section: Section, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        set_accessible(self, name=section.title, role="grouping")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Text(section.title, "title", heading=2, parent=self))
        for line in section.lines:
            said = ListItem(line.text, line.step, style="body", parent=self) if line.step else None
            self._column.addWidget(said or Text(line.text, parent=self))
        theme().follow(self._dress)

    def _dress(self) -> None:
        self._column.setSpacing(theme().px(8))


class ManualSheet(Sheet):
    """Opens with every section; typing leaves those that hold the words."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, self.tr("How to use Companion"), width=860)
        self.field = Field(self.tr("Find in this guide"))
        self.found = Text("", "caption", "text2")
        self._sections = read_manual()
        self.body.addWidget(self.field)
        self.body.addWidget(self.found)
        self.blocks = [_SectionBlock(section, self) for section in self._sections]
        for block in self.blocks:
            self.body.addWidget(block)
        self.body.addStretch(1)
        self.field.changed.connect(self._find)
        self._find("")
        theme().follow(self._dress_body)

    def focus_first(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, typed: str) -> None:
        wanted = find(self._sections, typed)
        for block in self.blocks:
            block.setVisible(block.section in wanted)
        if not typed.strip():
            said = ""
        elif len(wanted) == 1:
            said = self.tr("1 part of the guide")
        elif wanted:
            said = self.tr("{count} parts of the guide").format(count=len(wanted))
        else:
            said = self.tr("No part of the guide has these words. Try one word, such as backup.")
        self.found.set_words(said)
        self.found.setVisible(bool(said))
        if said:
            announce(self.found, said)

    def _dress_body(self) -> None:
        self.body.setSpacing(theme().px(20))
