"""A journal page in a window of its own, with fakes around a real encrypted file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mbc_companion.core.events import Events
from mbc_companion.journal.around_panel import Around
from mbc_companion.journal.page import JournalPage
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.shelf import Shelf
from mbc_companion.session.journal_room import make_shelf
from mbc_companion.ui.navigation import Group
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.shell import Shell
from mbc_companion.ui.toast import Toasts
from tests.fakes import FakeDialogs, FrozenClock
from tests.journal.factories import new_draft


@dataclass
class Kit:
    """What a test looks at; ``host`` is the window."""

    host: QWidget
    page: JournalPage
    repository: JournalRepository
    dialogs: FakeDialogs
    toasts: Toasts
    clock: FrozenClock

    def settle(self) -> None:
        """Let what was posted happen."""
        for _ in range(4):
            QApplication.processEvents()

    def toast(self) -> str:
        current = self.toasts.current
        return "" if current is None else current.words.text()

    def sheet(self) -> Sheet:
        """The topmost sheet. Raises IndexError if there is none."""
        return [sheet for sheet in self.host.findChildren(Sheet) if sheet.isVisible()][-1]

    def no_sheet(self) -> bool:
        return not [sheet for sheet in self.host.findChildren(Sheet) if sheet.isVisible()]

    def rows(self) -> list[str]:
        """The list as it is read out, headers included."""
        model = self.page.list.model
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    def said(self) -> str:
        return self.page.editor.bar.state.text()

    def typed(self, words: str) -> None:
        """Words put into the open entry as if they were typed at once."""
        self.page.editor.text.insert_words(words)

    def later(self, seconds: float) -> None:
        """Time passes, and the autosave looks at the clock."""
        self.clock.advance(seconds=seconds)
        self.page.desk.entry.ring()
        self.settle()


def make_kit(
    repository: JournalRepository,
    clock: FrozenClock,
    events: Events,
    size: tuple[int, int],
    *,
    shelled: bool = False,
    shelf: Shelf | None = None,
) -> Kit:
    """``shelled`` puts the page into the shell, for what depends on the room it leaves."""
    host = QWidget()
    host.resize(*size)
    dialogs, toasts = FakeDialogs(), Toasts(host)
    shelf = shelf or make_shelf(repository._database, clock)
    page = JournalPage(Around(repository, shelf, clock, dialogs, toasts, events))
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    if shelled:
        shell = Shell()
        column.addWidget(shell)
        host.show()
        shell.add_page(page, icon="notebook", group=Group.ME)
    else:
        for act in page.top_actions():
            column.addWidget(act)
        column.addWidget(page, 1)
        host.show()
    return Kit(host, page, repository, dialogs, toasts, clock)


def opened(make: Callable[..., Kit], repository: JournalRepository, **fields: object) -> Kit:
    """The page with one entry in front, which has these fields beside its words."""
    draft = replace(new_draft("Today in the car. I made soup."), **fields)
    repository.save(draft)
    kit = make()
    kit.page.open_entry(draft.uid)
    kit.settle()
    return kit


def draft_of(kit: Kit) -> object:
    """What is kept of the entry in front once the autosave has looked."""
    kit.later(2)
    return kit.repository.draft(kit.page.desk.entry.uid)


def chips_of(kit: Kit) -> list[str]:
    """What stands under the feelings."""
    return [chip.text() for chip in kit.page.editor.feelings.details]
