"""A file from elsewhere is read in memory, within the limits, and leads nowhere else."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from mbc_companion.core.errors import FileEmpty, FileLocked, FileNotKnown, FileTooLarge
from mbc_companion.exchange.limits import MOST_DEPTH, MOST_UNPACKED, Budget
from mbc_companion.exchange.unpacking import opened, whole


def _zip(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_zip_a_tar_and_a_folder_read_alike(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "a.md").write_bytes(b"words")
    zipped = _zip(tmp_path / "notes.zip", **{"in/a.md": b"words"})
    with tarfile.open(tmp_path / "notes.jex", "w") as archive:
        archive.add(folder / "in" / "a.md", "in/a.md")
    for path in (folder, zipped, tmp_path / "notes.jex"):
        with opened(path) as source:
            assert source.names() == ("in/a.md",)
            assert whole(source, "in/a.md") == b"words"
            assert whole(source, "in/a.md") == b"words"


@pytest.mark.parametrize("name", ["../x.md", "/etc/x.md", "C:/x.md", "..\\x.md", "a/../../x.md"])
def test_a_name_that_leads_out_is_never_read(tmp_path: Path, name: str) -> None:
    path = _zip(tmp_path / "a.zip", **{name: b"out", "in.md": b"in"})
    with opened(path) as source:
        assert source.names() == ("in.md",)
        assert len(source.outside) == 1


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("not yours")
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text("words")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    os.mkfifo(folder / "pipe.md")
    with tarfile.open(tmp_path / "notes.jex", "w") as archive:
        archive.add(folder / "link.md", "link.md")
        archive.add(folder / "a.md", "a.md")
    for path in (folder, tmp_path / "notes.jex"):
        with opened(path) as source:
            assert source.names() == ("a.md",)
            assert source.outside == ("link.md",)


def test_a_bomb_is_put_down_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", **{"a.md": bytes(30_000_000)})
    with opened(path) as source, pytest.raises(FileTooLarge):
        whole(source, "a.md")


def test_more_than_the_limits_is_too_large(tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        Budget(200_000_001)
    with pytest.raises(FileTooLarge):
        Budget(100_000_000).took(MOST_UNPACKED + 1)
    deep = "/".join("d" for _ in range(MOST_DEPTH)) + "/a.md"
    with pytest.raises(FileTooLarge), opened(_zip(tmp_path / "a.zip", **{deep: b""})):
        pass
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200_000_001)
    with pytest.raises(FileTooLarge), opened(large):
        pass


def test_a_list_of_nothing_but_names_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04" + b"PK\x01\x02" * 200_001)
    with pytest.raises(FileTooLarge), opened(path):
        pass


def test_what_is_locked_empty_or_broken_says_so(tmp_path: Path) -> None:
    empty = tmp_path / "empty.json"
    empty.touch()
    (tmp_path / "folder").mkdir()
    for path in (empty, tmp_path / "folder", _zip(tmp_path / "empty.zip")):
        with pytest.raises(FileEmpty), opened(path):
            pass
    data = bytearray(_zip(tmp_path / "a.zip", a=b"words").read_bytes())
    broken = tmp_path / "broken.zip"
    broken.write_bytes(bytes(data[:-20]))
    with pytest.raises(FileNotKnown), opened(broken):
        pass
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    broken.write_bytes(bytes(data))
    with pytest.raises(FileLocked), opened(broken):
        pass


def test_a_sparse_member_makes_no_bytes_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jex"
    with tarfile.open(path, "w") as archive:
        info = tarfile.TarInfo("a.md")
        info.size = 3
        archive.addfile(info, io.BytesIO(b"abc"))
        huge = tarfile.TarInfo("huge.md")
        huge.pax_headers = {
            "GNU.sparse.major": "1",
            "GNU.sparse.minor": "0",
            "GNU.sparse.name": "huge.md",
            "GNU.sparse.realsize": "999999999999",
        }
        huge.size = 512
        archive.addfile(huge, io.BytesIO(b"0\n" + bytes(510)))
    with opened(path) as source:
        assert source.names() == ("a.md",)
