"""The vault's own files in another place, as they are: encrypted, and without a key at hand."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from mbc_companion.core.atomic import fsync_folder, make_private_folder
from mbc_companion.core.errors import BackupDamaged, PlaceMissing, from_os_error
from mbc_companion.core.paths import DataPaths


def copy_out(paths: DataPaths, place: Path, day: date) -> Path:
    """A new folder in ``place`` with every vault file, each read back; gives that folder.

    Never called while this process has the vault open. Raises PlaceMissing, BackupDamaged,
    DiskFull, ReadOnly, DiskTrouble, and then leaves no folder.
    """
    if not place.is_dir():
        raise PlaceMissing("FOLDER")
    first = place / f"Companion-{day.isoformat()}"
    target, number = first, 2
    while target.exists():
        target, number = first.with_name(f"{first.name}-{number}"), number + 1
    make_private_folder(target)
    try:
        for source in paths.vault_files():
            if source.is_file() and not source.is_symlink():
                _copy(source, target / source.name)
        fsync_folder(target)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        raise from_os_error(error) from None
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return target


def _copy(source: Path, target: Path) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as written, source.open("rb") as stream:
        shutil.copyfileobj(stream, written)
        written.flush()
        os.fsync(written.fileno())
    with source.open("rb") as one, target.open("rb") as other:
        while part := one.read(1 << 20):
            if other.read(1 << 20) != part:
                raise BackupDamaged("READ_BACK")
