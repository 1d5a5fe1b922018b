"""Everything taken out and brought back is the same; a second time adds nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mbc_companion.core.errors import FileNotKnown, Stopped, VaultNewer
from mbc_companion.exchange.own_copy.repository import OwnCopyArrival, drop_unfinished
from mbc_companion.exchange.repository import brought
from mbc_companion.exchange.taking_out.destination import ZipOut
from mbc_companion.exchange.taking_out.whole_file import as_json
from mbc_companion.exchange.unpacking import opened
from mbc_companion.storage import migrations
from mbc_companion.storage.database import Database
from tests.exchange.full import digest, folder_out, take_out
from tests.fakes import FrozenClock


def _arrival(database: Database, clock: FrozenClock, path: Path) -> OwnCopyArrival:
    return OwnCopyArrival(database, clock, lambda: opened(path))


def _nothing() -> None:
    """Nobody waits."""


def _brought(database: Database, clock: FrozenClock, path: Path) -> OwnCopyArrival:
    arrival = _arrival(database, clock, path)
    arrival.look(_nothing)
    arrival.bring(_nothing, lambda _done, _whole: None)
    return arrival


@pytest.mark.parametrize("zipped", [False, True])
def test_a_fresh_vault_becomes_equal_in_every_table(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path, zipped: bool
) -> None:
    if zipped:
        path = take_out(vault, ZipOut(tmp_path / "out.zip", clock.now()), clock)
    else:
        path = folder_out(vault, tmp_path / "out", clock)
    outlook = _arrival(fresh, clock, path).look(_nothing)
    assert outlook.new
    assert not outlook.skipped
    before = digest(fresh)
    _brought(fresh, clock, path)
    assert digest(fresh) == digest(vault) != before


def test_a_second_time_adds_nothing_and_changes_nothing(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = folder_out(vault, tmp_path / "out", clock)
    _brought(fresh, clock, path)
    once = digest(fresh)
    assert not _arrival(fresh, clock, path).look(_nothing).brings
    _brought(fresh, clock, path)
    assert digest(fresh) == once


def test_beside_other_things_each_keeps_its_own(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    """Running numbers of two files differ; what hangs on an entry still hangs on that one."""
    path = folder_out(vault, tmp_path / "out", clock)
    with fresh.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO entry (uid, at, zone, day, text, created_at, changed_at)"
            " VALUES ('f', 1, 'UTC', '1970-01-01', 'mine', 1, 1)"
        )
    _brought(fresh, clock, path)
    words = (
        "SELECT e.uid, f.feeling FROM entry_feeling f JOIN entry e ON e.id = f.entry_id ORDER BY 1"
    )
    theirs = vault.raw.execute(words).fetchall()
    assert theirs
    assert fresh.raw.execute(words).fetchall() == theirs
    mine = fresh.raw.execute("SELECT text FROM entry WHERE uid = 'f'").fetchone()
    assert mine == ("mine",)


def test_taking_it_back_leaves_what_was_there_before(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = folder_out(vault, tmp_path / "out", clock)
    before = digest(fresh)
    arrival = _brought(fresh, clock, path)
    assert len(brought(fresh, "everything")) == 1
    arrival.take_back()
    assert digest(fresh) == before
    assert not brought(fresh, "everything")


def test_stopped_half_way_nothing_of_it_is_left(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = folder_out(vault, tmp_path / "out", clock)
    before = digest(fresh)
    arrival = _arrival(fresh, clock, path)
    arrival.look(_nothing)
    left = iter(range(2))

    def pause() -> None:
        if next(left, None) is None:
            raise Stopped("ASKED")

    with pytest.raises(Stopped):
        arrival.bring(pause, lambda _done, _whole: None)
    assert digest(fresh) == before


def test_what_a_kill_left_half_brought_in_goes_at_the_next_unlocking(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = folder_out(vault, tmp_path / "out", clock)
    before = digest(fresh)
    _brought(fresh, clock, path)
    with fresh.write() as connection:
        connection.exec_driver_sql("UPDATE import_batch SET published_at = NULL")
    assert drop_unfinished(fresh)
    assert digest(fresh) == before
    assert not drop_unfinished(fresh)


def test_a_copy_cut_short_or_newer_is_refused_before_anything_is_changed(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = folder_out(vault, tmp_path / "out", clock) / "everything.json"
    whole, before = path.read_text(), digest(fresh)
    fewer = json.loads(whole)
    del fewer["rows"][3]
    for words, trouble in (
        (whole[: len(whole) // 2], FileNotKnown),
        (json.dumps(fewer), FileNotKnown),
        (whole.replace(f'"schema":{migrations.LATEST}', '"schema":99', 1), VaultNewer),
        (whole.replace("companion-everything", "something-else", 1), FileNotKnown),
        ("{}", FileNotKnown),
    ):
        path.write_text(words)
        with pytest.raises(trouble):
            _arrival(fresh, clock, path).look(_nothing)
    assert digest(fresh) == before


def test_a_copy_of_schema_2_comes_in_whole_and_only_once(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    """Its earlier versions have words and no more."""
    path = folder_out(vault, tmp_path / "out", clock) / "everything.json"
    said = json.loads(path.read_text())
    said["schema"] = 2
    for item in said["rows"]:
        if item["table"] == "entry_version":
            for column in ("mood", "feelings", "details"):
                del item["row"][column]
    path.write_text(json.dumps(said))
    _brought(fresh, clock, path)
    kept = fresh.raw.execute("SELECT text, details FROM entry_version ORDER BY id").fetchall()
    assert kept == [("Kept by schema 2.", None), ("Walked to the river.", None)]
    once = digest(fresh)
    assert not _arrival(fresh, clock, path).look(_nothing).brings
    _brought(fresh, clock, path)
    assert digest(fresh) == once


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("entry", "day", "someday"),
        ("entry", "at", 10**18),
        ("entry", "mood", 9),
        ("entry", "text", None),
        ("visit", "kind", "wedding"),
        ("visit", "techniques", "{"),
        ("contact", "details", '{"psypact": "perhaps"}'),
        ("contact", "kind", "stranger"),
        ("coverage_fact", "value", "perhaps"),
        ("coverage_plan", "first_day", "2026-02-30"),
        ("entry_feeling", "entry_id", 99_999),
        ("entry_version", "details", "[]"),
        ("entry_version", "feelings", "{"),
        ("entry_version", "mood", 6),
    ],
)
def test_a_row_no_page_could_show_is_left_out_and_said(
    vault: Database,
    fresh: Database,
    clock: FrozenClock,
    tmp_path: Path,
    table: str,
    column: str,
    value: object,
) -> None:
    path = folder_out(vault, tmp_path / "out", clock) / "everything.json"
    whole = json.loads(path.read_text())
    row = next(one for one in whole["rows"] if one["table"] == table)
    row["row"][column] = value
    path.write_text(json.dumps(whole))
    arrival = _arrival(fresh, clock, path)
    outlook = arrival.look(_nothing)
    arrival.bring(_nothing, lambda _done, _whole: None)
    found = fresh.raw.execute(f'SELECT "{column}" FROM "{table}"').fetchall()
    assert (value,) not in found
    assert sum(outlook.skipped.values()) >= 1 or column == "mood"


def test_bytes_are_written_wherever_they_stand_in_a_column(clock: FrozenClock) -> None:
    """The first row may have none."""
    rows: list[tuple[object, ...]] = [("a", None), ("b", b"\x00\xff")]
    pieces = as_json([("one", ("uid", "mark"), rows)], schema=1, made_at=clock.now())
    written = json.loads("".join(pieces))["rows"]
    assert [one["row"]["mark"] for one in written] == [None, {"base64": "AP8="}]
