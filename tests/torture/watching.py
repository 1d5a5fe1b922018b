"""What an act asks of the disk, in order, as strace sees it.

strace prints every string in hexadecimal (``-xx``) and the name behind each descriptor at
that moment (``-y``), so that a renamed file is still known.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests import needs

ROOT = Path(__file__).parents[2]
_CALLS = (
    "openat,lseek,write,writev,pwrite64,pwritev,ftruncate,truncate,fallocate,fsync,fdatasync,"
    "sync_file_range,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,"
    "symlink,symlinkat,sendfile,copy_file_range"
)
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?")
_PROMISED = re.compile(rb"promised (\d+)")


class Asked(NamedTuple):
    """One call: ``path`` is what it is about, ``other`` the second name, if any.

    ``call`` is write, truncate, sync, make, folder, rename, remove or promised; for the
    last ``at`` is the number.
    """

    call: str
    path: Path
    at: int = 0
    content: bytes = b""
    other: Path = Path()


def watched(act: str, root: Path, log: Path, *words: str) -> list[Asked]:
    """Everything ``act`` did below ``root``."""
    command = [needs.strace(), "-f", "-qq", "-y", "-xx", "-s", "64000000", "--seccomp-bpf"]
    command += ["-o", str(log), "-e", f"trace={_CALLS}"]
    command += [sys.executable, "-m", "tests.torture.cut_child", act, str(root), *words]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    found = list(_Reading(root).read(log))
    assert any(one.call == "sync" for one in found), "nothing was seen"
    return found


def _bytes(words: str) -> bytes:
    return bytes.fromhex(words.replace("\\x", ""))


def _path(words: str) -> Path:
    return Path(os.fsdecode(_bytes(words)))


class _Reading:
    """Lines into calls; remembers how far each descriptor has been written."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._place: dict[str, int] = {}

    def read(self, log: Path) -> Iterator[Asked]:
        begun = False
        for line in log.read_text("ascii").splitlines():
            match = _LINE.match(line)
            if match is None or int(match[3]) < 0:
                continue
            call, words, result = match[1], match[2], int(match[3])
            if words.startswith("1<"):
                said = _bytes(_strings(words)[0])
                begun |= said == b"begins\n"
                promised = _PROMISED.match(said)
                if promised:
                    yield Asked("promised", self._root, int(promised[1]))
            elif begun:
                yield from self._one(call, words, result, match[4] or "")

    def _one(self, call: str, words: str, result: int, opened: str) -> Iterator[Asked]:
        read = getattr(self, f"_{call}", None)
        if read is None:
            raise AssertionError(f"{call} is not understood here")
        for asked in read(words, result, opened):
            if self._is_ours(asked.path) or self._is_ours(asked.other):
                assert self._is_ours(asked.path)
                yield asked

    def _is_ours(self, path: Path) -> bool:
        return path == self._root or self._root in path.parents

    # -- one method for each call ------------------------------------------------------

    def _openat(self, words: str, result: int, opened: str) -> Iterator[Asked]:
        self._place[str(result)] = 0
        path = _path(opened)
        if "O_CREAT" in words:
            yield Asked("make", path)
        if "O_TRUNC" in words:
            yield Asked("truncate", path, 0)
        assert "O_APPEND" not in words or not self._is_ours(path)

    def _lseek(self, words: str, result: int, _opened: str) -> Iterator[Asked]:
        self._place[words.partition("<")[0]] = result
        yield from ()

    def _write(self, words: str, result: int, _opened: str) -> Iterator[Asked]:
        number, path = _descriptor(words)
        at = self._place.get(number, 0)
        self._place[number] = at + result
        if path is not None:
            yield Asked("write", path, at, _bytes(_strings(words)[0])[:result])

    def _pwrite64(self, words: str, result: int, _opened: str) -> Iterator[Asked]:
        _number, path = _descriptor(words)
        if path is not None:
            at = int(words.rpartition(",")[2])
            yield Asked("write", path, at, _bytes(_strings(words)[0])[:result])

    def _ftruncate(self, words: str, _result: int, _opened: str) -> Iterator[Asked]:
        _number, path = _descriptor(words)
        if path is not None:
            yield Asked("truncate", path, int(words.rpartition(",")[2]))

    def _fsync(self, words: str, _result: int, _opened: str) -> Iterator[Asked]:
        _number, path = _descriptor(words)
        if path is not None:
            yield Asked("sync", path)

    _fdatasync = _fsync

    def _rename(self, words: str, _result: int, _opened: str) -> Iterator[Asked]:
        old, new = (_path(one) for one in _strings(words))
        yield Asked("rename", old, other=new)

    def _mkdir(self, words: str, _result: int, _opened: str) -> Iterator[Asked]:
        yield Asked("folder", _path(_strings(words)[0]))

    def _unlink(self, words: str, _result: int, _opened: str) -> Iterator[Asked]:
        yield Asked("remove", _path(_strings(words)[0]))

    _rmdir = _unlink

    def _unlinkat(self, words: str, _result: int, _opened: str) -> Iterator[Asked]:
        _number, folder = _descriptor(words)
        assert folder is not None
        yield Asked("remove", folder / _path(_strings(words)[0]))


def _strings(words: str) -> list[str]:
    return re.findall(r'"([^"]*)"', words)


def _descriptor(words: str) -> tuple[str, Path | None]:
    """Number and name of the first; None for a pipe and the like."""
    match = re.match(r"([\w-]+)<([^>]*)>", words)
    if match is None:
        return words.partition(",")[0], None
    return match[1], _path(match[2]) if match[2].startswith(("\\x", "/")) else None
