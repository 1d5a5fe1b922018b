"""The list of topics and the one that is read, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import KnownError
from mbc_companion.guidance.actions_panel import ActionsPanel
from mbc_companion.guidance.article_panel import ArticlePanel
from mbc_companion.guidance.domain import Acts, Library, Repository, Topic
from mbc_companion.guidance.list_panel import Finder, ListPanel
from mbc_companion.guidance.note_editor import NoteEditor
from mbc_companion.ui.dialogs import Dialogs


@dataclass(frozen=True)
class Shelf:
    """What is read and with whom; ``repository`` is missing while locked."""

    library: Library
    find: Finder
    clock: Clock
    dialogs: Dialogs
    acts: Acts | None = None
    repository: Repository | None = None


class ReaderPanel(QWidget):
    """``turned`` comes when another topic, or the list, is in front."""

    turned = Signal()
    help_requested = Signal()

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.topic: Topic | None = None
        self._is_kept = False
        kept = self._kept if shelf.repository is not None else None
        self.list = ListPanel(shelf.library, shelf.find, kept=kept, parent=self)
        self.notes: NoteEditor | None = None
        self._actions: ActionsPanel | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.list.opened.connect(self.open)

    @cached_property
    def article(self) -> ArticlePanel:
        """Made for the first topic that is read: the list is to be there at once."""
        shelf = self._shelf
        if shelf.repository is not None:
            self.notes = NoteEditor(shelf.repository, shelf.clock, self)
        if shelf.acts is not None:
            self._actions = ActionsPanel(shelf.acts, self)
        for part in (self.notes, self._actions):
            if part is not None:
                part.hide()  # until the topic has a place for it
        made = ArticlePanel(
            doing=self._actions, notes=self.notes, title_of=self._title_of, parent=self
        )
        self._stack.addWidget(made)
        made.topic_wanted.connect(self.open)
        made.web_wanted.connect(shelf.dialogs.open_link)
        made.help_requested.connect(self.help_requested)
        return made

    def _title_of(self, uid: str) -> str:
        topic = self._shelf.library.topic(uid)
        return topic.title if topic is not None else ""

    def open(self, uid: str) -> None:
        """Read a topic, from where it was left; does nothing for one that is not there."""
        topic = self._shelf.library.topic(uid)
        if topic is None:
            return
        self.leave()
        self.topic = topic
        after = self._shelf.library.topic(topic.next)
        day = today(self._shelf.clock)
        self.article.show_topic(topic, after, day, block=self._place_of(uid))
        self._stack.setCurrentWidget(self.article)
        self.ask_if_kept()
        self.turned.emit()

    def back(self) -> None:
        """To the list, with the focus on the topic that was read."""
        if self.topic is None:
            return
        self.leave()
        before, self.topic = self.topic, None
        self._is_kept = False
        self.list.refresh()
        self._stack.setCurrentWidget(self.list)
        row = next((row for row in self.list.rows() if row.topic == before), self.list.field)
        # First the focus, then what goes away: Qt would hand it on from one to the next.
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def leave(self) -> None:
        """Save the notes, and remember how far the topic was read."""
        repository = self._shelf.repository
        if self.notes is not None:
            self.notes.save()
        if repository is None or self.topic is None:
            return
        try:
            repository.set_place(self.topic.uid, self.article.block_at_top())
        except KnownError:
            # A place is no word of the person's: the topic then begins at its beginning.
            return

    def look_again(self) -> None:
        """What was done from a topic may have gone since."""
        if self.topic is not None and self._actions is not None:
            self._actions.look_again()

    def ask_if_kept(self) -> None:
        self._is_kept = self.topic is not None and self.topic.uid in self._kept()

    def is_kept(self) -> bool:
        """As it was when the topic was opened, or last kept or let go: nothing is read here."""
        return self._is_kept

    def _kept(self) -> Sequence[str]:
        try:
            return self._shelf.repository.kept() if self._shelf.repository else ()
        except KnownError:
            return ()

    def _place_of(self, uid: str) -> int:
        try:
            return self._shelf.repository.place(uid) if self._shelf.repository else 0
        except KnownError:
            return 0

    def focus_first(self) -> None:
        """The title of what is read, or the line to look for topics."""
        if self.topic is not None and self.article.article is not None:
            self.article.article.head.title.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.field.setFocus(Qt.FocusReason.OtherFocusReason)
