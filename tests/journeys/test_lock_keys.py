"""A lock while keys are made or changed: the change is whole, and nobody is locked out."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.errors import WrongPassphrase
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.security import kdf, recovery, vault
from mbc_companion.showroom.driver import find, need, press, type_into
from mbc_companion.ui.recovery_screen import RecoveryScreen
from tests.journeys.conftest import Start
from tests.journeys.vaults import PASSPHRASE, make_vault

CHOSEN = "five quiet boats by the harbor"
CHANGED = "another quiet harbor in the rain"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "choose_params", lambda: kdf.FLOOR)


def _choose(passphrase: str) -> None:
    """Step 2 of the set-up, up to the moment the key is being derived."""
    for field in ("Passphrase", "Type it once more"):
        need(field).setProperty("text", "")
        type_into(field, passphrase)
    press("Continue")


def _to_the_words(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: find("A private place, kept by you") is not None)
    press("Continue")
    qtbot.waitUntil(lambda: find("Choose a passphrase") is not None)


def _busy(program: Program) -> bool:
    assert program._entrance is not None
    return program._entrance.holds_secrets


def test_a_vault_being_made_at_the_lock_is_there_afterwards(
    qtbot: QtBot, paths: DataPaths, start: Start, replaced: list[Command]
) -> None:
    program = start()
    _to_the_words(qtbot)
    _choose(CHOSEN)
    assert _busy(program)
    program.lock("asked")
    assert replaced
    vault.unlock(paths, CHOSEN).forget()


def test_another_passphrase_chosen_in_the_set_up_counts_after_a_lock(
    qtbot: QtBot, paths: DataPaths, start: Start, replaced: list[Command]
) -> None:
    program = start()
    _to_the_words(qtbot)
    _choose(CHOSEN)
    qtbot.waitUntil(lambda: find("Keep these twelve words") is not None, timeout=20_000)
    press("Back")
    qtbot.waitUntil(lambda: find("Choose a passphrase") is not None)
    _choose(CHANGED)
    program.lock("asked")
    assert replaced
    _only(paths, CHANGED, not_any_more=CHOSEN)


def test_a_new_passphrase_after_the_recovery_words_counts_after_a_lock(
    qtbot: QtBot, paths: DataPaths, start: Start, replaced: list[Command]
) -> None:
    make_vault(paths)
    words = recovery.new_words()
    keys = vault.unlock(paths, PASSPHRASE)
    keys.set_recovery(words)
    keys.forget()
    program = start()
    qtbot.waitUntil(lambda: find("Use recovery words instead") is not None)
    press("Use recovery words instead")
    screen = program.window.screen_shown
    assert isinstance(screen, RecoveryScreen)
    screen.words_given.emit(words)
    qtbot.waitUntil(lambda: find("Type it once more") is not None, timeout=20_000)
    screen.passphrase_chosen.emit(CHANGED)
    program.lock("asked")
    assert replaced
    _only(paths, CHANGED, not_any_more=PASSPHRASE)


def _only(paths: DataPaths, passphrase: str, *, not_any_more: str) -> None:
    with pytest.raises(WrongPassphrase):
        vault.unlock(paths, not_any_more)
    vault.unlock(paths, passphrase).forget()
