"""Journals spoiled in hundreds of ways: none crashes the reading, none takes long."""

from __future__ import annotations

import random
import resource
import shutil
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from mbc_companion.core.errors import KnownError
from mbc_companion.exchange.domain import FoundEntry
from mbc_companion.exchange.journals.bringing import look_at
from mbc_companion.exchange.journals.reading import Kind, read
from mbc_companion.exchange.journals.zones import placed
from mbc_companion.exchange.unpacking import opened
from tests.exchange.mutated import mutated
from tests.exchange.sample_files import every_kind

LONGEST_SECONDS = 2.0
MOST_KILOBYTES = 500_000
_LOOKED_AT_TOO = 5


def _contents(path: Path) -> dict[str, bytes]:
    """The files in a sample, whatever holds them."""
    if path.is_dir():
        files = sorted(one for one in path.rglob("*") if one.is_file())
        return {one.relative_to(path).as_posix(): one.read_bytes() for one in files}
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return {path.name: path.read_bytes()}


def _spoiled(path: Path, folder: Path, dice: random.Random) -> Path:
    """A copy with one file of it spoiled, or the archive itself."""
    target = folder / path.name
    if path.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        for name, content in _spoil_one(_contents(path), dice).items():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(content)
    elif zipfile.is_zipfile(path) and dice.random() < 0.7:
        with zipfile.ZipFile(target, "w") as archive:
            for name, content in _spoil_one(_contents(path), dice).items():
                archive.writestr(name, content)
    else:
        target.write_bytes(mutated(path.read_bytes(), dice))
    return target


def _spoil_one(files: dict[str, bytes], dice: random.Random) -> dict[str, bytes]:
    name = dice.choice(sorted(files))
    return {**files, name: mutated(files[name], dice)}


def _read(path: Path, kind: Kind, *, look: bool) -> int:
    """How many entries are found; the person's trouble is none of ours."""
    found = 0
    try:
        if look:
            look_at(path)
        with opened(path) as source:
            for one in read(source, kind):
                if isinstance(one, FoundEntry):
                    placed(one, "America/New_York").astimezone().date()
                    found += 1
    except KnownError:
        pass
    return found


def _prove(path: Path, kind: Kind, folder: Path, rounds: int) -> None:
    dice = random.Random(f"{kind}")
    before, samples = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, _contents(path)
    longest = found = 0.0
    folder.mkdir()
    for number in range(rounds):
        spoiled = _spoiled(path, folder, dice)
        here = sorted(folder.rglob("*"))
        began = time.perf_counter()
        found += _read(spoiled, kind, look=number % _LOOKED_AT_TOO == 0)
        longest = max(longest, time.perf_counter() - began)
        assert sorted(folder.rglob("*")) == here
    assert _contents(path) == samples
    assert found, "no spoiled file was read at all"
    assert longest < LONGEST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_KILOBYTES


@pytest.mark.parametrize("kind", Kind)
def test_300_spoiled_ones(kind: Kind, tmp_path: Path) -> None:
    _prove(every_kind(tmp_path)[kind.value], kind, tmp_path / "spoiled", 300)


@pytest.mark.prove
@pytest.mark.parametrize("kind", Kind)
def test_10_000_spoiled_ones(kind: Kind, tmp_path: Path) -> None:
    _prove(every_kind(tmp_path)[kind.value], kind, tmp_path / "spoiled", 10_000)


@pytest.mark.parametrize(
    "words",
    [
        "<!" * 200_000,
        "<p " * 200_000,
        "</" * 200_000,
        "**a " * 200_000,
        "=" * 400_000,
        "[2020-01-01 10:00" * 20_000,
        "//a__b" * 100_000,
        "&" * 400_000,
    ],
)
def test_words_of_nothing_but_marks_take_no_minutes(words: str, tmp_path: Path) -> None:
    path = tmp_path / "2024-01-05.html"
    path.write_text(words)
    month = tmp_path / "month" / "2024-01.txt"
    month.parent.mkdir()
    month.write_text("5: {text: '" + words.replace("'", "") + "'}")
    table = tmp_path / "daylio.csv"
    table.write_text(
        f'full_date,date,weekday,time,mood,activities,note\n2024-01-05,,,,,,"{words}"\n'
    )
    for name, kind in ((path, Kind.NOTES), (month.parent, Kind.RED_NOTEBOOK), (table, Kind.DAYLIO)):
        began = time.perf_counter()
        _read(name, kind, look=False)
        assert time.perf_counter() - began < LONGEST_SECONDS


def test_a_tar_with_a_spoiled_head_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.jex", "w") as archive:
        archive.add(Path(__file__), "a" * 32 + ".md")
    data = bytearray((tmp_path / "a.jex").read_bytes())
    data[124:136] = b"77777777777\0"
    (tmp_path / "a.jex").write_bytes(bytes(data))
    assert _read(tmp_path / "a.jex", Kind.JOPLIN, look=True) == 0
