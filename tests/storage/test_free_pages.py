"""A power cut may spoil a page that holds nothing; words are taken and copied all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_companion.core.errors import KnownError
from mbc_companion.storage import connection as connections
from mbc_companion.storage.backup.proof import prove
from mbc_companion.storage.connection import raw_connection
from mbc_companion.storage.way_back import _records
from tests.backups.shelf import still
from tests.storage.files import KEY, PAGE, full_file_bytes


@pytest.fixture
def cut_off(tmp_path: Path) -> Path:
    """In the middle of a change that uses pages which were free when it began, all of them
    half written."""
    path = tmp_path / "vault.db"
    path.write_bytes(full_file_bytes())
    opened = raw_connection(path, KEY)
    opened.execute("DELETE FROM entry WHERE id % 2")
    before = path.read_bytes()
    opened.execute("PRAGMA cache_size = 2")
    opened.execute("BEGIN IMMEDIATE")
    opened.execute("UPDATE entry SET text = text || text || text || text")
    after, journal = bytearray(path.read_bytes()), Path(f"{path}-journal").read_bytes()
    opened.execute("ROLLBACK")
    opened.close()
    undone = {number for number, _page in _records(journal)[0]}
    free = [
        number
        for number in range(1, len(before) // PAGE + 1)
        if number not in undone and _page(after, number) != _page(before, number)
    ]
    assert free
    for number in free:
        after[number * PAGE - 1] ^= 1
    path.write_bytes(after)
    Path(f"{path}-journal").write_bytes(journal)
    return path


def _page(content: bytes | bytearray, number: int) -> bytes:
    return bytes(content[(number - 1) * PAGE : number * PAGE])


def test_after_a_cut_off_change_every_page_fits_again(cut_off: Path) -> None:
    opened = raw_connection(cut_off, KEY)
    assert opened.execute("SELECT count(*) FROM entry").fetchone() == (100,)
    opened.execute("UPDATE entry SET text = text || text || text")
    opened.close()
    assert prove(cut_off, KEY, still).entries == 100


def test_on_a_full_disk_everything_can_still_be_read(
    cut_off: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = (*connections._SETTLED, "PRAGMA max_page_count = 1")
    monkeypatch.setattr(connections, "_SETTLED", full)
    opened = raw_connection(cut_off, KEY)
    assert opened.execute("SELECT count(*) FROM entry").fetchone() == (100,)
    opened.close()


def test_left_alone_such_a_page_would_be_damage(
    cut_off: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin."""
    monkeypatch.setattr(connections, "write_free_pages", lambda _: None)
    raw_connection(cut_off, KEY).close()
    with pytest.raises(KnownError):
        prove(cut_off, KEY, still)
