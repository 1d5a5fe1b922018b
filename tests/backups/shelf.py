"""A small vault with entries, opened and closed as the program does it, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.journal.domain import Filter, NewEntry
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import vault
from mbc_companion.session.unlocked import Unlocked
from tests.fakes import FrozenClock
from tests.journeys.vaults import PASSPHRASE


def still() -> None:
    """Nothing waits."""


@contextmanager
def unlocked(
    paths: DataPaths, clock: FrozenClock, passphrase: str = PASSPHRASE
) -> Iterator[Unlocked]:
    opened = Unlocked.open(paths, vault.unlock(paths, passphrase), clock)
    try:
        yield opened
    finally:
        opened.close()


def write(opened: Unlocked, clock: FrozenClock, *texts: str) -> None:
    """One entry for each text, a minute apart, up to now."""
    at = clock.now().astimezone(clock.zone())
    JournalRepository(opened.database, clock, Events()).add_many(
        NewEntry(at=at - timedelta(minutes=n), mood=2, feelings=(), text=text)
        for n, text in enumerate(reversed(texts))
    )


def read(opened: Unlocked, clock: FrozenClock) -> list[str]:
    """Every entry's text, oldest first."""
    repository = JournalRepository(opened.database, clock, Events())
    return [entry.text for entry in reversed(repository.entries(Filter(), limit=1000))]
