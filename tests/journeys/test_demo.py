"""The demo: a year of invented entries, labelled on every page, gone at exit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from mbc_companion.app.program import Program
from mbc_companion.core.events import Events
from mbc_companion.core.launch import DEMO_PASSPHRASE, Launch, parser, read
from mbc_companion.core.paths import DataPaths
from mbc_companion.journal.domain import Filter
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import vault
from mbc_companion.showroom.demo import fill
from mbc_companion.showroom.driver import find, press, type_into
from mbc_companion.storage.database import Database
from tests.fakes import FrozenClock


def test_nothing_in_the_demo_lies_ahead(paths: DataPaths, clock: FrozenClock) -> None:
    clock.instant = datetime(2026, 7, 14, 12, 0, tzinfo=UTC)
    fill(paths, clock)
    keys = vault.unlock(paths, DEMO_PASSPHRASE)
    database = Database.open(paths.database, keys.database_key, clock)
    try:
        newest = JournalRepository(database, clock, Events()).entries(Filter(), limit=1)[0]
    finally:
        database.close()
    assert newest.at <= clock.instant


def test_the_demo_takes_no_folder_of_a_person(paths: DataPaths) -> None:
    paths.root.mkdir(exist_ok=True)
    with pytest.raises(SystemExit):
        read(["--demo", "--data-dir", str(paths.root)])
    assert paths.root.exists()
    at_lock = ["--demo", "--data-dir", str(paths.root), "--lock-descriptor", "9"]
    assert read(at_lock).demo


def test_the_demo_says_what_it_is_and_leaves_nothing(qtbot: QtBot, paths: DataPaths) -> None:
    fill(paths)
    program = Program(Launch(paths=paths, demo=True))
    program.start()
    qtbot.addWidget(program.window)
    qtbot.waitUntil(lambda: find("Sample data", starts=True) is not None)
    type_into("Passphrase", DEMO_PASSPHRASE)
    press("Unlock")
    qtbot.waitUntil(lambda: find("How is it right now?") is not None, timeout=20_000)
    assert find("Sample data", starts=True) is not None
    press("Journal")
    qtbot.waitUntil(lambda: find("Entries") is not None)
    assert find("Sample data", starts=True) is not None
    program.window.close()
    assert not paths.root.exists()


@pytest.mark.parametrize(
    "said",
    [
        [],
        ["--data-dir", "a folder"],
        ["--data-dir", "a", "--locked-by", "idle-10", "--lock-descriptor", "7"],
        ["--data-dir", "a", "--locked-by", "asked", "--reminders-descriptor", "9"],
        ["--data-dir", "a", "--sealed-descriptor", "8"],
        ["--data-dir=a"],
        ["--showroom", "--pictures", "b"],
    ],
)
def test_a_usual_start_is_read_as_any_other(said: list[str]) -> None:
    """Most starts are read without the parser, and mean what they mean to it."""
    expected = vars(parser().parse_args(said))
    read_so = read(said)
    assert {name: getattr(read_so, name) for name in expected} == expected


@pytest.mark.parametrize("said", [["--data-dir", "--demo"], ["--nothing", "x"]])
def test_what_cannot_be_understood_is_said(
    said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read(said)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
