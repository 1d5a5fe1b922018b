"""Bringing in by the sheet: looked at first, kept when asked, stopped, taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from mbc_companion.appointments.domain import Kind as VisitKind
from mbc_companion.core.errors import FileNotKnown, KnownError, Stopped
from mbc_companion.exchange.address_cards.columns import Means
from mbc_companion.exchange.arrivals.bring_in_sheet import (
    BringInActs,
    BringInSheet,
    Looked,
    Wish,
)
from mbc_companion.exchange.arrivals.domain import Done, Kind, Outlook
from mbc_companion.exchange.domain import Skipped, Why
from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.text import Text
from tests.fakes import FakeDialogs

CARDS = Outlook(
    Kind.CONTACTS,
    new=12,
    changed=1,
    here=3,
    skipped={Why.EMPTY: 2},
    examples=(Skipped("card 4", Why.EMPTY), Skipped("card 9", Why.EMPTY)),
    names=("Ana", "Ben", "Cleo", "Dee"),
)


class Works:
    """Stands for the work beside the window: keeps what was asked, answers when told."""

    def __init__(self) -> None:
        self.wishes: list[Wish] = []
        self.brought = self.taken_back = 0
        self.looked: Callable[[Looked], None] = lambda _: None
        self.done: Callable[[Done], None] = lambda _: None
        self.failed: Callable[[KnownError], None] = lambda _: None
        self.stop = threading.Event()

    def look(
        self,
        wish: Wish,
        stop: threading.Event,
        done: Callable[[Looked], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        self.wishes.append(wish)
        self.stop, self.looked, self.failed = stop, done, failed

    def bring(
        self,
        stop: threading.Event,
        _tell: Callable[[int, int], None],
        done: Callable[[Done], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        self.brought += 1
        self.stop, self.done, self.failed = stop, done, failed

    def take_back(self, done: Callable[[], None], _failed: Callable[[KnownError], None]) -> None:
        self.taken_back += 1
        done()


@pytest.fixture
def works() -> Works:
    return Works()


@pytest.fixture
def sheet(look: Theme, works: Works, tmp_path: Path) -> Iterator[BringInSheet]:
    host = QWidget()
    host.resize(1280, 800)
    host.show()
    dialogs = FakeDialogs()
    dialogs.chosen = tmp_path / "friends.vcf"
    acts = BringInActs(works.look, works.bring, works.take_back)
    made = BringInSheet(host, acts, dialogs)
    made.open()
    yield made
    host.close()
    shiboken6.delete(host)


def _said(sheet: BringInSheet) -> str:
    return " ".join(one.text() for one in sheet.findChildren(Text) if one.isVisible())


def test_what_was_found_is_said_before_anything_is_kept(sheet: BringInSheet, works: Works) -> None:
    sheet.next_button.click()
    works.looked(Looked(CARDS))
    said = _said(sheet)
    for words in ("12 contacts: Ana, Ben, Cleo and others.", "3 stay as they are.", "card 4"):
        assert words in said
    assert not works.brought
    sheet.next_button.click()
    assert works.brought == 1


def test_what_was_brought_in_can_be_taken_back_in_one_click(
    sheet: BringInSheet, works: Works
) -> None:
    sheet.next_button.click()
    works.looked(Looked(CARDS))
    sheet.next_button.click()
    works.done(Done("u", Kind.CONTACTS, 12, 1))
    assert "12 contacts brought in." in sheet.result.text()
    sheet.other_button.click()
    assert works.taken_back == 1
    assert "taken back" in sheet.result.text()


def test_it_can_be_stopped_and_says_that_nothing_was_kept(
    sheet: BringInSheet, works: Works
) -> None:
    sheet.next_button.click()
    works.looked(Looked(CARDS))
    sheet.next_button.click()
    sheet.other_button.click()
    assert works.stop.is_set()
    works.failed(Stopped("ASKED"))
    assert "Nothing of it was kept" in sheet.trouble.text()
    sheet.next_button.click()
    assert len(works.wishes) == 2


def test_nothing_new_offers_nothing_to_bring_in(sheet: BringInSheet, works: Works) -> None:
    sheet.next_button.click()
    works.looked(Looked(Outlook(Kind.CONTACTS, here=3)))
    sheet.next_button.click()
    assert not works.brought
    assert not sheet.is_open


def test_a_file_of_another_kind_is_said_and_another_can_be_chosen(
    sheet: BringInSheet, works: Works
) -> None:
    sheet.next_button.click()
    works.failed(FileNotKnown("KIND"))
    assert "Nothing was changed" in sheet.trouble.text()
    sheet.next_button.click()
    assert len(works.wishes) == 2


def test_the_kind_of_visits_and_earlier_ones_are_asked(sheet: BringInSheet, works: Works) -> None:
    sheet.next_button.click()
    works.looked(Looked(Outlook(Kind.VISITS, new=2, past=5)))
    assert "Before today: 5." in _said(sheet)
    sheet.past.click()
    assert works.wishes[-1].past
    works.looked(Looked(Outlook(Kind.VISITS, new=7)))
    sheet.kind.open_list()
    assert sheet.kind.sheet is not None
    sheet.kind.sheet.buttons[VisitKind.ONCOLOGY.value].click()
    assert works.wishes[-1] == Wish(works.wishes[0].path, VisitKind.ONCOLOGY, past=True)


def test_each_column_of_a_table_can_be_said_to_mean_something_else(
    sheet: BringInSheet, works: Works
) -> None:
    sheet.next_button.click()
    table = Looked(CARDS, ("Who", "Call"), {0: Means.NAME, 1: Means.PHONE})
    works.looked(table)
    assert sheet.columns[1].button.text() == "Phone"
    sheet.columns[1].open_list()
    assert sheet.columns[1].sheet is not None
    sheet.columns[1].sheet.buttons[Means.NOTE.value].click()
    assert works.wishes[-1].columns == {0: Means.NAME, 1: Means.NOTE}
