"""Locking: at once, nothing lost, and back to where the person was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTextEdit
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.clock import SystemClock
from mbc_companion.core.errors import DiskFull, WrongPassphrase
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.core.text import MAX_ENTRY_CHARACTERS
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import vault
from mbc_companion.session import handover
from mbc_companion.session.key_acts import key_acts
from mbc_companion.session.session import Session
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.showroom.driver import accessible_name, find, key, need, press, type_into
from tests.journeys.conftest import Start
from tests.journeys.vaults import PASSPHRASE, kept_entries, make_vault

CONTROL = Qt.KeyboardModifier.ControlModifier
Unlock = Callable[[], None]


def _options(command: Command) -> dict[str, str]:
    words = command.arguments
    return dict(zip(words[::2], words[1::2], strict=True))


def _told(command: Command) -> dict[str, Any]:
    """What the successor's command says of the lock and the sealed words."""
    told = _options(command)
    return {
        "reason": "asked",
        "lock_descriptor": int(told["--lock-descriptor"]),
        "sealed_descriptor": int(told["--sealed-descriptor"]),
    }


def _full(*_: object) -> None:
    raise DiskFull("SQLITE_FULL")


@contextmanager
def _full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as broken:
        for act in ("save_drafts", "settle", "save"):
            broken.setattr(JournalRepository, act, _full)
        yield


def _write(qtbot: QtBot, words: str) -> None:
    key(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    QTest.keyClicks(need("Your words"), words)


def test_the_half_typed_entry_is_kept_and_the_caret_comes_back(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    make_vault(paths)
    start()
    unlock()
    _write(qtbot, "half a sentence")
    editor = need("Your words")
    assert isinstance(editor, QTextEdit)
    for _ in range(4):
        QTest.keyClick(editor, Qt.Key.Key_Left)
    caret = editor.textCursor().position()
    key(Qt.Key.Key_L, CONTROL)
    assert _options(replaced[0])["--locked-by"] == "asked"
    assert [entry.text for entry in kept_entries(paths)] == ["half a sentence"]
    told = _options(replaced[0])
    start(reason="asked", lock_descriptor=int(told["--lock-descriptor"]))
    unlock()
    qtbot.waitUntil(lambda: find("Your words") is not None)
    again = need("Your words")
    assert isinstance(again, QTextEdit)
    assert again.toPlainText() == "half a sentence"
    assert again.textCursor().position() == caret
    assert again.hasFocus()


def test_words_that_could_not_be_saved_cross_the_lock_sealed_and_are_written_then(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_vault(paths)
    start()
    unlock()
    _write(qtbot, "kept through a full disk")
    with _full_disk(monkeypatch):
        key(Qt.Key.Key_L, CONTROL)
    assert not kept_entries(paths)
    successor = start(**_told(replaced[0]))
    unlock()
    successor.lock("asked")
    assert [entry.text for entry in kept_entries(paths)] == ["kept through a full disk"]


def test_words_of_a_visit_cross_a_lock_on_a_full_disk_as_an_entry(
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    key(Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert program._session is not None
    visit = program._session._visits.page.editor
    with monkeypatch.context() as broken:
        for act in ("save", "put_items"):
            broken.setattr(VisitRepository, act, _full)
        visit.open.change(notes="The stairs take my breath")
        visit.bring.field.set_text("Ask about the scan")
        key(Qt.Key.Key_L, CONTROL)
    assert not kept_entries(paths)
    successor = start(**_told(replaced[0]))
    unlock()
    successor.lock("asked")
    (entry,) = kept_entries(paths)
    assert "The stairs take my breath" in entry.text
    assert "Ask about the scan" in entry.text


def test_words_that_cannot_be_written_after_the_lock_either_are_sealed_again(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_vault(paths)
    start()
    unlock()
    _write(qtbot, "kept through two full disks")
    with _full_disk(monkeypatch):
        key(Qt.Key.Key_L, CONTROL)
        start(**_told(replaced[0]))
        unlock()
        assert find("The computer has no room left", starts=True) is not None
        key(Qt.Key.Key_L, CONTROL)
    successor = start(**_told(replaced[1]))
    unlock()
    successor.lock("asked")
    assert [entry.text for entry in kept_entries(paths)] == ["kept through two full disks"]


def test_a_text_no_entry_holds_comes_back_in_several() -> None:
    at = datetime(2026, 7, 14, 9, 30, tzinfo=ZoneInfo("America/New_York"))
    words = "The sea, the sea. " * (2 * MAX_ENTRY_CHARACTERS // 18 + 1)
    packed = handover.pack((Draft(at=at, mood=2, text=words, uid="first"),))
    parts = handover.unpack(packed, iter(("second", "third")).__next__)
    assert "".join(part.text for part in parts) == words
    assert all(len(part.text) <= MAX_ENTRY_CHARACTERS for part in parts)
    assert [part.uid for part in parts] == ["first", "second", "third"]
    assert [part.mood for part in parts] == [2, None, None]


def test_closing_asks_before_it_leaves_unsaved_words_behind(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    _write(qtbot, "still on the screen")
    with _full_disk(monkeypatch):
        assert not program.window.close()
        qtbot.waitUntil(lambda: find("Stay here") is not None)
        press("Stay here")
    assert program.window.close()
    assert [entry.text for entry in kept_entries(paths)] == ["still on the screen"]


def test_words_that_waited_for_room_are_saved_from_any_page(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    _write(qtbot, "waited for room")
    with _full_disk(monkeypatch):
        press("Today")
        qtbot.waitUntil(lambda: find("How is it right now?") is not None)
    assert program.window.close()
    assert [entry.text for entry in kept_entries(paths)] == ["waited for room"]


def test_locking_takes_every_word_off_the_screen_first(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    _write(qtbot, "nobody else reads this")
    press("Feeling, add or take away")
    qtbot.waitUntil(lambda: find("As many as fit, or none.") is not None)
    seen: list[str] = []

    def saving(*_: object) -> bool:
        seen.extend(accessible_name(w) for w in QApplication.allWidgets() if w.isVisible())
        return True

    monkeypatch.setattr(JournalRepository, "settle", saving)
    program.lock("asked")
    assert replaced
    assert not [name for name in seen if name not in ("", "Companion")]


def test_locked_help_is_one_click_and_shows_nothing_personal(
    qtbot: QtBot, paths: DataPaths, start: Start
) -> None:
    make_vault(paths)
    start()
    qtbot.waitUntil(lambda: find("Helplines") is not None)
    press("Helplines")
    qtbot.waitUntil(lambda: find("Someone can talk with you") is not None)


def test_nothing_reads_the_vault_by_itself_after_it_closed(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    press("Today")
    program.lock("asked")
    assert replaced
    timers = [timer for timer in program.window.findChildren(QTimer) if timer.isActive()]
    assert not [type(timer.parent()).__name__ for timer in timers]


def test_a_change_of_the_passphrase_that_runs_at_the_lock_comes_to_its_end(
    qtbot: QtBot, paths: DataPaths
) -> None:
    make_vault(paths)
    clock = SystemClock()
    unlocked = Unlocked.open(paths, vault.unlock(paths, PASSPHRASE), clock)
    acts = key_acts(unlocked, lambda: None, lambda _: None)
    acts.change_passphrase(PASSPHRASE, "another quiet harbor", lambda: None, lambda _: None)
    unlocked.close()
    with pytest.raises(WrongPassphrase):
        vault.unlock(paths, PASSPHRASE)
    vault.unlock(paths, "another quiet harbor").forget()


def test_a_mistake_of_ours_after_unlocking_leaves_nobody_at_opening(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_vault(paths)
    start()

    def broken(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as wrong:
        wrong.setattr(Session, "show", broken)
        wrong.setattr("sys.excepthook", lambda *_: None)
        with capture_exceptions() as caught:
            qtbot.waitUntil(lambda: find("Passphrase") is not None)
            type_into("Passphrase", PASSPHRASE)
            press("Unlock")
            qtbot.waitUntil(lambda: bool(caught), timeout=20_000)
    assert [error[0] for error in caught] == [RuntimeError]
    assert find("Opening…") is None
    unlock()


def test_a_file_dialog_goes_with_the_lock(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    asked: list[object] = []
    program.dialogs.save_file("Save", "mine.txt", "", asked.append)
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert [one for one in dialogs if one.isVisible()]
    program.lock("asked")
    assert replaced
    assert not [one for one in dialogs if one.isVisible()]
