"""The library page over the shipped topics, with a shelf and acts that remember."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import DiskFull
from mbc_companion.guidance.catalog import read_library
from mbc_companion.guidance.domain import Action, ActionKind, Done, Later, Library, Topic
from mbc_companion.guidance.page import LibraryPage
from mbc_companion.guidance.reader_panel import ReaderPanel, Shelf
from mbc_companion.guidance.search.repository import TopicSearch
from mbc_companion.helplines.directory import read_directory
from mbc_companion.ui.toast import Toasts
from tests.fakes import FakeDialogs, FrozenClock

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@cache
def library() -> Library:
    directory = read_directory(RESOURCES / "helplines" / "directory.json")
    return read_library(RESOURCES / "guidance", directory.shown_numbers())


@dataclass
class FakeShelf:
    """Keeps what it is told; ``full`` is a disk without room."""

    full: bool = False
    bookmarks: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    quiet: set[str] = field(default_factory=set)

    def _write(self) -> None:
        if self.full:
            raise DiskFull("ENOSPC")

    def kept(self) -> tuple[str, ...]:
        return tuple(self.bookmarks)

    def keep(self, topic: str, *, kept: bool) -> None:
        self._write()
        self.bookmarks = (
            [topic, *self.bookmarks] if kept else [t for t in self.bookmarks if t != topic]
        )

    def note(self, topic: str) -> str:
        return self.notes.get(topic, "")

    def set_note(self, topic: str, words: str) -> None:
        self._write()
        self.notes[topic] = words

    def place(self, topic: str) -> int:
        return self.places.get(topic, 0)

    def set_place(self, topic: str, block: int) -> None:
        self.places[topic] = block

    def muted(self) -> frozenset[str]:
        return frozenset(self.quiet)

    def mute(self, topic: str, *, muted: bool) -> None:
        (self.quiet.add if muted else self.quiet.discard)(topic)


@dataclass
class FakeActs:
    """Saves questions, opens pages; ``full`` is a disk without room."""

    full: bool = False
    saved: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def offers(self, action: Action) -> bool:
        return action.kind in (ActionKind.QUESTION, ActionKind.WRITE)

    def about(self, action: Action) -> str:
        return action.text

    def do(self, action: Action, topic: Topic, _later: Later) -> Done | None:
        if self.full:
            raise DiskFull("ENOSPC")
        if action.kind is ActionKind.WRITE:
            self.opened.append(action.text)
            return None
        self.saved.append(action.text)
        return Done("Question saved", lambda: self.saved.remove(action.text))


@dataclass
class Stage:
    window: QWidget
    page: LibraryPage
    shelf: FakeShelf
    acts: FakeActs
    dialogs: FakeDialogs
    toasts: Toasts

    @property
    def reader(self) -> ReaderPanel:
        assert self.page.reader is not None
        return self.page.reader


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def make_stage(
    qtbot: QtBot,
    clock: FrozenClock,
    *,
    size: tuple[int, int] = (1044, 710),
    shelf: FakeShelf | None = None,
    topics: Callable[[], Library] = library,
) -> Iterator[Stage]:
    shelf, acts, dialogs = shelf or FakeShelf(), FakeActs(), FakeDialogs()
    window = QWidget()
    window.resize(*size)
    toasts = Toasts(window)
    found = topics()
    page = LibraryPage(
        lambda: Shelf(found, TopicSearch(found).find, clock, dialogs, acts, shelf),
        toasts,
        face=lambda: "Literata",
        choose_face=lambda _: True,
    )
    page.setParent(window)
    page.setGeometry(window.rect())
    for act in (page.back_act(), *page.top_actions()):
        act.show()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    page.entered()
    page.show()
    settle()
    yield Stage(window, page, shelf, acts, dialogs, toasts)
    page.leaving()
    page.end()
