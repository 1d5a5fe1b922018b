"""Taking everything out by the sheet: warned first, told how far, stopped, noted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import DiskFull, KnownError, Stopped
from mbc_companion.exchange.taking_out.domain import Choice, Form, Part, Told
from mbc_companion.exchange.taking_out.take_out_sheet import (
    SOME_DAYS,
    Order,
    TakeOutActs,
    TakeOutSheet,
)
from mbc_companion.ui.theme import Theme
from tests.fakes import FakeDialogs


class Works:
    """Stands for the work beside the window: keeps what was asked, answers when told."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.stop = threading.Event()
        self.tell: Callable[[Told], None] = lambda _: None
        self.done: Callable[[Path], None] = lambda _: None
        self.failed: Callable[[KnownError], None] = lambda _: None

    def write(
        self,
        order: Order,
        stop: threading.Event,
        tell: Callable[[Told], None],
        done: Callable[[Path], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        self.orders.append(order)
        self.stop, self.tell, self.done, self.failed = stop, tell, done, failed


@pytest.fixture
def works() -> Works:
    return Works()


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    made = FakeDialogs()
    made.chosen = tmp_path
    return made


@pytest.fixture
def sheet(look: Theme, works: Works, dialogs: FakeDialogs) -> Iterator[TakeOutSheet]:
    host = QWidget()
    host.resize(1280, 800)
    host.show()
    acts = TakeOutActs(lambda: date(2026, 7, 14), lambda: (), works.write)
    made = TakeOutSheet(host, acts, dialogs)
    made.open()
    yield made
    host.close()
    shiboken6.delete(host)


def test_nothing_is_written_before_the_warning_is_answered(
    sheet: TakeOutSheet, works: Works, dialogs: FakeDialogs
) -> None:
    dialogs.answer = False
    sheet.next_button.click()
    assert "not encrypted" in dialogs.asked[0].title
    assert not works.orders
    dialogs.answer = True
    sheet.next_button.click()
    assert works.orders[0].choice == Choice()


def test_a_synced_folder_is_named_before_it_is_used(
    sheet: TakeOutSheet, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.chosen = tmp_path / "Dropbox"
    dialogs.chosen.mkdir()
    sheet.next_button.click()
    assert "“Dropbox”" in dialogs.asked[0].words


def test_parts_days_and_form_are_as_chosen(sheet: TakeOutSheet, works: Works) -> None:
    for part in (Part.PHOTOS, Part.LIBRARY):
        sheet.parts[part].click()
    sheet.days.segments[SOME_DAYS].click()
    sheet.first.set_text("7/1")
    sheet.form.segments[Form.ZIP.value].click()
    sheet.whom.field.set_text("Maya")
    sheet.next_button.click()
    order = works.orders[0]
    parts = frozenset(Part) - {Part.PHOTOS, Part.LIBRARY}
    assert order.choice == Choice(parts, date(2026, 7, 1), None, Form.ZIP)
    assert order.whom == "Maya"
    assert not order.choice.everything


def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    sheet: TakeOutSheet, works: Works
) -> None:
    sheet.days.segments[SOME_DAYS].click()
    sheet.first.set_text("7/10")
    sheet.last.set_text("7/1")
    sheet.next_button.click()
    assert sheet.last.error()
    sheet.last.set_text("some day")
    sheet.next_button.click()
    assert sheet.last.error()
    assert sheet.last.text() == "some day"
    assert not works.orders


def test_how_far_it_is_shows_and_it_can_be_stopped(
    sheet: TakeOutSheet, works: Works, qtbot: QtBot
) -> None:
    sheet.next_button.click()
    works.tell(Told("journal.json", 40, 100))
    qtbot.waitUntil(lambda: "40 %" in sheet.progress.words.text())
    sheet.other_button.click()
    assert works.stop.is_set()
    works.failed(Stopped("ASKED"))
    assert "Nothing was left behind" in sheet.trouble.text()
    assert sheet.parts[Part.JOURNAL].isVisible()


def test_a_full_disk_is_a_plain_sentence_and_the_choice_stays(
    sheet: TakeOutSheet, works: Works
) -> None:
    sheet.parts[Part.PHOTOS].click()
    sheet.next_button.click()
    works.failed(DiskFull("ENOSPC"))
    assert "not enough room" in sheet.trouble.text()
    assert not sheet.parts[Part.PHOTOS].isChecked()


def test_when_it_is_done_it_says_where(sheet: TakeOutSheet, works: Works, tmp_path: Path) -> None:
    sheet.next_button.click()
    works.done(tmp_path / "Companion 2026-07-14")
    assert "Companion 2026-07-14" in sheet.result.text()
    sheet.next_button.click()
    assert not sheet.is_open
