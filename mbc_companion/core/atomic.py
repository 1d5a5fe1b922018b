"""Replacing a small file so that a crash leaves the old one or the new one, whole."""

from __future__ import annotations

import os
from pathlib import Path

from mbc_companion.core.errors import from_os_error


def fsync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable; does nothing where folders cannot be opened."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_atomic(path: Path, content: bytes) -> None:
    """Write mode 0600 beside ``path``, fsync, rename over it, fsync the folder.

    Raises a KnownError (DiskFull, ReadOnly, DiskTrouble); the old file is then untouched.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        descriptor = os.open(
            temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600
        )
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        fsync_folder(path.parent)
    except OSError as error:
        raise from_os_error(error) from None


def make_private_folder(path: Path) -> None:
    """Create ``path`` with mode 0700 whatever the umask; an existing folder is narrowed."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name != "nt":
            os.chmod(path, 0o700)
    except OSError as error:
        raise from_os_error(error) from None
