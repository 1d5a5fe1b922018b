"""Where it is written: a folder or a zip, under a name for now until all of it is there.

Files are readable by this account alone; whatever fails or is stopped leaves nothing.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from mbc_companion.core.atomic import fsync_folder
from mbc_companion.core.errors import from_os_error

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """A name nothing has yet: "Companion 2026-07-14", then "Companion 2026-07-14-2"."""
    path, number = folder / f"{stem}{ending}", 2
    while path.exists() or path.is_symlink():
        path = folder / f"{stem}-{number}{ending}"
        number += 1
    return path


class FolderOut:
    """``with FolderOut(target) as out``: files appear under ``target`` at the very end.

    Raises DiskFull, ReadOnly, DiskTrouble; ``target`` must not exist.
    """

    side_by_side = True
    """Several files may be written at once."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self._now = target.with_name(f"{target.name}.{os.getpid()}.new")
        self._folders: set[Path] = set()
        self._files: list[Path] = []

    def __enter__(self) -> FolderOut:
        try:
            self._now.mkdir(mode=0o700)
            self._folders.add(self._now)
        except OSError as error:
            raise from_os_error(error) from None
        return self

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        path = self._now / name
        if path.parent not in self._folders:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folders.add(path.parent)
        with os.fdopen(os.open(path, _NEW, 0o600), "wb", buffering=1 << 18) as stream:
            yield stream
        self._files.append(path)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        if error is None:
            try:
                _onto_the_disk(self._files)
                for folder in self._folders:
                    fsync_folder(folder)
                os.rename(self._now, self.target)
                fsync_folder(self.target.parent)
            except OSError as trouble:
                shutil.rmtree(self._now, ignore_errors=True)
                raise from_os_error(trouble) from None
            return
        shutil.rmtree(self._now, ignore_errors=True)
        if isinstance(error, OSError):
            raise from_os_error(error) from None


def _onto_the_disk(files: list[Path]) -> None:
    """Once for all of them: a file for each month waits for the disk a hundred times else."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for path in files:
        # Windows syncs only what is open for writing.
        descriptor = os.open(path, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class ZipOut:
    """The same as one zip file."""

    side_by_side = False

    def __init__(self, target: Path, made_at: datetime) -> None:
        self.target = target
        self._now = target.with_name(f"{target.name}.{os.getpid()}.new")
        self._made_at = made_at.timetuple()[:6]
        self._stream: IO[bytes] | None = None
        self._zip: zipfile.ZipFile | None = None

    def __enter__(self) -> ZipOut:
        try:
            self._stream = os.fdopen(os.open(self._now, _NEW, 0o600), "wb")
        except OSError as error:
            raise from_os_error(error) from None
        self._zip = zipfile.ZipFile(self._stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        return self

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        assert self._zip is not None
        told = zipfile.ZipInfo(name, self._made_at)
        told.external_attr = 0o600 << 16
        # A photo is as small as it gets.
        stored = name.endswith(".jpg")
        told.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        with self._zip.open(told, "w", force_zip64=True) as stream:
            yield stream

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:
        assert self._zip is not None
        assert self._stream is not None
        try:
            if error is None:
                self._zip.close()
                self._stream.flush()
                os.fsync(self._stream.fileno())
                self._stream.close()
                os.rename(self._now, self.target)
                fsync_folder(self.target.parent)
                return
        except OSError as trouble:
            error = trouble
        self._abandon()
        if isinstance(error, OSError):
            raise from_os_error(error) from None

    def _abandon(self) -> None:
        # Closing would write the list of files; there may be no room for it.
        if self._zip is not None:
            self._zip.fp = None
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.close()
        with contextlib.suppress(OSError):
            self._now.unlink()


Out = FolderOut | ZipOut
