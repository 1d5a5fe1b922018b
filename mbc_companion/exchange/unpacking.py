"""Reading a file, a folder or an archive from elsewhere: only in memory, within the limits.

Nothing is ever written beside it, no name leads out of it, and no link is followed.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from mbc_companion.core.errors import FileEmpty, FileLocked, FileNotKnown, FileTooLarge
from mbc_companion.core.errors import from_os_error as trouble_of
from mbc_companion.exchange.limits import MOST_DEPTH, MOST_RECORD_BYTES, MOST_RECORDS, Budget

_BLOCK = 1 << 20
_ONE_OF_ZIP = b"PK\x01\x02"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAR_AT, _TAR = 257, b"ustar"
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".heic", ".mp4", ".mov")
_NOISE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    NotImplementedError,
    struct.error,
)
"""What the standard library raises over a damaged archive."""


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes:
        """Up to ``size`` bytes."""

    def close(self) -> None:
        """No more of it."""


class Source(Protocol):
    """What somebody chose. Names are relative, with ``/``; each read counts on one budget."""

    name: str
    budget: Budget
    outside: tuple[str, ...]
    words_bytes: int

    def names(self) -> tuple[str, ...]:
        """Every file that may be read, in order. What leads out is in ``outside`` instead.

        ``words_bytes`` is how much there is to read but for pictures, by what it says."""

    def has(self, name: str) -> bool:
        """True if ``open`` knows the name."""

    def open(self, name: str) -> BinaryIO:
        """For reading from the start. Raises FileTooLarge, FileLocked, FileNotKnown."""

    def close(self) -> None:
        """Give the file free."""


class _Counted(io.RawIOBase):
    """Every byte read counts; what breaks while reading is told as ours."""

    def __init__(self, inner: _Readable, budget: Budget) -> None:
        self._inner = inner
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        room = memoryview(buffer).cast("B")
        try:
            data = self._inner.read(len(room))
        except OSError as error:
            raise trouble_of(error) from None
        except BROKEN:
            raise FileNotKnown("DAMAGED") from None
        self._budget.took(len(data))
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._inner.close()
        super().close()


class _Opened:
    """What the kinds of source have in common."""

    def __init__(self, name: str, packed: int) -> None:
        self.name = name
        self.budget = Budget(packed)
        self.outside: tuple[str, ...] = ()
        self.words_bytes = 0
        self._files: dict[str, Callable[[], _Readable]] = {}

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._files))

    def has(self, name: str) -> bool:
        return name in self._files

    def open(self, name: str) -> BinaryIO:
        if name not in self._files:
            raise FileNotKnown("NAME")
        try:
            inner = self._files[name]()
        except OSError as error:
            raise trouble_of(error) from None
        except (*BROKEN, KeyError, ValueError, RuntimeError):
            raise FileNotKnown("DAMAGED") from None
        return io.BufferedReader(_Counted(inner, self.budget), _BLOCK // 8)

    def close(self) -> None:
        pass

    def _offer(self, said: str, size: int, opening: Callable[[], _Readable]) -> None:
        """Take a name, or note that it leads out."""
        name = said.replace("\\", "/")
        if name.endswith("/") or any(part in name for part in _NOISE):
            return
        parts = name.split("/")
        if _leads_out(name, parts):
            self.outside = (*self.outside, said)
        elif len(parts) > MOST_DEPTH:
            raise FileTooLarge("DEPTH")
        elif len(self._files) >= MOST_RECORDS:
            raise FileTooLarge("RECORDS")
        else:
            self._files[name] = opening
            self.words_bytes += 0 if name.lower().endswith(_PICTURES) else size


def _leads_out(name: str, parts: list[str]) -> bool:
    return not name or name.startswith("/") or ":" in parts[0] or ".." in parts or "\0" in name


class _One(_Opened):
    def __init__(self, path: Path) -> None:
        super().__init__(path.name, path.stat().st_size)
        self.words_bytes = self.budget.packed
        self._files[path.name] = partial(io.FileIO, path)


class _Folder(_Opened):
    def __init__(self, path: Path) -> None:
        super().__init__(path.name, 0)
        for folder, inner, files in os.walk(path, followlinks=False):
            here = Path(folder)
            inner[:] = sorted(one for one in inner if not one.startswith("."))
            for file in files:
                found = here / file
                said = found.relative_to(path).as_posix()
                if not file.startswith(".") and stat.S_ISREG(found.lstat().st_mode):
                    self.budget.packed += found.lstat().st_size
                    self._offer(said, found.lstat().st_size, partial(io.FileIO, found))
                elif found.is_symlink():
                    self.outside = (*self.outside, said)
        self.budget = Budget(self.budget.packed)


class _Zip(_Opened):
    def __init__(self, path: Path, opened: BinaryIO) -> None:
        super().__init__(path.name, path.stat().st_size)
        self._opened = opened
        _count_members(opened)
        archive = zipfile.ZipFile(opened)
        for info in archive.infolist():
            if info.flag_bits & 0x1:
                raise FileLocked("ZIP")
            if info.compress_type in _PLAIN:
                self._offer(info.filename, info.file_size, partial(archive.open, info))

    def close(self) -> None:
        self._opened.close()


def _count_members(opened: BinaryIO) -> None:
    """The list of members is read whole: a file of nothing but names would fill the memory."""
    found, tail = 0, b""
    while block := opened.read(_BLOCK):
        found += (tail + block).count(_ONE_OF_ZIP)
        tail = block[1 - len(_ONE_OF_ZIP) :]
    if found > MOST_RECORDS:
        raise FileTooLarge("RECORDS")
    opened.seek(0)


class _Tar(_Opened):
    def __init__(self, path: Path, opened: BinaryIO) -> None:
        super().__init__(path.name, path.stat().st_size)
        self._opened = opened
        archive = tarfile.open(fileobj=opened, mode="r:")  # noqa: SIM115 - closed with the file
        while (info := archive.next()) is not None:
            # Members are kept by the archive too, and a sparse one makes bytes of nothing.
            vars(archive)["members"] = []
            if info.issym() or info.islnk():
                self.outside = (*self.outside, info.name)
            elif info.isreg() and not info.issparse():
                part = partial(_Part, opened, info.offset_data, info.size)
                self._offer(info.name, info.size, part)

    def close(self) -> None:
        self._opened.close()


class _Part(io.RawIOBase):
    """``size`` bytes of a file from ``start`` on."""

    def __init__(self, whole: BinaryIO, start: int, size: int) -> None:
        self._whole, self._at, self._end = whole, start, start + size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        left = self._end - self._at
        self._whole.seek(self._at)
        data = self._whole.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The file or folder at ``path``.

    Raises FileEmpty, FileTooLarge, FileLocked, FileNotKnown, DiskTrouble, ReadOnly.
    """
    source = _open(path)
    try:
        yield source
    finally:
        source.close()


def _open(path: Path) -> Source:
    try:
        if path.is_dir():
            return _not_empty(_Folder(path))
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileNotKnown("KIND")
        if not path.stat().st_size:
            raise FileEmpty("SIZE")
        return _not_empty(_archive(path) or _One(path))
    except OSError as error:
        raise trouble_of(error) from None


def _not_empty(source: _Opened) -> Source:
    if not source.names() and not source.outside:
        source.close()
        raise FileEmpty("NAMES")
    return source


def _archive(path: Path) -> _Opened | None:
    opened = path.open("rb")
    try:
        Budget(path.stat().st_size)
        head = opened.read(_TAR_AT + len(_TAR))
        opened.seek(0)
        if head.startswith(_ZIP):
            return _Zip(path, opened)
        if head[_TAR_AT:] == _TAR:
            return _Tar(path, opened)
    except (*BROKEN, ValueError, KeyError):
        opened.close()
        raise FileNotKnown("DAMAGED") from None
    except BaseException:
        opened.close()
        raise
    opened.close()
    return None


def whole(source: Source, name: str, most: int = MOST_RECORD_BYTES) -> bytes:
    """All of one file. Raises FileTooLarge beyond ``most`` bytes."""
    with source.open(name) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise FileTooLarge("RECORD")
    return data
