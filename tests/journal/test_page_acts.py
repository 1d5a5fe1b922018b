"""Removing with a way back, and pastes longer than an entry."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.core.events import EntriesChanged, Events
from mbc_companion.journal.around_panel import Around
from mbc_companion.journal.domain import Filter
from mbc_companion.journal.page import JournalPage
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.session.journal_room import make_shelf
from mbc_companion.ui.toast import Toasts
from tests.fakes import FakeDialogs, FrozenClock
from tests.journal.factories import at, new_entry
from tests.journal.page_kit import Kit

Make = Callable[..., Kit]


def _texts(repository: JournalRepository) -> list[str]:
    return [entry.text for entry in repository.entries(Filter(), limit=100)]


@pytest.fixture
def written(repository: JournalRepository) -> tuple[str, ...]:
    """Two entries, the newest first in the list."""
    return repository.add_many([new_entry("Today in the car"), new_entry("Figs", when=at(days=2))])


def test_removing_is_undone_by_the_toast_or_by_ctrl_z(
    make: Make, repository: JournalRepository, written: tuple[str, ...]
) -> None:
    kit = make()
    kit.typed("Last words. ")
    kit.page.asking.remove()
    kit.settle()
    assert "Removed." in kit.toast()
    assert kit.dialogs.asked == []
    assert len(_texts(repository)) == 1
    assert kit.page.desk.entry.uid == written[1], "the next one is shown"
    assert kit.toasts.current is not None
    assert kit.toasts.current.undo_button is not None
    kit.toasts.current.undo_button.click()
    kit.settle()
    assert kit.page.editor.text.words() == "Last words. Today in the car"
    kit.page.asking.remove()
    kit.page.undo()
    kit.settle()
    assert len(_texts(repository)) == 2
    assert kit.toasts.current is None, "nothing is left to undo"


def test_removing_the_last_entry_leaves_the_way_back(
    make: Make, repository: JournalRepository
) -> None:
    uid = repository.add(new_entry("Only one"))
    kit = make()
    kit.page.asking.remove()
    kit.settle()
    assert kit.page.empty.isVisible()
    kit.page.empty.removed_button.click()
    kit.sheet().cards[0].back_button.click()  # type: ignore[attr-defined]
    kit.settle()
    assert repository.draft(uid) is not None
    assert not kit.page.empty.isVisible()


def test_a_long_paste_is_spread_over_entries_and_loses_nothing(
    make: Make, repository: JournalRepository, qtbot: QtBot, events: Events
) -> None:
    kit = make()
    kit.page.new_entry()
    whole = "".join(f"line {n}\n" for n in range(220_000))
    heard: list[EntriesChanged] = []
    events.subscribe(EntriesChanged, heard.append)
    kit.page.editor.text.too_long.emit(whole)
    assert "entries" in kit.dialogs.asked[0].words
    qtbot.waitUntil(lambda: "It is all here" in kit.toast(), timeout=20_000)
    kit.page.leaving()
    texts = [entry.text for entry in repository.entries(Filter(), limit=10)]
    assert len(texts) == 3
    assert "".join(reversed(texts)) == whole


def test_a_long_paste_can_be_left_alone(make: Make, repository: JournalRepository) -> None:
    kit = make()
    kit.dialogs.answer = False
    kit.page.new_entry()
    kit.typed("Before")
    kit.page.editor.text.too_long.emit("x" * 1_500_000)
    assert kit.page.editor.text.words() == "Before"


def test_the_acts_of_the_top_bar_are_never_windows_of_their_own(
    qtbot: QtBot, repository: JournalRepository, clock: FrozenClock, written: tuple[str, ...]
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    shelf = make_shelf(repository._database, clock)
    around = Around(repository, shelf, clock, FakeDialogs(), Toasts(host), Events())
    page = JournalPage(around)
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.desk.load()
    assert written
    for act in page.top_actions():
        assert not act.isWindow()
    page.end()


def test_an_entry_given_another_day_stands_there_at_once(
    make: Make, repository: JournalRepository, written: tuple[str, ...]
) -> None:
    kit = make()
    kit.page.asking._change(at=at(days=60))
    kit.settle()
    moved = ["July 2026, 1 entry", "Figs", "May 2026, 1 entry", "Today in the car"]
    assert kit.rows() == moved
    assert kit.page.list.view.currentIndex().row() == 3, "the open entry is still marked"
    kit.page.undo()
    kit.settle()
    assert kit.rows() == ["July 2026, 2 entries", "Today in the car", "Figs"]
