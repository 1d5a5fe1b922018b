"""A backup counts once it was read back; the folder keeps what the ladder says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mbc_companion.core.errors import BackupDamaged, PlaceMissing
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import backup_file, kdf
from mbc_companion.session import backing_up
from mbc_companion.session.backing_up import copies, copy_to, make_backup, renew_headers, thin
from tests.backups.shelf import still, unlocked, write
from tests.fakes import FrozenClock
from tests.journeys.vaults import make_vault


@pytest.fixture(autouse=True)
def _vault(paths: DataPaths, clock: FrozenClock) -> None:
    make_vault(paths, clock)


def test_a_backup_is_one_private_file_that_says_what_it_holds(
    paths: DataPaths, clock: FrozenClock
) -> None:
    before = os.umask(0)
    try:
        with unlocked(paths, clock) as opened:
            write(opened, clock, "one", "two of them")
            made = make_backup(opened, paths.backups, clock, still)
            assert copies(paths.backups, opened.keys) == (made,)
    finally:
        os.umask(before)
    assert [path.name for path in paths.backups.iterdir()] == ["2026-07-14-194200.backup"]
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert paths.backups.stat().st_mode & 0o777 == 0o700
    assert (made.manifest.entries, made.manifest.last_day) == (2, "2026-07-14")
    assert b"two of them" not in made.path.read_bytes()


def test_nothing_new_has_the_same_content_whatever_was_opened_meanwhile(
    paths: DataPaths, clock: FrozenClock
) -> None:
    with unlocked(paths, clock) as opened:
        write(opened, clock, "one")
        made = make_backup(opened, paths.backups, clock, still)
    clock.advance(days=1)
    with unlocked(paths, clock) as opened:
        opened.database.preferences.set_value("place", {"page": "today"})
        assert backing_up.content_digest(opened, still) == made.manifest.content
        write(opened, clock, "two")
        assert backing_up.content_digest(opened, still) != made.manifest.content


def test_what_the_disk_gives_back_differently_is_no_backup(
    paths: DataPaths, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup_file.write

    def bad_disk(target: Path, *told: object) -> None:
        real(target, *told)  # type: ignore[arg-type]
        content = bytearray(target.read_bytes())
        content[-2000] ^= 4
        target.write_bytes(content)

    monkeypatch.setattr(backup_file, "write", bad_disk)
    with unlocked(paths, clock) as opened:
        write(opened, clock, "one")
        with pytest.raises(BackupDamaged):
            make_backup(opened, paths.backups, clock, still)
    assert not list(paths.backups.iterdir())


def test_a_copy_that_lost_a_row_on_the_way_is_no_backup(
    paths: DataPaths, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backing_up.rows_of

    def one_more(*told: object) -> object:
        rows = real(*told)  # type: ignore[arg-type]
        return rows | {"entry": rows["entry"] | {bytes(16)}}

    with unlocked(paths, clock) as opened:
        write(opened, clock, "one")
        monkeypatch.setattr(backing_up, "rows_of", one_more)
        with pytest.raises(BackupDamaged):
            make_backup(opened, paths.backups, clock, still)
    assert not list(paths.backups.iterdir())


def test_stopping_leaves_nothing(paths: DataPaths, clock: FrozenClock) -> None:
    class Stop(Exception):
        pass

    with unlocked(paths, clock) as opened:
        for after in range(12):
            left = [after]

            def pause(left: list[int] = left) -> None:
                left[0] -= 1
                if left[0] < 0:
                    raise Stop

            try:
                make_backup(opened, paths.backups, clock, pause)
            except Stop:
                assert not list(paths.backups.iterdir())
        write(opened, clock, "the file is as usable as before")


def test_old_copies_go_only_when_a_new_one_is_there_and_foreign_ones_never(
    paths: DataPaths, clock: FrozenClock, tmp_path: Path
) -> None:
    other = DataPaths(tmp_path / "other")
    make_vault(other, clock)
    with unlocked(other, clock) as opened:
        foreign = make_backup(opened, paths.backups, clock, still)
    with unlocked(paths, clock) as opened:
        for number in range(6):
            clock.advance(seconds=1800)
            write(opened, clock, f"entry {number}")
            make_backup(opened, paths.backups, clock, still)
        gone = thin(paths.backups, opened.keys, budget=10**9)
        left = copies(paths.backups, opened.keys)
        assert len([copy for copy in left if copy.ours]) >= 3
        assert gone
        assert not thin(paths.backups, opened.keys, budget=10**9)
    assert foreign.path.exists()


def test_a_second_place_holds_the_same_and_a_missing_one_is_said(
    paths: DataPaths, clock: FrozenClock, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    with unlocked(paths, clock) as opened:
        made = make_backup(opened, paths.backups, clock, still)
        with pytest.raises(PlaceMissing):
            copy_to(made, drive, opened.keys, still)
        drive.mkdir()
        there = copy_to(made, drive, opened.keys, still)
        assert there.path.read_bytes() == made.path.read_bytes()
        assert [path.name for path in drive.iterdir()] == [made.path.name]


def test_after_another_passphrase_known_backups_open_with_the_new_one(
    paths: DataPaths, clock: FrozenClock, tmp_path: Path
) -> None:
    other = DataPaths(tmp_path / "other")
    make_vault(other, clock)
    with unlocked(other, clock) as opened:
        foreign = make_backup(opened, paths.backups, clock, still)
    with unlocked(paths, clock) as opened:
        clock.advance(seconds=60)
        made = make_backup(opened, paths.backups, clock, still)
        opened.keys.change_passphrase("another marble kettle", kdf.FLOOR)
        foreign_before = foreign.path.read_bytes()
        assert renew_headers(paths.backups, opened.keys, still) == (1, 0)
        assert foreign.path.read_bytes() == foreign_before
        front = backup_file.read_front(made.path)
        assert front.header_bytes == opened.keys.header_bytes


def test_a_damaged_or_foreign_file_in_the_folder_is_passed_over(
    paths: DataPaths, clock: FrozenClock
) -> None:
    with unlocked(paths, clock) as opened:
        made = make_backup(opened, paths.backups, clock, still)
        (paths.backups / "photo.backup").write_bytes(b"\xff\xd8\xff" * 100)
        (paths.backups / "empty.backup").touch()
        os.mkfifo(paths.backups / "pipe.backup")
        os.symlink(made.path, paths.backups / "link.backup")
        assert copies(paths.backups, opened.keys) == (made,)
