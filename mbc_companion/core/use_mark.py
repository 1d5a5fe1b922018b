"""A mark in the lock file for as long as a vault is open, so that a cut-off end is known.

The first byte is left alone: on Windows it is the one that is locked.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_MARK = b"open"
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)


def is_set(path: Path) -> bool:
    """Whether the last time of use was cut off; also False where that cannot be told."""
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            os.lseek(descriptor, 1, os.SEEK_SET)
            return os.read(descriptor, len(_MARK)) == _MARK
        finally:
            os.close(descriptor)
    except OSError:
        return False


def put(path: Path) -> None:
    """Only a hint: a disk that does not take it keeps nobody out."""
    with contextlib.suppress(OSError):
        descriptor = os.open(path, _FLAGS | os.O_CREAT, 0o600)
        try:
            os.lseek(descriptor, 1, os.SEEK_SET)
            os.write(descriptor, _MARK)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def take_away(path: Path) -> None:
    """The vault was closed as it should be."""
    with contextlib.suppress(OSError):
        descriptor = os.open(path, _FLAGS)
        try:
            os.ftruncate(descriptor, 0)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
