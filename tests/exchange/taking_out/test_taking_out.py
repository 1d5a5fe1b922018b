"""Everything goes out openly, whole or not at all, and in files other programs read."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.core.errors import DiskFull, Stopped
from mbc_companion.exchange.taking_out.destination import FolderOut, ZipOut, free_name
from mbc_companion.exchange.taking_out.domain import Choice, Part
from mbc_companion.exchange.taking_out.guarded_cells import dollars, lines
from mbc_companion.exchange.taking_out.synced_places import synced_by
from mbc_companion.storage.database import Database
from tests.exchange.full import folder_out, take_out
from tests.fakes import FrozenClock


def test_the_files_can_be_read_without_the_program(
    vault: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = folder_out(vault, tmp_path / "out", clock)
    journal = json.loads((path / "journal.json").read_text())
    kept = vault.raw.execute(
        "SELECT uid FROM entry WHERE removed_at IS NULL ORDER BY day, at, id"
    ).fetchall()
    assert [one["uid"] for one in journal["entries"]] == [uid for (uid,) in kept]
    for one in journal["entries"]:
        month = (path / "journal" / f"{one['day'][:7]}.md").read_text()
        assert one["text"].strip().split("\n")[0] in month
    visits = list(csv.DictReader((path / "visits.csv").read_text("utf-8-sig").splitlines()))
    assert {"day", "time", "with", "status"} <= set(visits[0])
    (count,) = vault.raw.execute("SELECT count(*) FROM photo_image").fetchone()
    assert len(list((path / "photos").glob("*.jpg"))) == count > 0
    assert (path / "README.txt").exists()


def test_journal_json_keeps_to_the_schema_written_beside_it(
    vault: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = folder_out(vault, tmp_path / "out", clock)
    for name in ("journal", "everything"):
        schema = json.loads((path / f"{name}.schema.json").read_text())
        _keeps_to(schema, json.loads((path / f"{name}.json").read_text()))


def _keeps_to(schema: dict, value: object) -> None:
    """As much of JSON Schema as ours use."""
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "boolean": bool,
        "null": type(None),
    }
    if "anyOf" in schema:
        fits = [one for one in schema["anyOf"] if _fits(one, value)]
        assert fits, value
        return
    if "const" in schema:
        assert value == schema["const"]
    if "type" in schema:
        named = schema["type"]
        allowed = tuple(kinds[one] for one in ([named] if isinstance(named, str) else named))
        assert isinstance(value, allowed), (schema, value)
    if isinstance(value, dict):
        known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
        assert set(schema.get("required", ())) <= set(value)
        for key, one in value.items():
            assert key in known or more is not False, key
            _keeps_to(known.get(key, more if isinstance(more, dict) else {}), one)
    elif isinstance(value, list):
        for one in value:
            _keeps_to(schema.get("items", {}), one)


def _fits(schema: dict, value: object) -> bool:
    try:
        _keeps_to(schema, value)
    except AssertionError:
        return False
    return True


def test_a_sealed_letter_stays_sealed_in_what_can_be_read(
    vault: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    with vault.write() as connection:
        connection.exec_driver_sql("DELETE FROM entry_letter")
        connection.exec_driver_sql(
            "INSERT INTO entry_letter (entry_id, title, sealed)"
            " SELECT id, 'in spring', 1 FROM entry WHERE text <> '' AND removed_at IS NULL LIMIT 1"
        )
    words = "SELECT e.text FROM entry e JOIN entry_letter l ON l.entry_id = e.id"
    (text,) = vault.raw.execute(words).fetchone()
    path = folder_out(vault, tmp_path / "out", clock)
    for file in (path / "journal.json", *path.glob("journal/*.md"), *path.glob("*.csv")):
        assert text not in file.read_text()
    assert json.dumps(text, ensure_ascii=False) in (path / "everything.json").read_text()


def test_only_the_chosen_parts_of_the_chosen_days_are_written(
    vault: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    choice = Choice(frozenset({Part.VISITS}), date(2026, 7, 1), date(2026, 7, 31))
    path = take_out(vault, FolderOut(tmp_path / "out"), clock, choice)
    names = {file.name for file in path.iterdir()}
    assert names == {"README.txt", "visits.csv", "questions.csv"}
    rows = list(csv.DictReader((path / "visits.csv").read_text("utf-8-sig").splitlines()))
    assert rows
    assert all(row["day"].startswith("2026-07") for row in rows)


def test_nobody_else_on_the_computer_may_read_the_files(
    vault: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = folder_out(vault, tmp_path / "out", clock)
    zipped = take_out(vault, ZipOut(tmp_path / "out.zip", clock.now()), clock)
    for one in (path, zipped, *path.rglob("*")):
        assert not stat.S_IMODE(one.stat().st_mode) & 0o077, one


def test_a_zip_holds_what_the_folder_holds(
    vault: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = folder_out(vault, tmp_path / "out", clock)
    zipped = take_out(vault, ZipOut(tmp_path / "out.zip", clock.now()), clock)
    with zipfile.ZipFile(zipped) as archive:
        assert archive.testzip() is None
        inside = {name: archive.read(name) for name in archive.namelist()}
    beside = {
        file.relative_to(path).as_posix(): file.read_bytes()
        for file in path.rglob("*")
        if file.is_file()
    }
    assert inside == beside


@pytest.mark.parametrize("zipped", [False, True])
def test_stopped_half_way_it_leaves_nothing(
    vault: Database, clock: FrozenClock, tmp_path: Path, zipped: bool
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    out = ZipOut(place / "o.zip", clock.now()) if zipped else FolderOut(place / "o")
    left = iter(range(5))

    def pause() -> None:
        if next(left, None) is None:
            raise Stopped("ASKED")

    with pytest.raises(Stopped):
        take_out(vault, out, clock, pause=pause)
    assert not list(place.iterdir())


@pytest.mark.parametrize("zipped", [False, True])
def test_a_full_disk_is_said_and_leaves_no_half_export(
    vault: Database,
    clock: FrozenClock,
    tmp_path: Path,
    zipped: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    kind = ZipOut if zipped else FolderOut
    usual = kind.file

    @contextmanager
    def full(self: FolderOut, name: str) -> Iterator[IO[bytes]]:
        with usual(self, name) as stream:  # type: ignore[arg-type]
            if name == "everything.json":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            yield stream

    monkeypatch.setattr(kind, "file", full)
    out = ZipOut(place / "o.zip", clock.now()) if zipped else FolderOut(place / "o")
    with pytest.raises(DiskFull):
        take_out(vault, out, clock)
    assert not list(place.iterdir())


def test_what_is_there_already_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "Companion 2026-07-14").mkdir()
    (tmp_path / "Companion 2026-07-14.zip").touch()
    assert free_name(tmp_path, "Companion 2026-07-14", "").name == "Companion 2026-07-14-2"
    assert free_name(tmp_path, "Companion 2026-07-14", ".zip").name == "Companion 2026-07-14-2.zip"


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), min_size=1, max_size=4))
def test_no_cell_begins_a_formula_and_none_is_lost(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(lines(rows), newline="")))
    for kept, back in zip(rows, read, strict=False):
        for cell, found in zip(kept, back, strict=False):
            assert not found.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert found in (cell, f"'{cell}") or "\x00" in cell or "\r" in cell


def test_money_is_written_without_a_rounding() -> None:
    assert [dollars(one) for one in (None, 0, 5, 14000, -250)] == [
        "",
        "0.00",
        "0.05",
        "140.00",
        "-2.50",
    ]


def test_a_folder_that_is_copied_to_the_internet_is_known(tmp_path: Path) -> None:
    marked = tmp_path / "things" / "inside"
    marked.mkdir(parents=True)
    (tmp_path / "things" / ".stfolder").mkdir()
    assert synced_by(marked) == "things"
    assert synced_by(Path("/home/ruth/OneDrive - Home/papers")) == "OneDrive - Home"
    assert synced_by(Path("/home/ruth/Dropbox")) == "Dropbox"
    assert not synced_by(Path("/home/ruth/papers"))
