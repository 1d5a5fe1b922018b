"""A journal comes in whole or not at all, once, and goes again when it is wanted away."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import DiskFull, Stopped
from mbc_companion.exchange.domain import Answers, Why
from mbc_companion.exchange.journals.bringing import Bringing
from mbc_companion.exchange.journals.repository import JournalStore
from mbc_companion.journal.domain import Filter, NewEntry
from mbc_companion.journal.photos.repository import PhotosRepository
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.staging.repository import Staging
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import End, Links
from mbc_companion.storage.prepared import Prepared
from tests.exchange.sample_files import PNG, SAMPLES
from tests.fakes import FrozenClock

Bring = Callable[[Path], Bringing]
ZONE = "America/New_York"
ANSWERS = Answers(ZONE, {"sad": 2, "irritable": None})
# What of the program itself is in a new vault.
_OWN = ("sqlite_", "entry_words", "vault_state", "use_day", "preference", "entry_month")


def _rows(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    with database.read() as connection:
        names = connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'"))
        tables = [name for name in names.scalars() if not name.startswith(_OWN)]
        return {
            name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()
            for name in tables
        }


def _jrnl(path: Path, count: int) -> Path:
    whole = "".join(
        f"[2020-01-{1 + n % 28:02} 08:{n % 60:02}] Entry {n}\nwords {n}\n\n" for n in range(count)
    )
    path.write_text(whole)
    return path


def test_a_look_counts_and_changes_nothing(bringing: Bring, database: Database) -> None:
    before = _rows(database)
    plan = bringing(SAMPLES / "daylio.csv").plan(ZONE)
    assert _rows(database) == before
    assert plan.entries == 4
    assert (str(plan.first_day), str(plan.last_day)) == ("2020-02-29", "2021-03-28")
    assert {mood.words: mood.guess for mood in plan.moods} == {
        "sad": None,
        "irritable": None,
        "good": 4,
        "rad": 5,
    }
    assert plan.zone_needed


def test_entries_come_in_as_they_were(
    bringing: Bring, repository: JournalRepository, kinds: dict[str, Path], database: Database
) -> None:
    brought = bringing(SAMPLES / "daylio.csv").bring(ANSWERS)
    assert brought is not None
    assert (brought.records, brought.source) == (4, "daylio")
    found = repository.entries(Filter(), limit=9)
    assert [one.mood for one in found] == [2, 4, None, 5]
    assert found[-1].text == 'Leap day 🌿, שלום "friend"'
    assert found[-1].tags == ("tea",)
    bringing(kinds["day-one"]).bring(ANSWERS)
    (starred,) = repository.entries(Filter(starred=True), limit=9)
    assert starred.at.isoformat() == "2024-01-04T22:02:50-05:00"
    photos = PhotosRepository(database, FrozenClock())
    assert [photos.image(uid) for uid in starred.photos] == [PNG]
    assert repository.entries(Filter(words="leap"), limit=9) == (found[-1],)
    assert sum(entries for _month, entries, _wordless in repository.months()) == 7


def test_the_same_file_again_adds_nothing(
    bringing: Bring, kinds: dict[str, Path], database: Database, repository: JournalRepository
) -> None:
    # jrnl's two files hold the same three entries, which are known from one to the other.
    assert bringing(kinds["jrnl-json"]).bring(ANSWERS) is not None
    assert bringing(kinds["jrnl-text"]).bring(ANSWERS) is None
    for path in (path for name, path in kinds.items() if not name.startswith("jrnl")):
        first = bringing(path).bring(ANSWERS)
        after = _rows(database)
        plan = bringing(path).plan(ZONE)
        assert plan.entries == 0
        assert first is not None
        assert plan.skipped[Why.ALREADY_HERE] == first.records
        assert bringing(path).bring(Answers("Asia/Tokyo", {"sad": 5})) is None
        assert _rows(database) == after
    assert repository.removed_count() == 0


def test_a_newer_export_adds_only_what_is_new(bringing: Bring, tmp_path: Path) -> None:
    bringing(_jrnl(tmp_path / "j.txt", 5)).bring(ANSWERS)
    brought = bringing(_jrnl(tmp_path / "j.txt", 8)).bring(ANSWERS)
    assert brought is not None
    assert brought.records == 3


def test_until_it_is_whole_nothing_of_it_is_seen(
    bringing: Bring, store: JournalStore, repository: JournalRepository, tmp_path: Path
) -> None:
    seen, calls = [], itertools.count()

    def look() -> None:
        if next(calls) % 100:
            return
        seen.append((len(repository.entries(Filter(), limit=9)), repository.removed_count()))
        seen.append((len(repository.search(Filter(words="entry")).run()), len(repository.months())))

    whole = replace(bringing(_jrnl(tmp_path / "j.txt", 700)), pause=look)
    assert whole.bring(ANSWERS) is not None
    assert set(seen) == {(0, 0)}
    assert len(repository.search(Filter(words="entry")).run()) == 700


@pytest.mark.parametrize("after", [1, 3, 6, 12])
def test_stopped_midway_it_leaves_nothing(
    bringing: Bring, database: Database, kinds: dict[str, Path], after: int
) -> None:
    bringing(SAMPLES / "daylio.csv").bring(ANSWERS)
    before = _rows(database)
    left = [after]

    def pause() -> None:
        left[0] -= 1
        if not left[0]:
            raise Stopped("ASKED")

    path = kinds["day-one"] if after < 6 else _jrnl(kinds["joplin"].parent / "j.txt", 300)
    with pytest.raises(Stopped):
        replace(bringing(path), pause=pause).bring(ANSWERS)
    assert _rows(database) == before


def test_a_full_disk_leaves_nothing(
    bringing: Bring,
    store: JournalStore,
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = _rows(database)

    def full(_uid: str) -> None:
        raise DiskFull("SQLITE_FULL")

    monkeypatch.setattr(store, "publish", full)
    with pytest.raises(DiskFull):
        bringing(_jrnl(tmp_path / "j.txt", 300)).bring(ANSWERS)
    assert _rows(database) == before


def test_what_a_sudden_end_left_is_cleared_the_next_time(
    bringing: Bring, store: JournalStore, database: Database, clock: Clock, tmp_path: Path
) -> None:
    before = _rows(database)

    class Killed(BaseException):
        pass

    def killed(_uid: str) -> None:
        raise Killed

    half = bringing(_jrnl(tmp_path / "j.txt", 300))
    store.publish = killed  # type: ignore[method-assign, assignment]
    store.drop = lambda _uid, _pause: None  # type: ignore[method-assign]
    with pytest.raises(Killed):
        half.bring(ANSWERS)
    again = JournalStore(database, clock)
    assert again.unfinished()
    assert again.tidy()
    assert not again.unfinished()
    assert not again.tidy()
    assert _rows(database) == before


class TestUndo:
    def test_everything_goes_again(
        self, bringing: Bring, store: JournalStore, database: Database, kinds: dict[str, Path]
    ) -> None:
        bringing(SAMPLES / "daylio.csv").bring(ANSWERS)
        before = _rows(database)
        for name in ("day-one", "jrnl-text", "daylio-backup"):
            brought = bringing(kinds[name]).bring(ANSWERS)
            assert brought is not None
            assert store.undo(brought.uid) == 0
            after = _rows(database)
            assert after.pop("import_batch") == before["import_batch"] + 1
            assert after == {name: n for name, n in before.items() if name != "import_batch"}
            with database.write() as connection:
                connection.execute(text("DELETE FROM import_batch WHERE records = 0"))
        assert [one.source for one in store.brought()] == ["daylio"]
        again = bringing(kinds["day-one"]).bring(ANSWERS)
        assert again is not None
        assert again.records == 3

    def test_what_a_person_wrote_or_used_since_stays(
        self,
        bringing: Bring,
        store: JournalStore,
        repository: JournalRepository,
        database: Database,
        clock: FrozenClock,
        tmp_path: Path,
    ) -> None:
        own = repository.add(NewEntry(datetime(2026, 7, 14, tzinfo=clock.zone()), text="Mine."))
        path = _jrnl(tmp_path / "j.txt", 5)
        brought = bringing(path).bring(ANSWERS)
        assert brought is not None
        clock.advance(seconds=60)
        changed, drafted, linked, removed, _untouched = (
            one.uid for one in repository.entries(Filter(words="entry"), limit=9)
        )
        repository.set_mark(changed, 3)
        draft = repository.draft(drafted)
        assert draft is not None
        repository.save_draft(replace(draft, text="Half a thought"))
        Links(database, clock).add(End("entry", linked), End("visit", "a" * 32))
        repository.remove(removed)
        assert store.undo(brought.uid) == 3
        left = {one.uid for one in repository.entries(Filter(), limit=9)}
        assert left == {own, changed, drafted, linked}
        assert [row.uid for row in repository.removed(9)] == [removed]
        assert store.brought() == ()
        again = bringing(path).bring(ANSWERS)
        assert again is not None
        assert again.records == 1


def test_autosave_goes_first_while_a_journal_is_shown(
    bringing: Bring, repository: JournalRepository, database: Database, tmp_path: Path
) -> None:
    """Saving interrupts the one commit, which then begins again."""
    work = bringing(_jrnl(tmp_path / "j.txt", 3_000))
    uid = repository.add(NewEntry(datetime(2026, 7, 14).astimezone(), text="Mine."))
    draft = repository.draft(uid)
    assert draft is not None
    ended = threading.Event()
    brought = []

    def run() -> None:
        brought.append(work.bring(ANSWERS))
        ended.set()

    worker = threading.Thread(target=run)
    worker.start()
    saved = 0
    while not ended.wait(0.005):
        repository.save_draft(replace(draft, text=f"Mine {saved}."))
        saved += 1
    worker.join()
    assert saved > 1
    assert brought[0] is not None
    assert brought[0].records == 3_000
    assert repository.draft(uid) == replace(draft, text=f"Mine {saved - 1}.")


def test_whoever_wants_the_connection_gets_it_and_no_tag_is_lost(
    bringing: Bring, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large slices are broken off for others and written again, with the tags new in them."""
    broken_off = []
    forget = Staging.forget

    def noted(staging: Staging) -> None:
        broken_off.append(staging)
        forget(staging)

    monkeypatch.setattr(Staging, "forget", noted)
    path = tmp_path / "j.txt"
    path.write_text("".join(f"[2020-01-02 08:{n % 60:02}] {n} #t{n}\n\n" for n in range(3_000)))
    work, ended = bringing(path), threading.Event()

    def run() -> None:
        work.bring(ANSWERS)
        ended.set()

    worker = threading.Thread(target=run)
    worker.start()
    while not ended.wait(0.001):
        database.rows(Prepared("SELECT 1", {}))
    worker.join()
    assert broken_off
    count = Prepared("SELECT count(DISTINCT e.id), count(DISTINCT g.tag_id) FROM entry e", {})
    joined = f"{count.words} JOIN entry_tag g ON g.entry_id = e.id JOIN tag t ON t.id = g.tag_id"
    ((with_tags, different),) = database.rows(Prepared(joined, {}))
    assert (with_tags, different) == (3_000, 3_000)


def test_a_journal_known_from_an_export_of_ours_is_known_without_its_note(
    bringing: Bring, database: Database, tmp_path: Path
) -> None:
    """What brought everything back has the entries, and no note of where they once came from."""
    path = _jrnl(tmp_path / "j.txt", 5)
    bringing(path).bring(ANSWERS)
    with database.write() as connection:
        connection.execute(text("DELETE FROM import_batch"))
    assert bringing(path).plan(ZONE).skipped == {Why.ALREADY_HERE: 5}
    assert bringing(path).bring(ANSWERS) is None


def test_a_text_longer_than_an_entry_comes_in_parts(
    bringing: Bring, repository: JournalRepository, store: JournalStore, tmp_path: Path
) -> None:
    path = tmp_path / "j.json"
    body = "word " * 250_000
    entry = {"title": "", "body": body, "date": "2024-01-05", "time": "10:00", "tags": []}
    path.write_text(json.dumps({"tags": {}, "entries": [entry]}))
    brought = bringing(path).bring(ANSWERS)
    assert brought is not None
    found = repository.entries(Filter(), limit=9)
    assert "".join(one.text for one in reversed(found)).strip() == body.strip()
    assert len(found) == brought.records == 2
    first = found[-1].uid
    repository.remove(first)
    repository.remove_for_good(first)
    again = bringing(path).bring(ANSWERS)
    assert again is not None
    assert again.records == 1
    assert store.undo(again.uid) == 0
    store.undo(brought.uid)
    assert not repository.entries(Filter(), limit=9)
