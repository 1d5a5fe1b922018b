"""The library while unlocked: topics to keep, to write about, to do something with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mbc_companion.core.errors import KnownError
from mbc_companion.guidance.domain import Repository
from mbc_companion.guidance.reader_panel import ReaderPanel, Shelf
from mbc_companion.guidance.text_sheet import Choose, TextSheet
from mbc_companion.guidance.topic_printing import TopicPrinting
from mbc_companion.ui import keys as declared
from mbc_companion.ui import troubles
from mbc_companion.ui.breadth import Breadth, breadth
from mbc_companion.ui.keys import Keys
from mbc_companion.ui.page import Page
from mbc_companion.ui.theme import theme
from mbc_companion.ui.toast import Toasts
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.flow import FlowLayout


class _ActsRow(QWidget):
    """The acts of a topic where the top bar has no room for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text_button = Button(self.tr("Text"), icon="text-aa", parent=self)
        self.keep_button = Button(self.tr("Keep"), icon="bookmark-simple", parent=self)
        self.print_button = Button(self.tr("Print"), icon="printer", parent=self)
        self._flow = FlowLayout(8, self)
        for act in (self.text_button, self.keep_button, self.print_button):
            self._flow.addWidget(act)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._dress)

    def _dress(self) -> None:
        side = theme().px(32)
        self._flow.setContentsMargins(side, 0, side, theme().px(10))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep and Print are icons where the three would not stand in one row."""
        acts = (self.text_button, self.keep_button, self.print_button)
        for act in acts[1:]:
            act.set_compact(False)
        taken = sum(act.sizeHint().width() for act in acts) + 16 + 2 * theme().px(32)
        for act in acts[1:]:
            act.set_compact(taken > self.width())


class LibraryPage(Page):
    """``shelf`` is called when the page is first shown: until then nothing is read.

    ``face`` gives the reading face in use, ``choose_face`` keeps another.
    """

    key = "library"
    help_requested = Signal()

    def __init__(
        self,
        shelf: Callable[[], Shelf],
        toasts: Toasts,
        *,
        face: Callable[[], str],
        choose_face: Choose,
        keys: Keys | None = None,
    ) -> None:
        super().__init__()
        self._make_shelf = shelf
        self._toasts = toasts
        self._face = face
        self._choose_face = choose_face
        self._shelf: Shelf | None = None
        self._wanted = ""
        self.reader: ReaderPanel | None = None
        self.back_button = Button(self.tr("All topics"), icon="arrow-left")
        self.text_button = Button(self.tr("Text"), icon="text-aa")
        self.keep_button = Button(self.tr("Keep"), icon="bookmark-simple")
        self.print_button = Button(self.tr("Print"), icon="printer")
        self._acts = (self.text_button, self.keep_button, self.print_button)
        self.under_bar = _ActsRow(self)
        self.under_bar.hide()
        for act in (self.back_button, *self._acts):
            # Shown before the top bar takes it, it would be a window of its own.
            act.setParent(self)
            act.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 1, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.under_bar)
        self._connect(keys or Keys())
        theme().follow(self._show_acts)

    def _connect(self, keys: Keys) -> None:
        self.back_button.clicked.connect(self.back)
        for source in (self, self.under_bar):
            source.text_button.clicked.connect(self.change_text)
            source.keep_button.clicked.connect(self.keep)
            source.print_button.clicked.connect(self.print)
        keys.bind(self, declared.FIND_HERE, self.search)
        keys.bind(self, declared.PRINT, self.print)

    # -- page ------------------------------------------------------------------------

    def title(self) -> str:
        return self.tr("Library")

    def top_actions(self) -> list[QWidget]:
        return list(self._acts)

    def back_act(self) -> QWidget:
        return self.back_button

    def entered(self) -> None:
        made = self.reader is None
        reader = self._read()
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            reader.open(wanted)
        elif reader.topic is None and not made:
            reader.list.refresh()
        reader.look_again()
        self._show_acts()

    def look_again(self) -> None:
        """Something of a person's has changed while this page may be in front."""
        if self.reader is not None and self.isVisible():
            self.reader.look_again()

    def leaving(self) -> None:
        if self.reader is not None:
            self.reader.leave()

    def end(self) -> None:
        if self.reader is not None and self.reader.notes is not None:
            self.reader.notes.end()

    def place(self) -> dict[str, Any]:
        topic = self.reader.topic if self.reader is not None else None
        return {"topic": topic.uid if topic is not None else self._wanted}

    def restore_place(self, place: dict[str, Any]) -> None:
        topic = place.get("topic")
        self._wanted = topic if isinstance(topic, str) else ""

    def focus_first(self) -> None:
        self._read().focus_first()

    # -- acts ------------------------------------------------------------------------

    def open(self, uid: str) -> None:
        """Read a topic; the page has to be in front already, or comes to it next."""
        if self.isVisible():
            self._read().open(uid)
        else:
            self._wanted = uid

    def back(self) -> None:
        self._read().back()

    def search(self) -> None:
        reader = self._read()
        reader.back()
        reader.list.field.setFocus()
        reader.list.field.selectAll()

    def change_text(self) -> None:
        TextSheet(self, self._face(), self._choose_face).open()

    def keep(self) -> None:
        """Keep the topic, or no longer; the bookmark in the top bar shows which."""
        reader = self._read()
        repository = self._repository()
        if reader.topic is None or repository is None:
            return
        uid, kept = reader.topic.uid, not reader.is_kept()
        try:
            repository.keep(uid, kept=kept)
        except KnownError as error:
            self._toasts.show(troubles.words(error))
            return
        reader.ask_if_kept()
        self._show_acts()
        said = self.tr("Kept. It is under Kept by you.") if kept else self.tr("No longer kept.")
        self._toasts.show(said, undo=lambda: self._keep_again(uid, kept=not kept))

    def _keep_again(self, uid: str, *, kept: bool) -> None:
        repository = self._repository()
        try:
            if repository is not None:
                repository.keep(uid, kept=kept)
        except KnownError as error:
            self._toasts.show(troubles.words(error))
        if self.reader is not None:
            self.reader.ask_if_kept()
            if self.reader.topic is None:
                self.reader.list.refresh()
        self._show_acts()

    def print(self) -> None:
        topic = self.reader.topic if self.reader is not None else None
        if topic is not None and self._shelf is not None:
            TopicPrinting(self, topic, self._shelf.dialogs).start()

    def unsaved(self) -> dict[str, str]:
        """Notes that could not be written yet, by their topic's title."""
        if self.reader is None or self.reader.notes is None or self._shelf is None:
            return {}
        found = {}
        for uid, said in self.reader.notes.unsaved().items():
            topic = self._shelf.library.topic(uid)
            found[topic.title if topic is not None else uid] = said
        return found

    # -- inside ------------------------------------------------------------------------

    def _read(self) -> ReaderPanel:
        if self.reader is None:
            self._shelf = self._make_shelf()
            self.reader = ReaderPanel(self._shelf, self)
            self.reader.turned.connect(self._turned)
            self.reader.help_requested.connect(self.help_requested)
            self.reader.list.set_margins(32, 4)
            self._column.addWidget(self.reader)
            self._show_acts()
        return self.reader

    def _repository(self) -> Repository | None:
        return self._shelf.repository if self._shelf is not None else None

    def _turned(self) -> None:
        self._show_acts()
        if self.reader is not None and self.reader.topic is not None:
            self.reader.focus_first()

    def _show_acts(self) -> None:
        reads = self.reader is not None and self.reader.topic is not None
        kept = self.reader is not None and self.reader.is_kept()
        for button in (self.keep_button, self.under_bar.keep_button):
            button.set_words(self.tr("Kept") if kept else self.tr("Keep"))
            button.set_icon("bookmark-simple-fill" if kept else "bookmark-simple")
        narrow = breadth(max(1, self.window().width()), theme().scale) is Breadth.NARROW
        self.under_bar.setVisible(reads and narrow)
        self.back_button.setVisible(reads)
        for act in self._acts:
            act.setVisible(reads and not narrow)
        self.title_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_acts()
