"""Somebody knows the passphrase: new keys for everything, and the old copies can go."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.clock import SystemClock
from mbc_companion.core.errors import DiskFull, VaultDamaged, WrongPassphrase
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.journal.domain import Filter
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import kdf, restoring, vault
from mbc_companion.session import renewing
from mbc_companion.session.backing_up import make_backup
from mbc_companion.session.renewing import Ways, stage
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.showroom.driver import find, key, need, press, type_into
from mbc_companion.ui.settings_page_renew import RenewSheet
from tests.journeys.conftest import Start
from tests.journeys.vaults import PASSPHRASE, make_vault
from tests.storage.golden import make_golden

GOLDEN = Path(make_golden.__file__).with_name("schema-1")
CONTROL = Qt.KeyboardModifier.ControlModifier
NEW = "walnut harbor quilt ribbon"
WORDS = ("abandon",) * 11 + ("about",)
Unlock = Callable[[], None]


def _nothing() -> None:
    """A pause nobody interrupts."""


def _open(paths: DataPaths, passphrase: str = PASSPHRASE) -> Unlocked:
    return Unlocked.open(paths, vault.unlock(paths, passphrase), SystemClock())


def _renew(paths: DataPaths, unlocked: Unlocked) -> None:
    ways = Ways(NEW, WORDS, kdf.FLOOR)
    renewed = stage(paths, unlocked, ways, SystemClock(), _nothing)
    unlocked.close()
    restoring.commit(paths, renewed.kept)
    restoring.finish(paths)


def test_only_the_new_ways_open_it_and_the_old_key_reads_nothing(paths: DataPaths) -> None:
    make_vault(paths)
    unlocked = _open(paths)
    unlocked.keys.set_keyring()
    old_key = unlocked.keys.database_key
    unlocked.database.preferences.set_value("mine", "kept whole")
    _renew(paths, unlocked)
    with pytest.raises(WrongPassphrase):
        vault.unlock(paths, PASSPHRASE)
    with pytest.raises(VaultDamaged):
        renewing.prove(paths.database, old_key, _nothing)
    renewed = _open(paths, NEW)
    assert renewed.database.preferences.get_value("mine") == "kept whole"
    assert not renewed.keys.has_keyring
    renewed.close()
    vault.unlock_with_words(paths, WORDS).forget()


def test_a_disk_that_fills_leaves_the_old_keys(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_vault(paths)
    unlocked = _open(paths)

    def full(*_: object) -> None:
        raise DiskFull("ENOSPC")

    monkeypatch.setattr(renewing, "prove", full)
    with pytest.raises(DiskFull):
        stage(paths, unlocked, Ways(NEW, WORDS, kdf.FLOOR), SystemClock(), _nothing)
    unlocked.close()
    assert not paths.restoring.exists()
    _open(paths).close()


def _sheet(program: Program) -> RenewSheet:
    found = program.window.findChild(RenewSheet)
    assert isinstance(found, RenewSheet)
    return found


def _through_the_sheet(qtbot: QtBot, program: Program) -> None:
    press("Settings")
    press("Privacy and lock")
    press("Make everything new")
    sheet = _sheet(program)
    type_into("Passphrase you use now", PASSPHRASE)
    type_into("New passphrase", NEW)
    type_into("Type it once more", NEW)
    press("Continue")
    qtbot.waitUntil(lambda: sheet.keeper is not None, timeout=20_000)
    assert sheet.keeper is not None
    sheet.keeper.tick.setChecked(True)
    press("Continue")
    assert sheet.check is not None
    for question in sheet.check.questions:
        question.choice.segments[question.answer].click()
    press("Finish")


def _told(command: Command) -> dict[str, object]:
    told = dict(zip(command.arguments[::2], command.arguments[1::2], strict=True))
    return {
        "reason": told["--locked-by"],
        "lock_descriptor": int(told["--lock-descriptor"]),
    }


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "choose_params", lambda: kdf.FLOOR)


def _make_with_backup(paths: DataPaths) -> None:
    make_vault(paths)
    unlocked = _open(paths)
    make_backup(unlocked, paths.backups, SystemClock(), _nothing)
    unlocked.close()


def _write(qtbot: QtBot, words: str) -> None:
    key(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    QTest.keyClicks(need("Your words"), words)


@pytest.mark.usefixtures("quick")
def test_through_settings_to_the_lock_screen_and_the_old_copies_go(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, replaced: list[Command]
) -> None:
    _make_with_backup(paths)
    # What an earlier restore kept opens with that passphrase as well; a vault of others not.
    shutil.copytree(
        paths.root, paths.root / "kept-2026-01-01", ignore=shutil.ignore_patterns("kept-*")
    )
    others = paths.root / "kept-2026-01-02"
    shutil.copytree(GOLDEN, others)
    program = start()
    unlock()
    _write(qtbot, "typed right before")
    _through_the_sheet(qtbot, program)
    qtbot.waitUntil(lambda: bool(replaced), timeout=30_000)
    program = start(**_told(replaced[0]))
    assert find("Everything is encrypted anew", starts=True) is not None
    type_into("Passphrase", NEW)
    press("Unlock")
    qtbot.waitUntil(lambda: find("Delete the old copies?") is not None, timeout=20_000)
    assert find("3 copies here still open", starts=True) is not None
    press("Delete them")
    qtbot.waitUntil(lambda: find("The old copies are deleted.") is not None)
    assert list(paths.root.glob("kept-*")) == [others]
    assert not list(paths.backups.iterdir())
    assert program._session is not None
    program._session._backups.health.look()
    qtbot.waitUntil(lambda: len(list(paths.backups.glob("*.backup"))) == 1, timeout=20_000)
    program.lock("asked")
    opened = _open(paths, NEW)
    texts = JournalRepository(opened.database, SystemClock(), Events()).entries(Filter(), limit=9)
    opened.close()
    assert [entry.text for entry in texts] == ["typed right before"]


@pytest.mark.usefixtures("quick")
def test_a_lock_meanwhile_ends_it_and_the_old_passphrase_counts(
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
    entered = threading.Event()

    def endless(*told: object) -> None:
        entered.set()
        while True:
            told[-1]()  # type: ignore[operator]

    monkeypatch.setattr(renewing, "copy_into", endless)
    _through_the_sheet(qtbot, program)
    qtbot.waitUntil(entered.is_set, timeout=20_000)
    program.lock("asked")
    told = dict(zip(replaced[0].arguments[::2], replaced[0].arguments[1::2], strict=True))
    start(reason=told["--locked-by"], lock_descriptor=int(told["--lock-descriptor"]))
    words = "The new keys could not be put in place. The passphrase is the one from before."
    qtbot.waitUntil(lambda: find(words) is not None)
    assert not paths.restoring.exists()
    _open(paths).close()


@pytest.mark.usefixtures("quick")
def test_the_known_passphrase_is_not_taken_again(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    press("Settings")
    press("Privacy and lock")
    press("Make everything new")
    type_into("Passphrase you use now", PASSPHRASE)
    type_into("New passphrase", PASSPHRASE)
    type_into("Type it once more", PASSPHRASE)
    if _sheet(program).form.anyway_button.isVisible():
        press("Use it anyway")
    press("Continue")
    if _sheet(program).form.anyway_button.isVisible():
        press("Use it anyway")
    assert find("Choose another one. This one is known.") is not None
