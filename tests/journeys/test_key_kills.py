"""A change of the keys that is cut off anywhere leaves the old ways in or the new ones."""

from __future__ import annotations

import pytest

from mbc_companion.core.clock import SystemClock
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import vault
from mbc_companion.storage.database import Database
from tests.counts import tell
from tests.journeys.key_kills import KeyKills
from tests.journeys.vaults import PASSPHRASE, make_vault

TEXTS = [f"page {number} of a long year, kept whole" for number in range(60)]


def _fill(paths: DataPaths) -> None:
    clock = SystemClock()
    make_vault(paths)
    keys = vault.unlock(paths, PASSPHRASE)
    database = Database.open(paths.database, keys.database_key, clock)
    repository = JournalRepository(database, clock, Events())
    for text in TEXTS:
        repository.save(Draft(at=clock.now(), text=text, uid=repository.new_uid()))
    database.close()
    keys.forget()


@pytest.mark.parametrize("kills", [4, pytest.param(100, marks=pytest.mark.prove)])
@pytest.mark.parametrize("act", ["passphrase", "renew"])
def test_killed_at_any_moment_one_way_in_opens_everything(
    paths: DataPaths, act: str, kills: int
) -> None:
    _fill(paths)
    counts = KeyKills(paths, act, PASSPHRASE, TEXTS).run(kills, seed=3)
    tell(f"{act}: {counts}")
    assert not counts.broken
