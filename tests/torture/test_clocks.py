"""A clock that is wrong, jumps or travels: nothing is lost, nothing falls over.

The computer's clock may stand at any time in any zone; only the boot clock goes on evenly.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mbc_companion.app.unexpected import Unexpected
from mbc_companion.core.launch import DEMO_PASSPHRASE
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.successor import Command
from mbc_companion.journal.domain import Filter
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import kdf, vault
from mbc_companion.session import backing_up
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.showroom.demo import fill
from mbc_companion.showroom.driver import find, key, need, press, type_into
from tests.backups import acts
from tests.backups.shelf import still, write
from tests.counts import tell
from tests.fakes import FrozenClock
from tests.journeys.conftest import Start, replaced, start

__all__ = ["replaced", "start"]
CONTROL = Qt.KeyboardModifier.ControlModifier
PAGES = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6)
WORDS = "written while the clock went its own way"
HOURS = 3600
YEARS = 365 * 24 * HOURS


class Jump(NamedTuple):
    """The clock stands at ``at`` and, in the middle of writing, jumps by ``seconds`` and
    into another zone."""

    at: str
    zone: str = "America/New_York"
    seconds: float = 0
    then: str = ""


JUMPS = {
    "the hour that does not exist": Jump("2026-03-08T06:59:50", seconds=20),
    "the hour that comes twice": Jump("2026-11-01T05:59:50", seconds=20),
    "back within the hour that comes twice": Jump("2026-11-01T06:10:00", seconds=-1800),
    "midnight": Jump("2026-07-15T03:59:55", seconds=10),
    "the end of the year": Jump("2027-01-01T04:59:55", seconds=10),
    "a leap day": Jump("2028-02-29T12:00:00", seconds=24 * HOURS),
    "a battery that was empty": Jump("1970-01-01T00:00:30", seconds=56.5 * YEARS),
    "west of the beginning of time": Jump("1970-01-01T00:00:30", "Pacific/Honolulu"),
    "a clock set back ten years": Jump("2026-07-14T23:42:00", seconds=-10 * YEARS),
    "a clock set ahead ten years": Jump("2026-07-14T23:42:00", seconds=10 * YEARS),
    "the far future": Jump("2199-12-31T23:59:50", seconds=20),
    "half an hour of summer time": Jump("2026-04-04T14:59:50", "Australia/Lord_Howe", 20),
    "a quarter of an hour off": Jump("2026-07-14T18:14:50", "Asia/Kathmandu", 20),
    "the day an island left out": Jump("2011-12-30T09:59:50", "Pacific/Apia", 20),
    "the first land of the day": Jump("2026-07-14T09:59:50", "Pacific/Kiritimati", 20),
    "the last land of the day": Jump("2026-07-14T10:59:50", "Pacific/Pago_Pago", 20),
    "summer time but for a month": Jump("2026-02-15T01:59:50", "Africa/Casablanca", 20),
    "a summer time that begins at midnight": Jump("2026-04-23T21:59:50", "Africa/Cairo", 20),
    "over the ocean": Jump("2026-07-14T23:42:00", seconds=14 * HOURS, then="Asia/Tokyo"),
    "over the date line": Jump("2026-07-14T09:00:00", "Pacific/Apia", 0, "Pacific/Honolulu"),
}
USUAL = ("the hour that does not exist", "a battery that was empty")


@lru_cache
def _sample() -> dict[str, bytes]:
    """A vault with something in every room, made in the evening of the pictures."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        paths = DataPaths(Path(folder) / "Companion")
        fill(paths, FrozenClock())
        return {path.name: path.read_bytes() for path in paths.root.iterdir() if path.is_file()}


def _lay_out(paths: DataPaths) -> None:
    paths.root.mkdir(mode=0o700)
    for name, content in _sample().items():
        (paths.root / name).write_bytes(content)


def _kept(paths: DataPaths) -> list[str]:
    clock = FrozenClock()
    opened = Unlocked.open(paths, vault.unlock(paths, DEMO_PASSPHRASE), clock)
    try:
        from mbc_companion.core.events import Events

        repository = JournalRepository(opened.database, clock, Events())
        repository.fold_drafts()
        return [entry.text for entry in repository.entries(Filter(), limit=10_000)]
    finally:
        opened.close()


def _cases() -> list[object]:
    return [pytest.param(name, marks=() if name in USUAL else pytest.mark.prove) for name in JUMPS]


@pytest.mark.parametrize("name", _cases())
def test_every_page_opens_and_words_are_kept(
    qtbot: QtBot,
    paths: DataPaths,
    start: Start,
    replaced: list[Command],
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    _lay_out(paths)
    before = _kept(paths)
    fell: list[object] = []
    monkeypatch.setattr(Unexpected, "hook", lambda _self, *told: fell.append(told))
    jump = JUMPS[name]
    clock.instant = datetime.fromisoformat(jump.at).replace(tzinfo=UTC)
    clock.local_zone = ZoneInfo(jump.zone)
    program = start(clock)
    qtbot.waitUntil(lambda: find("Passphrase") is not None)
    type_into("Passphrase", DEMO_PASSPHRASE)
    press("Unlock")
    qtbot.waitUntil(lambda: find("How is it right now?") is not None, timeout=20_000)
    _every_page()
    key(Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: find("Your words") is not None)
    QTest.keyClicks(need("Your words"), WORDS)
    clock.instant += timedelta(seconds=jump.seconds)
    clock.local_zone = ZoneInfo(jump.then or jump.zone)
    clock.boot += 5
    QTest.keyClicks(need("Your words"), " again")
    press("Done")
    _every_page()
    program.lock("asked")
    assert len(replaced) == 1
    assert not fell, fell[0]
    assert sorted(_kept(paths)) == sorted([*before, f"{WORDS} again"])
    tell(f"{name}: seven pages twice, words kept")


def _every_page() -> None:
    for page in (*PAGES, Qt.Key.Key_7, Qt.Key.Key_1):
        key(page, CONTROL)
        QApplication.processEvents()


@pytest.mark.parametrize("count", [8, pytest.param(150, marks=pytest.mark.prove)])
def test_backups_survive_a_clock_that_jumps(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kdf, "derive", kdf.derive)
    paths = acts.lay_out("save", tmp_path / "Companion")
    clock, dice, made = FrozenClock(), random.Random(8), 1
    opened = acts.open_vault(paths)
    jumps: tuple[Callable[[], float], ...] = (
        lambda: 0,
        lambda: dice.uniform(-3600, 3600),
        lambda: dice.uniform(-40, 40) * 24 * HOURS,
        lambda: dice.uniform(-15, 15) * YEARS,
    )
    for number in range(count):
        clock.instant += timedelta(seconds=1 + dice.choice(jumps)())
        write(opened, clock, f"before the copy of turn {number}")
        there = len(list(paths.backups.glob("*.backup")))
        newest = backing_up.make_backup(opened, paths.backups, clock, still)
        made += 1
        assert len(list(paths.backups.glob("*.backup"))) == there + 1, "one was written over"
        backing_up.thin(paths.backups, opened.keys, budget=10**12, new=newest.path.name)
        left = backing_up.copies(paths.backups, opened.keys)
        assert newest.path in {copy.path for copy in left}, "the newest went"
        assert len(left) >= min(made, 3)
    content = backing_up.content_digest(opened, still)
    kept = [copy.manifest.content for copy in left]
    opened.close()
    tell(f"{count} backups with a clock that jumped, {len(left)} kept, the newest always")
    assert content in kept
