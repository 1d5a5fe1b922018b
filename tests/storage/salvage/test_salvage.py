"""What can be read of a damaged file is read, and what is said of it is true."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mbc_companion.core.errors import DiskFull, KnownError, Stopped, VaultDamaged, VaultNewer
from mbc_companion.core.salvaged import Salvaged
from mbc_companion.storage.connection import raw_connection
from mbc_companion.storage.database import Database
from mbc_companion.storage.driver import DriverError
from mbc_companion.storage.salvage.salvaging import salvage, undone
from tests.counts import tell
from tests.storage.files import KEY, OTHER_KEY, PAGE
from tests.storage.golden import make_golden
from tests.storage.salvage.damaged import (
    CLOCK,
    Rows,
    entries,
    flipped,
    salvaged,
    year_bytes,
    year_rows,
)

PAGES = len(year_bytes()) // PAGE
FEW = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
MANY = settings(FEW, max_examples=400)


def _is_true(told: Salvaged, there: Rows) -> None:
    """Nothing invented, nothing counted wrongly, nothing missing up to the safe day."""
    whole = year_rows()
    assert there.items() <= whole.items()
    gone = whole.keys() - there.keys()
    if "entry" not in told.unsure:
        assert told.lost.get("entry", 0) == len(gone)
    assert told.entries == told.counts["entry"] == len(there)
    if told.safe_day:
        assert all(whole[number][0] > told.safe_day for number in gone)


def test_a_whole_file_is_copied_whole(tmp_path: Path) -> None:
    told, there = salvaged(tmp_path / "vault.db", year_bytes())
    assert there == year_rows()
    assert told.is_whole
    assert told.safe_day == told.last_day == max(when for when, _ in year_rows().values())
    assert (told.counts["entry_feeling"], told.counts["entry_scale"]) == (75, 50)


def _pages_at_random(tmp_path: Path, pages: list[int], seed: int) -> None:
    content = flipped(year_bytes(), pages, random.Random(seed))
    told, there = salvaged(tmp_path / "vault.db", content)
    _is_true(told, there)
    # A page holds about five of these entries, and no more pages than that are bad.
    assert len(there) >= len(year_rows()) - 6 * len(pages)


SOME_PAGES = st.lists(st.integers(0, PAGES - 1), min_size=1, max_size=8, unique=True)


@FEW
@given(pages=SOME_PAGES, seed=st.integers(0, 999))
def test_pages_flipped_anywhere_cost_only_what_is_on_them(
    tmp_path: Path, pages: list[int], seed: int
) -> None:
    _pages_at_random(tmp_path, pages, seed)


@pytest.mark.prove
@MANY
@given(pages=SOME_PAGES, seed=st.integers(0, 999))
def test_prove_pages_flipped_anywhere(tmp_path: Path, pages: list[int], seed: int) -> None:
    _pages_at_random(tmp_path, pages, seed)


def test_without_the_reading_page_by_page_the_same_damage_costs_nearly_everything(
    tmp_path: Path,
) -> None:
    """The twin: the driver alone, on the files of which the salvage saves nearly all."""
    path, dice, naive, ours = tmp_path / "vault.db", random.Random(5), 0, 0
    for _ in range(8):
        content = flipped(year_bytes(), dice.sample(range(PAGES), 8), dice)
        ours += len(salvaged(path, content)[1])
        try:
            connection = raw_connection(path, KEY)
        except VaultDamaged:
            continue
        try:
            for _row in connection.execute("SELECT * FROM entry ORDER BY id"):
                naive += 1
        except (DriverError, MemoryError):
            pass
        connection.close()
    everything = 8 * len(year_rows())
    tell(f"of {everything} entries behind flipped pages: {ours} saved, {naive} by the driver alone")
    assert naive < 0.5 * everything < 0.85 * everything < ours


@pytest.mark.parametrize("kept", [0.95, 0.75])
@pytest.mark.parametrize("more", [0, 700])
def test_a_file_cut_off_gives_what_is_left(tmp_path: Path, kept: float, more: int) -> None:
    told, there = salvaged(tmp_path / "vault.db", year_bytes()[: int(PAGES * kept) * PAGE + more])
    _is_true(told, there)
    assert there
    with pytest.raises(VaultDamaged):
        Database.open(tmp_path / "vault.db", KEY, CLOCK)


def test_the_first_page_may_be_gone(tmp_path: Path) -> None:
    """The salt with one byte of it wrong, and everything behind the salt."""
    content = year_bytes()
    told, there = salvaged(tmp_path / "vault.db", bytes([content[0] ^ 9]) + content[1:])
    assert there == year_rows()
    lost = content[:16] + bytes(PAGE - 16) + content[PAGE:]
    told, there = salvaged(tmp_path / "vault.db", lost)
    assert there == year_rows()
    assert told.journal_is_whole


def test_rows_whose_way_there_is_gone_are_found(tmp_path: Path) -> None:
    """Behind a bad page in the middle of the tree stand hundreds of good ones."""
    content = year_bytes(620, 320)
    path = tmp_path / "vault.db"
    path.write_bytes(content)
    whole = len(entries(path))
    worst = min(
        len(salvaged(path, flipped(content, [page], random.Random(1)))[1])
        for page in _inner_pages(path)
    )
    assert worst >= whole - 2


def _inner_pages(path: Path) -> list[int]:
    from mbc_companion.storage.salvage.pages import Pages
    from mbc_companion.storage.salvage.trees import TABLE_INNER

    with Pages(path, KEY) as pages:
        numbers = range(2, pages.count + 1)
        inner = [n - 1 for n in numbers if (pages.read(n) or b" ")[0] == TABLE_INNER]
    assert len(inner) > 3
    return inner[-3:]


def test_an_older_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    from mbc_companion.core.paths import DataPaths
    from mbc_companion.security import vault

    golden = DataPaths(Path(make_golden.__file__).with_name("schema-1"))
    keys = vault.unlock(golden, make_golden.PASSPHRASE)
    path, target = tmp_path / "vault.db", tmp_path / "safe.db"
    content = golden.database.read_bytes()
    path.write_bytes(content[:-PAGE])
    told = salvage(path, target, keys.database_key, CLOCK, lambda: None)
    Database.open(target, keys.database_key, CLOCK).close()
    assert told.entries > 0


def test_a_cut_off_change_is_undone_in_a_copy_and_not_in_the_damaged_file(tmp_path: Path) -> None:
    path, journal = tmp_path / "vault.db", tmp_path / "vault.db-journal"
    path.write_bytes(year_bytes())
    connection = raw_connection(path, KEY)
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE entry SET text = 'half a change'")
    half, way_back = path.read_bytes(), journal.read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    assert half != year_bytes()
    path.write_bytes(half)
    journal.write_bytes(way_back)
    folder = tmp_path / "trying"
    folder.mkdir()
    source = undone(path, journal, folder, KEY)
    salvage(source, tmp_path / "safe.db", KEY, CLOCK, lambda: None)
    assert entries(tmp_path / "safe.db") == year_rows()
    assert (path.read_bytes(), journal.read_bytes()) == (half, way_back)
    without = tmp_path / "without.db"
    salvage(path, without, KEY, CLOCK, lambda: None)
    assert entries(without) != year_rows()


def test_words_come_back_whole_and_can_be_found(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    salvaged(path, flipped(year_bytes(), [PAGES - 3], random.Random(3)))
    connection = raw_connection(path.with_name("safe.db"), KEY)
    match = "SELECT count(*) FROM entry_words WHERE entry_words MATCH 'entry'"
    (found,), (there,) = (
        connection.execute(query).fetchone() for query in (match, "SELECT count(*) FROM entry")
    )
    assert found == there
    months = "SELECT sum(entries) FROM entry_month"
    assert connection.execute(months).fetchone() == (there,)
    connection.close()


def _refused(path: Path, content: bytes, key: bytes = KEY) -> KnownError:
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        salvage(path, path.with_name("safe.db"), key, CLOCK, lambda: None)
    assert [one.name for one in path.parent.iterdir()] == ["vault.db"]
    return caught.value


def test_another_key_another_file_and_nothing_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    for content in (b"", b"S", bytes(5 * PAGE), random.Random(4).randbytes(9 * PAGE)):
        assert type(_refused(path, content)) is VaultDamaged
    assert type(_refused(path, year_bytes(), OTHER_KEY)) is VaultDamaged


def test_a_newer_file_is_left_alone(path: Path) -> None:
    connection = raw_connection(path, KEY)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert type(_refused(path, path.read_bytes())) is VaultNewer


def test_stopped_or_without_room_it_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vault.db"
    path.write_bytes(year_bytes())

    def stop() -> None:
        raise Stopped("LOCK")

    with pytest.raises(Stopped):
        salvage(path, tmp_path / "safe.db", KEY, CLOCK, stop)

    def full(*_told: object) -> None:
        raise DiskFull("ENOSPC")

    monkeypatch.setattr("mbc_companion.storage.salvage.salvaging.prove", full)
    with pytest.raises(DiskFull):
        salvage(path, tmp_path / "safe.db", KEY, CLOCK, lambda: None)
    assert [one.name for one in tmp_path.iterdir()] == ["vault.db"]
