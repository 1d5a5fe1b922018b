"""Backups and restores in the real program, by mouse, keyboard and accessible names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.showroom.driver import find, key, need, press, type_into
from mbc_companion.ui.dialogs import SheetDialogs
from tests.journeys.conftest import Start
from tests.journeys.vaults import PASSPHRASE, kept_entries, make_vault

CONTROL = Qt.KeyboardModifier.ControlModifier
Unlock = Callable[[], None]


def _told(replaced: list[Command]) -> dict[str, object]:
    """What the last lock tells its successor."""
    words = replaced[-1].arguments
    told = dict(zip(words[::2], words[1::2], strict=True))
    return {"reason": told["--locked-by"], "lock_descriptor": int(told["--lock-descriptor"])}


def _write(qtbot: QtBot, words: str) -> None:
    key(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    QTest.keyClicks(need("Your words"), words)
    press("Done")


def _settings(qtbot: QtBot, section: str) -> None:
    key(Qt.Key.Key_Comma, CONTROL)
    qtbot.waitUntil(lambda: find(section) is not None)
    press(section)


def _back_up(qtbot: QtBot) -> None:
    _settings(qtbot, "Backup and recovery")
    press("Back up now")
    qtbot.waitUntil(lambda: find("Last backup verified on", starts=True) is not None)
    qtbot.waitUntil(lambda: find("Back up now") is not None)


def _texts(paths: DataPaths) -> list[str]:
    return sorted(entry.text for entry in kept_entries(paths))


def test_a_copy_is_restored_and_the_toast_takes_it_back(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    make_vault(paths)
    start()
    unlock()
    _write(qtbot, "before the copy")
    _back_up(qtbot)
    _write(qtbot, "after the copy")
    _settings(qtbot, "Backup and recovery")
    press("Choose a copy")
    qtbot.waitUntil(lambda: find("Choose a file") is not None)
    press(_first_copy())
    qtbot.waitUntil(lambda: find("Put this copy in place") is not None)
    press("Put this copy in place")
    qtbot.waitUntil(lambda: bool(replaced))
    assert "restored" in replaced[0].arguments
    start(**_told(replaced))
    qtbot.waitUntil(lambda: find("The copy is in place. Unlock to see it.") is not None)
    unlock()
    qtbot.waitUntil(lambda: find("Undo") is not None)
    press("Undo")
    qtbot.waitUntil(lambda: len(replaced) == 2)
    start(**_told(replaced))
    assert _texts(paths) == ["after the copy", "before the copy"]


def _first_copy() -> str:
    from mbc_companion.ui.restore_sheet import RestoreSheet

    sheet = next(w for w in QApplication.allWidgets() if isinstance(w, RestoreSheet))
    return sheet.copies[0].accessibleName()


def test_a_damaged_vault_is_replaced_by_its_backup_from_the_trouble_page(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    _write(qtbot, "kept in the copy")
    _back_up(qtbot)
    program.lock("sleep")
    harmed = paths.database.read_bytes()[:4096]
    paths.database.write_bytes(harmed[:2000])
    start(**_told(replaced))
    qtbot.waitUntil(lambda: find("Restore a copy") is not None)
    press("Restore a copy")
    qtbot.waitUntil(lambda: find("Choose a file") is not None)
    press(_first_copy())
    qtbot.waitUntil(lambda: find("Passphrase of the copy") is not None)
    type_into("Passphrase of the copy", PASSPHRASE)
    QTest.keyClick(need("Passphrase of the copy"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find("Put this copy in place") is not None, timeout=20_000)
    QTest.keyClick(need("Put this copy in place"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: find("Passphrase") is not None, timeout=20_000)
    assert _texts(paths) == ["kept in the copy"]
    assert [path.read_bytes() for path in paths.root.glob("kept-*/vault.db")] == [harmed[:2000]]


def test_a_new_computer_begins_with_the_copy_from_the_old_one(
    qtbot: QtBot,
    paths: DataPaths,
    tmp_path: Path,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_vault(paths)
    drive = tmp_path / "drive"
    drive.mkdir()
    monkeypatch.setattr(SheetDialogs, "choose_folder", lambda _self, _title, then: then(drive))
    start()
    unlock()
    _write(qtbot, "comes along")
    _settings(qtbot, "Your data")
    press("Show me how")
    qtbot.waitUntil(lambda: find("Choose the drive") is not None)
    press("Choose the drive")
    qtbot.waitUntil(lambda: find("Step 2 of 3: what you will need") is not None, timeout=20_000)
    (copy,) = drive.iterdir()
    new = DataPaths(tmp_path / "new")
    monkeypatch.setattr(SheetDialogs, "open_file", lambda *told: told[-1](copy))
    begin = start(paths=new)
    qtbot.waitUntil(lambda: find("I have a backup to restore") is not None)
    press("I have a backup to restore")
    qtbot.waitUntil(lambda: find("Choose a file") is not None)
    press("Choose a file")
    qtbot.waitUntil(lambda: find("Passphrase of the copy") is not None)
    type_into("Passphrase of the copy", PASSPHRASE)
    press("Open the copy")
    qtbot.waitUntil(lambda: find("Put this copy in place") is not None, timeout=20_000)
    assert find("The passphrase it had when it was made, or its twelve words.") is not None
    press("Put this copy in place")
    qtbot.waitUntil(lambda: find("Unlock") is not None, timeout=20_000)
    unlock()
    qtbot.waitUntil(lambda: find("The copy is in place.") is not None)
    begin.window.close()
    assert _texts(new) == ["comes along"]


def test_a_lock_makes_a_last_backup_and_the_end_by_the_system_makes_none(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    _write(qtbot, "worth a copy")
    program.lock("sleep")
    assert not list(paths.backups.glob("*.backup"))
    program = start(**_told(replaced))
    unlock()
    _write(qtbot, "worth a copy too")
    program.lock("asked")
    assert len(list(paths.backups.glob("*.backup"))) == 1
    program = start(**_told(replaced))
    unlock()
    program.lock("asked")
    assert len(list(paths.backups.glob("*.backup"))) == 1, "nothing new, nothing made"


def test_locking_in_the_middle_of_a_backup_waits_for_nothing_and_leaves_nothing(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    _settings(qtbot, "Backup and recovery")
    press("Back up now")
    program.lock("sleep")
    assert replaced
    assert not list(paths.backups.glob("*.new"))
    start(**_told(replaced))
    unlock()


def test_everything_is_deleted_and_said(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    _write(qtbot, "gone for good")
    _back_up(qtbot)
    _settings(qtbot, "Your data")
    press("Delete everything")
    qtbot.waitUntil(lambda: find("Keep everything") is not None)
    type_into("Type “delete everything” to go on", "delete everything")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find("Everything here is deleted") is not None)
    assert find("The keys: 2 files", starts=True) is not None
    program.window.resize(1000, 700)
    press("Quit")
    assert not paths.root.exists()


def test_a_file_of_somebody_elses_stays(paths: DataPaths) -> None:
    from mbc_companion.security.deleting import delete_everything

    make_vault(paths)
    (paths.root / "shopping list.txt").write_text("eggs")
    delete_everything(paths)
    assert [path.name for path in paths.root.iterdir()] == ["shopping list.txt"]


def test_the_index_is_made_anew_after_unlocking_if_it_is_out_of_step(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from mbc_companion.session import health
    from mbc_companion.storage import search_index

    # Other work of the first moments may still be going on; then it looks again.
    monkeypatch.setattr(health, "FIRST_LOOK_MS", 10)
    rebuilt: list[object] = []
    monkeypatch.setattr(search_index, "in_step", lambda _database: False)
    monkeypatch.setattr(search_index, "rebuild", rebuilt.append)
    make_vault(paths)
    start()
    unlock()
    qtbot.waitUntil(lambda: len(rebuilt) == 1, timeout=20_000)
