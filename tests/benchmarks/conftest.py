"""Journals of 1,000, 10,000 and 100,000 entries of 150 words, made once a run."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from mbc_companion.core.clock import SystemClock
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import vault
from mbc_companion.storage.connection import Raw, raw_connection
from mbc_companion.storage.database import Database
from tests.benchmarks.measure import over_budget, table
from tests.journeys.vaults import PASSPHRASE, make_vault


def pytest_sessionfinish(session: pytest.Session) -> None:
    if over_budget():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = table()
    if lines:
        terminalreporter.section("measured against the limits of the same run")
        for line in lines:
            terminalreporter.write_line(line)
    for line in over_budget():
        terminalreporter.write_line(f"over its budget: {line}", red=True)


SIZES = (1_000, 10_000, 100_000)
# The smallest is in the run of every change; see budget.toml.
EVERY_SIZE = tuple(
    pytest.param(size, marks=pytest.mark.budget) if size == SIZES[0] else size for size in SIZES
)
RARE = "quincequartz"
_FIRST = date(2016, 1, 1)


def _words() -> list[str]:
    dice = random.Random(5)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ["".join(dice.choices(letters, k=dice.randint(2, 9))) for _ in range(8_000)]


def text_of(words: int, seed: int = 1) -> str:
    return " ".join(random.Random(seed).choices(_words(), k=words))


@dataclass(frozen=True)
class Journal:
    """A filled vault; open it either as the program does or bare, never both at once."""

    paths: DataPaths
    size: int

    def key(self) -> bytes:
        keys = vault.unlock(self.paths, PASSPHRASE)
        return keys.database_key

    def bare(self) -> Raw:
        return raw_connection(self.paths.database, self.key())

    def open(self) -> tuple[Database, JournalRepository]:
        database = Database.open(self.paths.database, self.key(), SystemClock())
        return database, JournalRepository(database, SystemClock(), Events())


def _fill(connection: Raw, size: int) -> None:
    dice, words = random.Random(7), _words()
    connection.execute("PRAGMA synchronous = OFF").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    for number in range(size):
        day = _FIRST + timedelta(days=number * 3_650 // size)
        text = " ".join(dice.choices(words, k=150))
        if number % (size // 10) == 5:
            text += f" {RARE}"
        at = number * 3_650 * 86_400_000_000 // size + 1_451_606_400_000_000
        connection.execute(
            "INSERT INTO entry (uid, at, zone, day, mood, text, created_at, changed_at)"
            " VALUES (?, ?, 'UTC', ?, ?, ?, ?, ?)",
            (f"{number:032x}", at, day.isoformat(), dice.randint(1, 5), text, at, at),
        )
    connection.execute("COMMIT")


class _Journals(dict[int, Journal]):
    """Each size is made when it is first asked for."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        super().__init__()
        self._factory = factory

    def __missing__(self, size: int) -> Journal:
        paths = DataPaths(Path(self._factory.mktemp(f"journal{size}")) / "Companion")
        make_vault(paths)
        journal = self[size] = Journal(paths, size)
        connection = journal.bare()
        _fill(connection, size)
        connection.close()
        return journal


@pytest.fixture(scope="session")
def journals(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Journal]:
    return _Journals(tmp_path_factory)
