"""One program per data folder, held by the kernel so that a crash frees it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mbc_companion.core.errors import FileInUse, from_os_error

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class InstanceLock:
    """An exclusive lock on a file; it can be carried across a process replacement."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path) -> InstanceLock:
        """Lock ``path`` (made if missing, mode 0600). Raises FileInUse or a disk trouble."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            descriptor = os.open(path, flags, 0o600)
        except OSError as error:
            raise from_os_error(error) from None
        try:
            _lock(descriptor)
        except OSError:
            os.close(descriptor)
            raise FileInUse("LOCK") from None
        return cls(descriptor)

    @classmethod
    def adopt(cls, descriptor: int, path: Path) -> InstanceLock:
        """Go on holding the lock the predecessor handed over; taken anew if it is not it."""
        try:
            same = os.path.samestat(os.fstat(descriptor), os.stat(path))
        except OSError:
            same = False
        if not same:
            return cls.take(path)
        os.set_inheritable(descriptor, False)
        return cls(descriptor)

    def hand_over(self) -> int:
        """The descriptor, made to survive ``exec``; the successor adopts it."""
        os.set_inheritable(self._descriptor, True)
        return self._descriptor

    def release(self) -> None:
        os.close(self._descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
