"""What a person does with topics is in the encrypted file, under the topics' ids."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mbc_companion.core.errors import TooLong
from mbc_companion.guidance.domain import MAX_NOTE_CHARACTERS, Repository
from mbc_companion.guidance.repository import GuidanceRepository
from mbc_companion.storage.database import Database
from tests.fakes import FrozenClock
from tests.guidance.stage import FakeShelf
from tests.storage.files import KEY, new_file_bytes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "vault.db"
    target.touch(0o600)
    target.write_bytes(new_file_bytes())
    return target


@pytest.fixture
def database(path: Path, clock: FrozenClock) -> Iterator[Database]:
    opened = Database.open(path, KEY, clock)
    yield opened
    opened.close()


@pytest.fixture(params=["vault", "fake"])
def shelf(request: pytest.FixtureRequest, database: Database, clock: FrozenClock) -> Repository:
    if request.param == "fake":
        return FakeShelf()
    return GuidanceRepository(database, clock)


def test_bookmarks_newest_first(shelf: Repository, clock: FrozenClock) -> None:
    for topic in ("T04", "T08"):
        shelf.keep(topic, kept=True)
        clock.advance(seconds=1)
    assert shelf.kept() == ("T08", "T04")
    shelf.keep("T08", kept=False)
    assert shelf.kept() == ("T04",)


def test_notes_places_and_what_is_muted(shelf: Repository) -> None:
    assert shelf.note("T04") == ""
    shelf.set_note("T04", "first")
    shelf.set_note("T04", "second\nline")
    assert shelf.note("T04") == "second\nline"
    assert shelf.note("T08") == ""
    assert shelf.place("T04") == 0
    shelf.set_place("T04", 7)
    assert shelf.place("T04") == 7
    shelf.mute("T04", muted=True)
    assert shelf.muted() == {"T04"}
    shelf.mute("T04", muted=False)
    assert shelf.muted() == frozenset()


def test_a_note_that_is_too_long_is_refused_whole(database: Database, clock: FrozenClock) -> None:
    shelf = GuidanceRepository(database, clock)
    shelf.set_note("T04", "kept")
    with pytest.raises(TooLong):
        shelf.set_note("T04", "x" * (MAX_NOTE_CHARACTERS + 1))
    assert shelf.note("T04") == "kept"


def test_it_is_all_there_after_closing(path: Path, clock: FrozenClock) -> None:
    database = Database.open(path, KEY, clock)
    shelf = GuidanceRepository(database, clock)
    shelf.keep("T04", kept=True)
    shelf.set_note("T04", "Ask about the port")
    database.close()
    assert b"port" not in path.read_bytes()
    database = Database.open(path, KEY, clock)
    shelf = GuidanceRepository(database, clock)
    assert (shelf.kept(), shelf.note("T04")) == (("T04",), "Ask about the port")
    database.close()
