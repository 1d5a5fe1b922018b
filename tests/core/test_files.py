"""Small files are replaced whole, folders are private, one program holds the folder."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from mbc_companion.core import atomic, successor
from mbc_companion.core.errors import DiskFull, DiskTrouble, FileInUse, ReadOnly, from_os_error
from mbc_companion.core.instance import InstanceLock
from mbc_companion.core.paths import DataPaths


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, ReadOnly),
        (errno.EIO, DiskTrouble),
        (errno.EMFILE, DiskTrouble),
    ],
)
def test_a_failed_replacement_keeps_the_old_file_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(b"old")

    def fails(_: int) -> None:
        raise OSError(number, "planted private path")

    monkeypatch.setattr(atomic.os, "fsync", fails)
    with pytest.raises(kind) as caught:
        atomic.write_atomic(kept, b"new")
    assert "planted" not in str(caught.value)
    assert kept.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]


def test_new_files_and_folders_are_private_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        atomic.make_private_folder(tmp_path / "folder")
        atomic.write_atomic(tmp_path / "folder" / "file", b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "folder").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "folder" / "file").stat().st_mode) == 0o600


def test_an_error_keeps_its_code_and_drops_the_file_name() -> None:
    trouble = from_os_error(OSError(errno.ENOSPC, "no room", "/home/ruth/diary"))
    assert trouble.code == "ENOSPC"
    assert "ruth" not in repr(trouble)


def test_a_second_program_cannot_take_the_folder_until_the_first_ends(tmp_path: Path) -> None:
    first = InstanceLock.take(tmp_path / "lock")
    with pytest.raises(FileInUse):
        InstanceLock.take(tmp_path / "lock")
    first.release()
    InstanceLock.take(tmp_path / "lock").release()


def test_the_folder_stays_taken_across_a_process_replacement(tmp_path: Path) -> None:
    held = InstanceLock.take(tmp_path / "lock")
    descriptor = held.hand_over()
    adopts = (
        "import sys; from pathlib import Path;"
        "from mbc_companion.core.instance import InstanceLock;"
        "path = Path(sys.argv[2]);"
        "InstanceLock.adopt(int(sys.argv[1]), path);"
        "InstanceLock.take(path)"
    )
    run = subprocess.run(
        [sys.executable, "-c", adopts, str(descriptor), str(tmp_path / "lock")],
        pass_fds=[descriptor],
        capture_output=True,
        text=True,
        check=False,
    )
    held.release()
    assert "FileInUse" in run.stderr


def test_sealed_words_cross_in_memory_and_are_read_once() -> None:
    sealed = os.urandom(300_000)
    descriptor = successor.hand_over(sealed)
    assert successor.take_over(descriptor) == sealed
    assert successor.take_over(descriptor) == b""


def test_a_second_fresh_start_on_one_day_gets_a_folder_of_its_own(paths: DataPaths) -> None:
    first = paths.kept(date(2026, 7, 14))
    first.mkdir(parents=True)
    assert paths.kept(date(2026, 7, 14)).name == "kept-2026-07-14-2"
