"""The list of what was shared: kept encrypted, shown, corrected, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import Events, SharedChanged
from mbc_companion.core.sharing import Recipient, Shared, Way
from mbc_companion.exchange.shared_ledger.list_sheet import Around, SharedSheet
from mbc_companion.exchange.shared_ledger.repository import SharedRepository
from mbc_companion.storage.database import Database, create_database
from mbc_companion.storage.use_days import record_use
from mbc_companion.ui.theme import Theme
from mbc_companion.ui.toast import Toasts
from tests.fakes import FakeDialogs, FrozenClock

KEY = bytes(range(32))
BRIEF = Shared("Visit brief, July 20", Way.PDF, "Dr. Lena Okafor", "a" * 32)


@pytest.fixture
def database(tmp_path: Path, clock: FrozenClock) -> Iterator[Database]:
    path = tmp_path / "vault.db"
    create_database(path, KEY, clock)
    opened = Database.open(path, KEY, clock)
    yield opened
    opened.close()


@pytest.fixture
def lines(database: Database, clock: FrozenClock) -> SharedRepository:
    return SharedRepository(database, clock, Events())


def test_what_when_and_with_whom_is_kept_the_last_first(
    lines: SharedRepository, clock: FrozenClock
) -> None:
    lines.add(BRIEF)
    clock.advance(days=1)
    lines.add(Shared("Call sheet", Way.PRINTED))
    newest, first = lines.lines(10)
    assert newest.shared == Shared("Call sheet", Way.PRINTED)
    assert first.shared == BRIEF
    assert first.at.isoformat() == "2026-07-14T19:42:00-04:00"
    assert lines.count() == 2


def test_a_change_is_said_and_none_of_it_is_readable_in_the_file(
    database: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    events, heard = Events(), []
    events.subscribe(SharedChanged, heard.append)
    SharedRepository(database, clock, events).add(BRIEF)
    assert len(heard) == 1
    assert all(b"Okafor" not in path.read_bytes() for path in tmp_path.glob("vault.db*"))


def test_a_name_that_is_too_long_is_refused_and_nothing_changes(lines: SharedRepository) -> None:
    uid = lines.add(BRIEF)
    with pytest.raises(TooLong):
        lines.set_whom(uid, "x" * 501)
    assert lines.lines(1)[0].shared == BRIEF


def test_removed_lines_come_back_until_thirty_days_and_five_days_of_use(
    lines: SharedRepository, database: Database, clock: FrozenClock
) -> None:
    uid = lines.add(BRIEF)
    lines.remove(uid)
    assert not lines.lines(10)
    lines.bring_back(uid)
    assert lines.lines(10)
    lines.remove(uid)
    clock.advance(days=40)
    assert lines.purge_removed() == 0, "a clock that jumps deletes nothing"
    for day in range(5):
        record_use(database, (clock.now()).date().replace(day=1 + day))
    assert lines.purge_removed() == 1
    assert not lines.removed(10)


class _People:
    """Two contacts, and a list that nobody writes."""

    def recipients(self) -> tuple[Recipient, ...]:
        return (Recipient("b" * 32, "Maya"), Recipient("c" * 32, "Ruth"))

    def paper_size(self) -> str:
        return ""

    def note(self, shared: Shared) -> None:
        raise AssertionError


@pytest.fixture
def sheet(look: Theme, lines: SharedRepository) -> Iterator[SharedSheet]:
    lines.add(BRIEF)
    host = QWidget()
    host.resize(1280, 800)
    host.show()
    around = Around(lines, _People(), FakeDialogs(), Toasts(host))
    opened = SharedSheet(host, around)
    opened.open()
    yield opened
    host.close()
    shiboken6.delete(host)


def test_who_it_was_for_can_be_written_down_later(
    sheet: SharedSheet, lines: SharedRepository
) -> None:
    sheet.table.opened.emit(0)
    line = sheet.line_sheet
    assert line is not None
    line.whom.pick_button.click()
    picker = line.whom.sheet
    assert picker is not None
    picker.picked.emit(Recipient("b" * 32, "Maya"))
    line.close()
    shared = lines.lines(1)[0].shared
    assert (shared.whom, shared.contact_uid) == ("Maya", "b" * 32)
    assert _cell(sheet, 3) == "Maya"


def test_a_line_is_removed_with_undo(sheet: SharedSheet, lines: SharedRepository) -> None:
    sheet.table.opened.emit(0)
    assert sheet.line_sheet is not None
    sheet.line_sheet.remove_button.click()
    assert lines.count() == 0
    toast = sheet._around.toasts.current
    assert toast is not None
    assert toast.undo_button is not None
    toast.undo_button.click()
    assert lines.count() == 1


def _cell(sheet: SharedSheet, column: int) -> str:
    return cast(str, sheet.table.item(0, column).text())
