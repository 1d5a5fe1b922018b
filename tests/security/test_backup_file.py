"""A backup that was altered anywhere is not taken for one."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mbc_companion.core.backups import Manifest
from mbc_companion.core.errors import BackupDamaged, DiskTrouble, KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import backup_file, kdf, vault
from mbc_companion.security.keys import Keys
from tests.security.vaults import OTHER_PASSPHRASE, PASSPHRASE, lay_out


def _still() -> None:
    pass


@pytest.fixture
def keys(paths: DataPaths) -> Keys:
    lay_out(paths)
    return vault.unlock(paths, PASSPHRASE)


@pytest.fixture
def made(paths: DataPaths, keys: Keys, tmp_path: Path) -> Path:
    payload, size = backup_file.sha256(paths.database, _still)
    told = Manifest(
        vault=keys.vault_id,
        made_at=datetime(2026, 7, 14, 23, 42, tzinfo=UTC),
        schema=1,
        commits=7,
        entries=3,
        last_day="2026-07-12",
        digest="d",
        content="c",
        payload=payload,
        size=size,
        counts={"entry": 3, "draft": 1},
    )
    target = tmp_path / "one.backup"
    backup_file.write(target, keys, told, paths.database, _still)
    return target


def test_what_went_in_comes_out(made: Path, keys: Keys, paths: DataPaths, tmp_path: Path) -> None:
    front = backup_file.read_front(made)
    assert front.is_of(keys)
    assert front.opened(keys).records == 3
    assert not front.manifest.is_open
    assert front.header_bytes == paths.header.read_bytes()
    backup_file.extract(made, tmp_path / "out", _still)
    assert (tmp_path / "out").read_bytes() == paths.database.read_bytes()
    assert {f.stat().st_mode & 0o777 for f in (made, tmp_path / "out")} == {0o600}


def test_a_stranger_reads_no_count_and_no_day(made: Path) -> None:
    front = made.read_bytes()[: backup_file.read_front(made).length]
    for word in (b"entry", b"2026-07-12", b"counts", b"last_day"):
        assert word not in front


def test_a_flip_anywhere_is_found(made: Path, keys: Keys, tmp_path: Path) -> None:
    whole = made.read_bytes()
    length = backup_file.read_front(made).length
    for place in [*range(0, length, 7), length, (length + len(whole)) // 2, len(whole) - 1]:
        content = bytearray(whole)
        content[place] ^= 1
        made.write_bytes(content)
        target = tmp_path / "out"
        try:
            front = backup_file.extract(made, target, _still)
        except KnownError:
            assert not target.exists()
            continue
        assert not front.is_of(keys), place
        target.unlink()


@pytest.mark.parametrize("cut", [0, 10, 500, 3000, -1])
def test_a_cut_or_longer_one_is_found(made: Path, cut: int) -> None:
    whole = made.read_bytes()
    for content in (whole[:cut], whole + b"x"):
        made.write_bytes(content)
        with pytest.raises(BackupDamaged):
            backup_file.read_front(made)


@pytest.mark.parametrize(
    "make", [os.mkfifo, os.mkdir, lambda path: os.symlink("other", path), lambda path: None]
)
def test_only_a_file_is_read(made: Path, make: object) -> None:
    made.rename(made.with_name("other"))
    make(made)  # type: ignore[operator]
    with pytest.raises((BackupDamaged, DiskTrouble)):
        backup_file.read_front(made)


def test_after_another_passphrase_it_is_written_again_as_a_new_file(
    made: Path, keys: Keys, tmp_path: Path
) -> None:
    before = made.read_bytes()
    keys.change_passphrase(OTHER_PASSPHRASE, kdf.FLOOR)
    target = tmp_path / "again.backup"
    backup_file.write_again(made, target, keys, _still)
    assert made.read_bytes() == before
    front = backup_file.read_front(target)
    assert front.is_of(keys)
    assert front.header_bytes == keys.header_bytes
    backup_file.extract(target, tmp_path / "out", _still)


def test_a_copy_of_another_key_is_never_given_our_header(made: Path, tmp_path: Path) -> None:
    other = DataPaths(tmp_path / "other")
    making = vault.prepare(other, PASSPHRASE, kdf.FLOOR)
    with pytest.raises(BackupDamaged):
        backup_file.write_again(made, tmp_path / "again.backup", making.keys, _still)
    assert not (tmp_path / "again.backup").exists()
