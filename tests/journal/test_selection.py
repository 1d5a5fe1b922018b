"""Entries on paper: the chosen ones alone, and a sealed letter never."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from mbc_companion.core.clock import local_now
from mbc_companion.journal.domain import Entry, Filter, NewEntry
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.selection_paper import selection_paper
from mbc_companion.journal.selection_sheet import SelectionSheet
from mbc_companion.ui.theme import Theme
from tests.exchange.papers import reading
from tests.fakes import FrozenClock
from tests.journal.page_kit import Kit


def _fill(repository: JournalRepository, clock: FrozenClock) -> list[str]:
    now = local_now(clock)
    return [
        repository.add(NewEntry(at=now - timedelta(days=3), text="Waited for the scan.", mood=2)),
        repository.add(
            NewEntry(at=now - timedelta(days=2), text="For nobody yet.", letter="June", sealed=True)
        ),
        repository.add(NewEntry(at=now - timedelta(days=1), text="Soup with Maya.", mood=4)),
    ]


def _sheet(kit: Kit) -> SelectionSheet:
    kit.page.asking.print()
    sheet = kit.sheet()
    assert isinstance(sheet, SelectionSheet)
    return sheet


def test_the_open_entry_alone_is_on_the_page_to_begin_with(
    make: Callable[..., Kit], repository: JournalRepository, clock: FrozenClock, tmp_path: Path
) -> None:
    uids = _fill(repository, clock)
    kit = make()
    kit.page.open_entry(uids[0])
    sheet = _sheet(kit)
    kit.dialogs.save_to = tmp_path / "entries.pdf"
    sheet.pdf_button.click()
    said = reading.words(kit.dialogs.save_to.read_bytes())
    assert "Waitedforthescan." in said
    assert "Hard" in said
    assert "Soup" not in said


def test_chosen_days_are_ticked_one_by_one_and_letters_are_left_out(
    make: Callable[..., Kit], repository: JournalRepository, clock: FrozenClock, qtbot: QtBot
) -> None:
    uids = _fill(repository, clock)
    kit = make()
    sheet = _sheet(kit)
    with qtbot.waitSignal(sheet.finding.found):
        sheet._narrow(Filter(first_day=(local_now(clock) - timedelta(days=9)).date()))
    assert set(sheet.rows) == {uids[0], uids[2]}
    assert "For nobody yet" not in sheet.pages().words()
    assert "Soup with Maya." in sheet.pages().words()
    sheet.rows[uids[2]].click()
    assert "Soup with Maya." not in sheet.pages().words()


def test_a_sealed_letter_is_on_no_paper(look: Theme, clock: FrozenClock) -> None:
    sealed = Entry(at=local_now(clock), text="For nobody yet.", letter="June", sealed=True)
    assert "nobody" not in selection_paper([sealed], {}).words()


def test_entries_stand_oldest_first_with_their_day(look: Theme, clock: FrozenClock) -> None:
    now = local_now(clock)
    late, early = Entry(at=now, text="Later."), Entry(at=now - timedelta(days=1), text="Earlier.")
    words = selection_paper([late, early], {}).words()
    assert words.index("Earlier.") < words.index("Later.")
    assert "Tuesday, July 14, 2026, 7:42 pm" in words
