"""A change that was cut off and has no way back any more: noticed, said, nothing made."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import RECOVERY
from mbc_companion.security import vault
from mbc_companion.session.health import Health
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.showroom.driver import find, press
from tests.backups.shelf import write
from tests.fakes import FrozenClock
from tests.journeys.conftest import Start
from tests.journeys.vaults import PASSPHRASE, make_vault

Unlock = Callable[[], None]
SAID = (
    "A change was cut off last time, and only a part of it may be there. "
    "Nothing was deleted. Look at what you changed last."
)
SPOILED: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "junk": lambda path: path.write_bytes(random.Random(1).randbytes(9000)),
    "zeros": lambda path: path.write_bytes(bytes(9000)),
}


def _cut_off(paths: DataPaths) -> None:
    """Files as a power cut leaves them while a change of every entry is half written."""
    clock = FrozenClock()
    make_vault(paths, clock)
    opened = Unlocked.open(paths, vault.unlock(paths, PASSPHRASE), clock)
    write(opened, clock, *(f"night {number} " * 90 for number in range(12)))
    opened.database.preferences.set(RECOVERY, "confirmed")
    raw = opened.database.raw
    raw.execute("PRAGMA cache_size = 2")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE entry SET text = text || ' half a change'")
    left = {path: path.read_bytes() for path in paths.root.iterdir() if path.is_file()}
    raw.execute("ROLLBACK")
    opened.close()
    for path, content in left.items():
        path.write_bytes(content)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What the looks after a cut found, each as it ends."""
    found: list[bool] = []
    after = Health.look_after_a_cut

    def look(self: Health) -> None:
        work = self._work.start

        def start(act: Callable[[], bool], done: Callable[[bool], None], failed: object) -> None:
            def told(fits: bool) -> None:
                found.append(fits)
                done(fits)

            work(act, told, failed)  # type: ignore[arg-type]

        monkeypatch.setattr(self._work, "start", start)
        after(self)

    monkeypatch.setattr(Health, "look_after_a_cut", look)
    return found


@pytest.mark.parametrize("kind", SPOILED)
def test_a_change_without_a_way_back_is_noticed(
    kind: str, qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock
) -> None:
    _cut_off(paths)
    SPOILED[kind](paths.journal)
    start()
    unlock()
    qtbot.waitUntil(lambda: find(SAID) is not None, timeout=20_000)
    press("Show the copies")
    qtbot.waitUntil(lambda: find("Back up now") is not None)
    assert not list(paths.root.glob("kept-*"))


def test_a_copy_without_the_note_that_it_was_open_is_noticed_as_well(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock
) -> None:
    """Copied while it was open, without its journal and without the file ``lock``."""
    _cut_off(paths)
    paths.journal.unlink()
    paths.lock.unlink()
    program = start()
    unlock()
    assert program._session is not None
    assert find(SAID) is None
    program._session._backups.health.look()
    qtbot.waitUntil(lambda: find(SAID) is not None, timeout=20_000)


def test_a_change_that_is_undone_is_not_spoken_of(
    qtbot: QtBot, paths: DataPaths, start: Start, unlock: Unlock, looked: list[bool]
) -> None:
    """The twin: with its journal the same cut leaves nothing behind."""
    _cut_off(paths)
    start()
    unlock()
    qtbot.waitUntil(lambda: bool(looked), timeout=20_000)
    assert looked == [True]
    assert find(SAID) is None


def test_after_an_ordinary_end_nothing_is_looked_for(
    paths: DataPaths, start: Start, unlock: Unlock, looked: list[bool]
) -> None:
    make_vault(paths)
    for _ in range(2):
        opened = Unlocked.open(paths, vault.unlock(paths, PASSPHRASE), FrozenClock())
        assert not opened.cut_off
        opened.close()
    program = start()
    unlock()
    assert program._session is not None
    assert not looked
