"""The system's keyring: turned on in Settings after a warning, offered at the lock screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.security import keyring_slot
from mbc_companion.showroom.driver import accessible_name, find, need, press
from tests.journeys.conftest import Start
from tests.journeys.vaults import make_vault
from tests.security.test_keyring_slot import GOOD, FakeKeyring, use

__all__ = ["use"]
OFFER = "Open with this computer's keyring"
Unlock = Callable[[], None]


def _told(command: Command) -> dict[str, object]:
    words = command.arguments
    return {"reason": "asked", "lock_descriptor": int(words[words.index("--lock-descriptor") + 1])}


def _turn_on(qtbot: QtBot) -> None:
    press("Settings")
    press("Privacy and lock")
    press("Turn on")
    qtbot.waitUntil(lambda: find("Leave it off") is not None)
    press("Turn it on")


@pytest.fixture
def kept(use: Callable[..., FakeKeyring]) -> FakeKeyring:
    return use(GOOD)


def test_it_opens_until_it_is_turned_off(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
    kept: FakeKeyring,
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    _turn_on(qtbot)
    qtbot.waitUntil(lambda: find("Turn off") is not None)
    program.lock("asked")
    program = start(**_told(replaced[-1]))
    qtbot.waitUntil(lambda: find(OFFER) is not None)
    press(OFFER)
    qtbot.waitUntil(lambda: find("Help now") is not None, timeout=20_000)
    press("Settings")
    press("Privacy and lock")
    press("Turn off")
    qtbot.waitUntil(lambda: find("Turn on") is not None)
    assert not kept.kept
    program.lock("asked")
    start(**_told(replaced[-1]))
    unlock()
    assert find(OFFER) is None


def test_a_keyring_that_fails_only_means_typing(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    replaced: list[Command],
    kept: FakeKeyring,
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    _turn_on(qtbot)
    qtbot.waitUntil(lambda: find("Turn off") is not None)
    program.lock("asked")
    kept.kept.clear()
    start(**_told(replaced[-1]))
    qtbot.waitUntil(lambda: find(OFFER) is not None)
    press(OFFER)
    qtbot.waitUntil(lambda: find("The keyring did not open it", starts=True) is not None)
    unlock()


def test_without_one_that_encrypts_nothing_is_turned_on(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    unlock: Unlock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_vault(paths)
    start()
    unlock()
    monkeypatch.setattr(keyring_slot, "is_there", lambda: False)
    _turn_on(qtbot)
    qtbot.waitUntil(lambda: find("No keyring that encrypts", starts=True) is not None)
    assert find("Turn off") is None


def test_deleting_everything_empties_the_keyring_too(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, kept: FakeKeyring
) -> None:
    make_vault(paths)
    program = start()
    unlock()
    _turn_on(qtbot)
    qtbot.waitUntil(lambda: find("Turn off") is not None)
    assert kept.kept
    assert program._session is not None
    program._session._backups.acts().delete_everything()
    assert not kept.kept
    assert not paths.database.exists()
    listed = accessible_name(need("The keys: 2 files", starts=True))
    assert "The key in the system's keyring" in listed
