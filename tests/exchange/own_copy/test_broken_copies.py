"""A broken copy of ours crashes nothing, changes nothing and takes little time."""

from __future__ import annotations

import contextlib
import io
import random
import time
from pathlib import Path

import pytest

from mbc_companion.core.errors import FileNotKnown, FileTooLarge, KnownError
from mbc_companion.exchange.journals.decoding import json_records
from mbc_companion.exchange.own_copy.repository import OwnCopyArrival
from mbc_companion.exchange.unpacking import opened
from mbc_companion.storage.database import Database
from tests.exchange.full import digest, folder_out
from tests.exchange.mutated import mutated
from tests.fakes import FrozenClock


def _broken(vault: Database, fresh: Database, clock: FrozenClock, folder: Path, count: int) -> None:
    good = (folder_out(vault, folder / "out", clock) / "everything.json").read_bytes()
    path, dice, before = folder / "everything.json", random.Random(9), digest(fresh)
    for _ in range(count):
        path.write_bytes(mutated(good, dice))
        began = time.process_time()
        with contextlib.suppress(KnownError):
            OwnCopyArrival(fresh, clock, lambda: opened(path)).look(lambda: None)
        assert time.process_time() - began < 2
    assert digest(fresh) == before


def test_300_broken_files_crash_nothing(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    _broken(vault, fresh, clock, tmp_path, 300)


def test_a_number_without_end_ends_no_program(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = folder_out(vault, tmp_path / "out", clock) / "everything.json"
    good = path.read_text()
    path.write_text(good.replace('"mood":', '"mood":' + "9" * 5000, 1))
    with pytest.raises(FileNotKnown):
        OwnCopyArrival(fresh, clock, lambda: opened(path)).look(lambda: None)
    path.write_text(good.replace('"text":"', '"text":"' + "9" * 5000, 1))
    assert OwnCopyArrival(fresh, clock, lambda: opened(path)).look(lambda: None).new


@pytest.mark.prove
def test_10_000_broken_files_crash_nothing(
    vault: Database, fresh: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    _broken(vault, fresh, clock, tmp_path, 10_000)


def test_nor_does_one_in_another_programs_journal() -> None:
    with pytest.raises(FileTooLarge):
        list(json_records(io.BytesIO(b'[{"mood":' + b"9" * 5000 + b"}]"), "item"))
