"""The newest few entries with some words, as Find shows them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mbc_companion.core.clock import local_now
from mbc_companion.journal.domain import Draft, NewEntry
from mbc_companion.journal.glance import repository as glances
from mbc_companion.journal.glance.repository import Glance
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.storage.database import Database
from tests.fakes import FrozenClock


@pytest.fixture
def glance(database: Database) -> Glance:
    return Glance(database)


def _add(repository: JournalRepository, clock: FrozenClock, *texts: str) -> list[str]:
    """The first is the oldest, a day between each."""
    days = len(texts)
    return [
        repository.add(NewEntry(at=local_now(clock) - timedelta(days=days - n), text=text))
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize("few", [500, 1])
def test_the_newest_come_first_however_many_there_are(
    repository: JournalRepository,
    clock: FrozenClock,
    glance: Glance,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
) -> None:
    monkeypatch.setattr(glances, "FEW", few)
    uids = _add(repository, clock, *(f"The letter {n} came" for n in range(5)))
    assert [row.uid for row in glance.newest("lett", 3)] == [uids[4], uids[3], uids[2]]


def test_all_words_must_be_there(
    repository: JournalRepository, clock: FrozenClock, glance: Glance
) -> None:
    uids = _add(repository, clock, "the insurance letter", "a letter from Maya")
    assert [row.uid for row in glance.newest("letter insur", 3)] == [uids[0]]


def test_removed_and_sealed_words_are_not_found(
    repository: JournalRepository, clock: FrozenClock, glance: Glance
) -> None:
    (uid,) = _add(repository, clock, "harbor")
    repository.remove(uid)
    at = local_now(clock)
    repository.add(NewEntry(at=at, text="harbor again", letter="In spring", sealed=True))
    assert glance.newest("harbor", 3) == ()


def test_what_is_being_written_counts_as_it_stands_on_the_page(
    repository: JournalRepository, clock: FrozenClock, glance: Glance
) -> None:
    (uid,) = _add(repository, clock, "harbor")
    repository.save_draft(Draft(at=local_now(clock), text="only hills now", uid=uid))
    assert glance.newest("harbor", 3) == ()
    assert [row.uid for row in glance.newest("hills", 3)] == [uid]


@pytest.mark.parametrize("typed", ['"', "* OR", "NEAR(", "🙂", "\x00", "-"])
def test_any_signs_can_be_typed(
    repository: JournalRepository, clock: FrozenClock, glance: Glance, typed: str
) -> None:
    _add(repository, clock, "harbor 🙂")
    assert len(glance.newest(typed, 3)) == (1 if typed == "🙂" else 0)
