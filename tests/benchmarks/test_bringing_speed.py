"""Bringing a journal in against bare reading and bare inserting, in one run."""

from __future__ import annotations

import gc
import json
import random
import re
import time
import uuid
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import ijson
import pytest

from mbc_companion.core.clock import SystemClock
from mbc_companion.exchange.domain import Answers
from mbc_companion.exchange.journals.bringing import Bringing, look_at
from mbc_companion.exchange.journals.repository import JournalStore
from mbc_companion.storage.connection import raw_connection
from mbc_companion.storage.database import Database, create_database
from tests.benchmarks.measure import report

KEY = bytes(range(32))
ZONE = "America/New_York"
LIMIT = 2.0
MOST_MEGABYTES = 40
ROUNDS = 2
_INSERT = (
    "INSERT INTO entry (uid, at, zone, day, text, created_at, changed_at)"
    " VALUES (?, ?, ?, ?, ?, 1, 1)"
)
_VOCABULARY = [f"{n * 7919:x}" for n in range(1, 8_000)]
Rows = Iterator[tuple[datetime, str]]


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(_VOCABULARY, k=count))


def _day_one(folder: Path, count: int) -> Path:
    dice = random.Random(1)
    entries = [
        {
            "uuid": uuid.UUID(int=n).hex.upper(),
            "creationDate": f"20{10 + n // 1000:02}-{1 + n % 12:02}-{1 + n % 28:02}T08:00:00Z",
            "timeZone": ZONE,
            "text": f"Day {n}\n{_words(dice, 120)}",
            "tags": [f"tag {n % 40}"],
        }
        for n in range(count)
    ]
    path = folder / "dayone.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", json.dumps({"metadata": {}, "entries": entries}))
    return path


def _read_day_one(path: Path) -> Rows:
    with zipfile.ZipFile(path) as archive, archive.open("Journal.json") as stream:
        for one in ijson.items(stream, "entries.item"):
            yield datetime.fromisoformat(one["creationDate"]), one["text"]


def _jrnl(folder: Path, count: int) -> Path:
    dice = random.Random(2)
    path = folder / "jrnl.txt"
    with path.open("w") as out:
        for n in range(count):
            day = f"20{n // 5000:02}-{1 + n % 12:02}-{1 + n % 28:02} {n % 24:02}:{n % 60:02}"
            out.write(f"[{day}] Entry {n}.\n{_words(dice, 30)}\n\n")
    return path


_HEAD = re.compile(r"\[(\d{4}-\d\d-\d\d \d\d:\d\d)\] (.*)")


def _read_jrnl(path: Path) -> Rows:
    at, lines = None, list[str]()
    with path.open() as stream:
        for line in stream:
            head = _HEAD.match(line)
            if head:
                if at is not None:
                    yield at, "".join(lines).strip()
                at, lines = datetime.fromisoformat(head[1]), [head[2]]
            else:
                lines.append(line)
    if at is not None:
        yield at, "".join(lines).strip()


def _bare(path: Path, reader: Callable[[Path], Rows], vault: Path) -> float:
    """Read and insert in one transaction, with the index of words and nothing else."""
    create_database(vault, KEY, SystemClock())
    connection = raw_connection(vault, KEY)
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    rows = (
        (uuid.uuid4().hex, int(at.timestamp() * 1e6), ZONE, at.date().isoformat(), text)
        for at, text in reader(path)
    )
    connection.executemany(_INSERT, rows)
    connection.execute("COMMIT")
    seconds = time.perf_counter() - began
    connection.close()
    return seconds


def _ours(path: Path, vault: Path) -> tuple[float, int]:
    create_database(vault, KEY, SystemClock())
    database = Database.open(vault, KEY, SystemClock())
    kind, matched = look_at(path)
    store = JournalStore(database, SystemClock())
    bringing = Bringing(path, kind, store, lambda _: None, lambda: None, matched=matched)
    began = time.perf_counter()
    brought = bringing.bring(Answers(ZONE))
    seconds = time.perf_counter() - began
    database.close()
    assert brought is not None
    return seconds, brought.records


def _peak(act: Callable[[], tuple[float, int]]) -> tuple[float, tuple[float, int]]:
    """The most memory that ``act`` held above what was held before it, in MB, and its answer."""
    gc.collect()
    # 5: the highest mark is set back to what is held now.
    Path("/proc/self/clear_refs").write_text("5")
    before = _status("VmRSS")
    done = act()
    return (_status("VmHWM") - before) / 1000, done


def _status(name: str) -> int:
    """In kB."""
    found = re.search(rf"{name}:\s*(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1])


@pytest.mark.parametrize(
    ("make", "reader", "count"),
    [(_day_one, _read_day_one, 10_000), (_jrnl, _read_jrnl, 100_000)],
    ids=["10,000 of Day One", "100,000 of jrnl"],
)
def test_bringing_in_costs_at_most_twice_the_bare_way(
    make: Callable[[Path, int], Path], reader: Callable[[Path], Rows], count: int, tmp_path: Path
) -> None:
    tenth, _ = _peak(partial(_ours, make(tmp_path, count // 10), tmp_path / "tenth.db"))
    path = make(tmp_path, count)
    ours, bare, peaks = [], [], []
    for number in range(ROUNDS):
        gc.collect()
        peak, (seconds, records) = _peak(partial(_ours, path, tmp_path / f"ours{number}.db"))
        assert records == count
        ours.append(seconds)
        peaks.append(peak)
        bare.append(_bare(path, reader, tmp_path / f"bare{number}.db"))
    name = f"bringing in {count:,} of {make.__name__.strip('_')}"
    report(name, min(ours) / min(bare), LIMIT)
    report(f"{name}, most memory", max(peaks), MOST_MEGABYTES, unit="MB")
    report(f"{name}, a tenth of them", tenth, MOST_MEGABYTES, unit="MB")
    print(f"{count / min(ours):,.0f} entries a second")
    assert min(ours) / min(bare) <= LIMIT
    assert max(*peaks, tenth) <= MOST_MEGABYTES
