"""The library over the lock screen: what is shipped, and nothing of anybody's."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from mbc_companion.guidance.reader_panel import ReaderPanel, Shelf
from mbc_companion.guidance.text_sheet import TextSheet
from mbc_companion.guidance.topic_printing import TopicPrinting
from mbc_companion.ui import keys as declared
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout


class _Acts(QWidget):
    """Back, and what can be done with a topic without a vault."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.back_button = Button(self.tr("All topics"), icon="arrow-left", parent=self)
        self.text_button = Button(self.tr("Text"), icon="text-aa", parent=self)
        self.print_button = Button(self.tr("Print"), icon="printer", parent=self)
        flow = FlowLayout(8, self)
        for act in (self.back_button, self.text_button, self.print_button):
            flow.addWidget(act)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class ReadSheet(Sheet):
    """``shelf`` has no repository: nothing can be kept and no notes are shown."""

    help_requested = Signal()

    def __init__(self, host: QWidget, shelf: Shelf) -> None:
        super().__init__(host, self.tr("Library"), scrolls=False)
        self.title.set_text_style("h1")
        self._shelf = shelf
        self.acts = _Acts(self._panel)
        self.acts.hide()
        self.reader = ReaderPanel(shelf, self._panel)
        self.body.addWidget(self.acts)
        self.body.addWidget(self.reader, 1)
        self.reader.turned.connect(self._turned)
        self.reader.help_requested.connect(self.help_requested)
        self.acts.back_button.clicked.connect(self.reader.back)
        self.acts.text_button.clicked.connect(lambda: TextSheet(self).open())
        self.acts.print_button.clicked.connect(self._print)
        self.on_key(declared.FIND_HERE, self._search)
        theme().follow(self._dress_body)

    def focus_first(self) -> None:
        self.reader.focus_first()

    def _turned(self) -> None:
        self.acts.setVisible(self.reader.topic is not None)
        if self.reader.topic is not None:
            self.reader.focus_first()

    def _search(self) -> None:
        self.reader.back()
        self.reader.list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _print(self) -> None:
        if self.reader.topic is not None:
            TopicPrinting(self, self.reader.topic, self._shelf.dialogs).start()

    def _dress_body(self) -> None:
        self.body.setSpacing(theme().px(12))
