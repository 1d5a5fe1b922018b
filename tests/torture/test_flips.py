"""One bit that is not as it was written is noticed, wherever in the vault it is."""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf, vault
from mbc_companion.security.header import canonical
from mbc_companion.storage.backup.proof import prove
from tests.backups import acts
from tests.backups.shelf import still
from tests.counts import tell
from tests.security.vaults import WORDS
from tests.storage.files import KEY, full_file_bytes

FEW, MANY = 60, 2000
PARTS = tuple(range(4))  # so that every core has some


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "derive", kdf.derive)


def _flipped(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _notices(path: Path, content: bytes) -> bool:
    path.write_bytes(content)
    try:
        prove(path, KEY, still)
    except KnownError:
        return True
    return False


def _pages(path: Path, count: int, seed: int) -> None:
    dice, whole = random.Random(seed), full_file_bytes()
    assert not _notices(path, whole), "the untouched file is taken for damaged"
    unseen = sum(not _notices(path, _flipped(whole, dice)) for _ in range(count))
    tell(f"{count} bits flipped in {len(whole) // 4096} pages, {unseen} not noticed")
    assert unseen == 0


def test_a_flipped_bit_in_a_page_is_noticed(tmp_path: Path) -> None:
    _pages(tmp_path / "vault.db", FEW, 1)


@pytest.mark.prove
@pytest.mark.parametrize("part", PARTS)
def test_8000_flipped_bits_in_pages_are_noticed(part: int, tmp_path: Path) -> None:
    _pages(tmp_path / "vault.db", MANY, 10 + part)


def _resealed(content: bytes) -> bytes:
    """With the plain checksum made right again, as anybody could; as it is if it cannot be."""
    try:
        loaded = json.loads(content)
        loaded.pop("sha256", None)
        loaded["sha256"] = hashlib.sha256(canonical(loaded)).hexdigest()
        return canonical(loaded)
    except (ValueError, AttributeError, TypeError):
        return content


def _spoiled(good: bytes, dice: random.Random) -> Iterator[bytes]:
    """Every second one is sealed again; one that ends as it began is none."""
    while True:
        yield _flipped(good, dice)
        sealed = _resealed(_flipped(good, dice))
        if json.loads(good) != _loaded(sealed):
            yield sealed


def _loaded(content: bytes) -> object:
    try:
        return json.loads(content)
    except ValueError:
        return None


def _accepted(paths: DataPaths, content: bytes) -> bool:
    for path in (paths.header, paths.header_twin):
        path.write_bytes(content)
    try:
        vault.unlock(paths, acts.OLD).forget()
    except KnownError:
        return False
    return True


def _headers(folder: Path, count: int, seed: int) -> None:
    paths = acts.lay_out("save", folder / "Companion")
    keys = vault.unlock(paths, acts.OLD)
    keys.set_recovery(WORDS)
    keys.forget()
    good = paths.header.read_bytes()
    assert _accepted(paths, good)
    spoiled = _spoiled(good, random.Random(seed))
    accepted = sum(_accepted(paths, next(spoiled)) for _ in range(count))
    tell(f"{count} bits flipped in the header, half of them sealed again, {accepted} accepted")
    assert accepted == 0


def test_a_flipped_bit_in_the_header_opens_nothing(tmp_path: Path) -> None:
    _headers(tmp_path, FEW, 1)


@pytest.mark.prove
@pytest.mark.parametrize("part", PARTS)
def test_8000_flipped_bits_in_the_header_open_nothing(part: int, tmp_path: Path) -> None:
    _headers(tmp_path, MANY, 10 + part)


def test_without_the_check_of_every_page_some_would_go_unseen(tmp_path: Path) -> None:
    """The twin: the same in a file without it, asked with SQLite's own check."""
    path = tmp_path / "plain.db"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE entry (text TEXT)")
        made.executemany("INSERT INTO entry VALUES (?)", [("words " * 100,)] * 200)
    made.close()
    dice, whole, unseen = random.Random(1), path.read_bytes(), 0
    for _ in range(FEW):
        path.write_bytes(_flipped(whole, dice))
        opened = sqlite3.connect(path)
        try:
            unseen += opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        except (sqlite3.Error, UnicodeDecodeError):
            pass
        finally:
            opened.close()
    tell(f"control, without that check: {unseen} of {FEW} not noticed")
    assert unseen
