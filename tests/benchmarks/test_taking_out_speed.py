"""Taking everything out: against the bare reading of the rows and their barest writing.

The bare run reads every row as often as a file is made from it, and writes it as the encoder
of the standard library gives it; both end with everything on the disk.
"""

from __future__ import annotations

import json
import os
import shutil
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from mbc_companion.storage.connection import Raw
from mbc_companion.storage.database import Database
from tests.benchmarks.conftest import Journal
from tests.benchmarks.measure import report
from tests.exchange.full import folder_out
from tests.fakes import FrozenClock

_AT_ONCE = 400
_ROUNDS = 3


def _ours(database: Database, folder: Path) -> float:
    began = time.perf_counter()
    folder_out(database, folder, FrozenClock())
    return time.perf_counter() - began


_ENTRIES = "SELECT * FROM entry ORDER BY day, at, id"
_MARKS = "SELECT day, at, zone, mood FROM entry ORDER BY day, at, id"


def _rows(raw: Raw, words: str) -> Iterator[tuple[object, ...]]:
    cursor = raw.execute(words)
    while some := cursor.fetchmany(_AT_ONCE):
        yield from some


def _bare(raw: Raw, folder: Path) -> float:
    """Four plain files: the entries as JSON twice, as text once, and the table of marks."""
    began = time.perf_counter()
    folder.mkdir()
    for number, (words, form) in enumerate(
        ((_ENTRIES, json.dumps), (_ENTRIES, json.dumps), (_ENTRIES, str), (_MARKS, str))
    ):
        with (folder / str(number)).open("wb") as stream:
            for row in _rows(raw, words):
                stream.write(form(row).encode())
            stream.flush()
            os.fsync(stream.fileno())
    return time.perf_counter() - began


@pytest.mark.parametrize("size", [10_000, 100_000])
def test_at_most_twice_the_bare_reading_and_writing(
    journals: dict[int, Journal], tmp_path: Path, size: int
) -> None:
    journal, mine, theirs = journals[size], [], []
    for number in range(_ROUNDS):
        database, _repository = journal.open()
        folder = tmp_path / f"ours-{number}"
        mine.append(_ours(database, folder))
        database.close()
        shutil.rmtree(folder)
        raw = journal.bare()
        folder = tmp_path / f"bare-{number}"
        theirs.append(_bare(raw, folder))
        raw.close()
        shutil.rmtree(folder)
    ratio = min(mine) / min(theirs)
    report(f"taking out {size:,} entries, of the bare reading and writing", ratio, 2)
    report(f"taking out {size:,} entries", min(mine), 600, unit="seconds")
    assert ratio <= 2


def test_memory_does_not_grow_with_the_journal(
    journals: dict[int, Journal], tmp_path: Path
) -> None:
    peaks = {}
    for size in (1_000, 10_000):
        database, _repository = journals[size].open()
        tracemalloc.start()
        folder_out(database, tmp_path / str(size), FrozenClock())
        peaks[size] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        database.close()
    grown = peaks[10_000] / peaks[1_000]
    report("memory of taking out ten times the journal", grown, 1.5)
    assert grown <= 1.5
