"""When the disk takes nothing more: the words stay, nobody is told "Saved", and an encrypted
copy with everything can go elsewhere."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import from_os_error
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.session import backing_up, restoring
from mbc_companion.showroom.driver import find, key, need, press, type_into
from mbc_companion.storage import migrations
from mbc_companion.storage.database import Database
from mbc_companion.ui.dialogs import SheetDialogs
from tests.backups.shelf import still
from tests.journeys.conftest import Start
from tests.journeys.vaults import PASSPHRASE, kept_entries, make_vault

CONTROL = Qt.KeyboardModifier.ControlModifier
OFFER = "Save an encrypted copy elsewhere"
LAST = "the last words that found no room "
Unlock = Callable[[], None]
DISKS = ("EIO", "ENOSPC", "EROFS", "EDQUOT", "EMFILE")


@pytest.fixture
def drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    monkeypatch.setattr(SheetDialogs, "choose_folder", lambda _self, _title, then: then(folder))
    return folder


def _texts_in(copy: Path, paths: DataPaths) -> list[str]:
    """What a person gets who has only that file and the passphrase."""
    keys = restoring.keys_for(paths, copy, None, PASSPHRASE)
    try:
        restoring.preview(paths, copy, keys, still, ours=False)
        from mbc_companion.core.clock import SystemClock

        restoring.stage(paths, copy, keys, SystemClock(), still, ours=False)
    finally:
        keys.forget()
    return sorted(entry.text for entry in kept_entries(DataPaths(paths.restoring)))


def test_words_a_full_disk_does_not_take_go_into_a_copy_elsewhere(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, drive: Path, tmp_path: Path
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    key(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    QTest.keyClicks(need("Your words"), "saved before")
    press("Done")
    assert program._session is not None
    program._session._database.raw.execute("PRAGMA max_page_count = 1")
    key(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    editor = need("Your words")
    assert isinstance(editor, QTextEdit)
    editor.insertPlainText(LAST * 2000)
    assert program._session.has_unsaved()
    qtbot.waitUntil(lambda: find(OFFER) is not None)
    assert editor.toPlainText() == LAST * 2000
    assert find("Saved and encrypted", starts=True) is None
    before = paths.database.read_bytes()
    press(OFFER)
    told = "An encrypted copy with everything"
    qtbot.waitUntil(lambda: find(told, starts=True) is not None, timeout=20_000)
    (copy,) = drive.iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert paths.database.read_bytes() == before
    new = DataPaths(tmp_path / "another computer")
    assert _texts_in(copy, new) == ["saved before", LAST * 2000]


def test_every_trouble_of_a_disk_leads_to_the_copy(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    drive: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At a backup; the copy on a drive that works is made all the same."""
    make_vault(paths)
    program = start()
    unlock()
    assert program._session is not None
    numbers = iter([getattr(errno, name) for name in DISKS])

    def broken(*_told: object) -> object:
        raise from_os_error(OSError(next(numbers), "no"))

    monkeypatch.setattr(backing_up, "make_backup", broken)
    for name in DISKS:
        program._session._backups._back_up(lambda _: None, lambda _: None)
        qtbot.waitUntil(lambda: find(OFFER) is not None, timeout=20_000)
        program.window.toasts.clear()
        # Offered once until something is written again.
        program._session._preferences.set_value("written", name)
    assert next(numbers, None) is None
    program._session._around.rescue.save_elsewhere()
    told = "An encrypted copy with everything"
    qtbot.waitUntil(lambda: find(told, starts=True) is not None, timeout=20_000)
    assert len(list(drive.glob("*.backup"))) == 1


def test_a_change_of_the_passphrase_that_finds_no_room_says_so_and_leads_to_the_copy(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from mbc_companion.security import keys

    make_vault(paths)
    program = start()
    unlock()
    assert program._session is not None
    said: list[object] = []

    def broken(*_told: object) -> None:
        raise from_os_error(OSError(errno.ENOSPC, "no"))

    monkeypatch.setattr(keys.Keys, "change_passphrase", broken)
    acts = program._session._settings.page()._acts
    acts.change_passphrase(PASSPHRASE, "another one", lambda: said.append("done"), said.append)
    qtbot.waitUntil(lambda: find(OFFER) is not None, timeout=20_000)
    assert said
    assert said != ["done"]


def test_an_upgrade_that_finds_no_room_leads_to_a_copy_of_the_files_as_they_are(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    drive: Path,
    monkeypatch: pytest.MonkeyPatch,
    replaced: list[Command],
) -> None:
    make_vault(paths)
    before = {path.name: path.read_bytes() for path in paths.vault_files() if path.exists()}

    def broken(*_told: object) -> bool:
        raise from_os_error(OSError(errno.ENOSPC, "no"))

    monkeypatch.setattr(migrations, "behind", broken)
    start()
    qtbot.waitUntil(lambda: find("Passphrase") is not None)
    type_into("Passphrase", PASSPHRASE)
    press("Unlock")
    qtbot.waitUntil(lambda: find(OFFER) is not None, timeout=20_000)
    press(OFFER)
    told = "An encrypted copy is in the folder"
    qtbot.waitUntil(lambda: find(told, starts=True) is not None, timeout=20_000)
    (folder,) = drive.iterdir()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert {p.name: p.read_bytes() for p in paths.vault_files() if p.exists()} == before
    monkeypatch.undo()
    assert kept_entries(DataPaths(folder)) == ()


def test_without_the_report_of_the_database_nothing_would_be_offered(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The twin."""
    monkeypatch.setattr(Database, "report_to", lambda _self, _told: None)
    make_vault(paths)
    program = start()
    unlock()
    assert program._session is not None
    program._session._database.raw.execute("PRAGMA max_page_count = 1")
    key(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    editor = need("Your words")
    assert isinstance(editor, QTextEdit)
    editor.insertPlainText(LAST * 2000)
    assert program._session.has_unsaved()
    QTest.qWait(0)
    assert find(OFFER) is None
