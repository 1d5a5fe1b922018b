"""Putting a restored vault in the place of the one that is here.

``restoring/`` holds what is to come, proven and closed: ``vault.db``, and the two headers
unless the ones of now stay. The file ``ready`` in it is written last and names the folder
for what is here now. From then on ``finish`` is certain to happen: every step is a rename
that can be told to have been made, so a kill anywhere is gone on with at the next look.
Without ``ready`` the folder holds only a copy of a copy and is cleared.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path

from mbc_companion.core.atomic import fsync_folder, make_private_folder, write_atomic
from mbc_companion.core.errors import DiskTrouble, VaultDamaged, from_os_error
from mbc_companion.core.paths import DataPaths

_READY = "ready"
_NAME = re.compile(r"kept-\d{4}-\d{2}-\d{2}(-\d+)?")


def staged(paths: DataPaths) -> DataPaths:
    """Where the vault to come is put together."""
    return DataPaths(paths.restoring)


def begin(paths: DataPaths) -> DataPaths:
    """An empty ``restoring/``; what an earlier try left is cleared."""
    clear(paths)
    make_private_folder(paths.root)
    make_private_folder(paths.restoring)
    return staged(paths)


def clear(paths: DataPaths) -> None:
    """Give up what was staged. Raises DiskTrouble if it was decided for already."""
    if (paths.restoring / _READY).exists():
        raise DiskTrouble("READY")
    for folder in (paths.restoring, paths.trying):
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise from_os_error(error) from None


def commit(paths: DataPaths, kept: Path) -> None:
    """Decide for the staged vault; what is here goes to ``kept``, a name from ``paths.kept``."""
    to_come = staged(paths)
    if not to_come.database.is_file():
        raise DiskTrouble("STAGED")
    here = [path for path in paths.vault_files() if os.path.lexists(path)]
    try:
        if here:
            make_private_folder(kept)
            # The headers of now stay where they are: what is kept needs its own to be opened.
            for now, coming in _headers(paths, to_come):
                if now.is_file() and not now.is_symlink() and not coming.exists():
                    write_atomic(kept / now.name, now.read_bytes())
        for path in (to_come.database, to_come.header, to_come.header_twin):
            if path.exists():
                _sync(path)
        fsync_folder(paths.restoring)
        fsync_folder(paths.root)
    except OSError as error:
        raise from_os_error(error) from None
    write_atomic(paths.restoring / _READY, kept.name.encode())


def _headers(paths: DataPaths, to_come: DataPaths) -> tuple[tuple[Path, Path], ...]:
    return (
        (paths.header, to_come.header),
        (paths.header_twin, to_come.header_twin),
    )


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def finish(paths: DataPaths) -> None:
    """Go through with what was decided, or clear what was not; does nothing otherwise.

    Never called while this process has the vault open. Raises a KnownError, and goes on
    from there the next time.
    """
    if not os.path.lexists(paths.restoring):
        _forget_trying(paths)
        return
    if not stat.S_ISDIR(os.lstat(paths.restoring).st_mode):
        raise VaultDamaged("FILE")
    ready = paths.restoring / _READY
    try:
        if ready.is_file():
            _swap(paths, _kept(paths, ready))
        shutil.rmtree(paths.restoring)
    except OSError as error:
        raise from_os_error(error) from None


def _forget_trying(paths: DataPaths) -> None:
    shutil.rmtree(paths.trying, ignore_errors=True)


def _kept(paths: DataPaths, ready: Path) -> Path:
    name = ready.read_text("utf-8", errors="replace")
    if not _NAME.fullmatch(name):
        raise VaultDamaged("READY")
    return paths.root / name


def _swap(paths: DataPaths, kept: Path) -> None:
    to_come = staged(paths)
    if to_come.database.exists():
        # A rollback journal belongs to the database beside it and must not meet another.
        _move(paths.journal, kept)
    pairs = (
        (to_come.database, paths.database),
        (to_come.journal, paths.journal),
        *((coming, now) for now, coming in _headers(paths, to_come)),
    )
    for source, target in pairs:
        if source.exists():
            _move(target, kept)
            os.rename(source, target)
            fsync_folder(paths.root)


def _move(path: Path, kept: Path) -> None:
    if os.path.lexists(path):
        make_private_folder(kept)
        os.rename(path, kept / path.name)
        fsync_folder(kept)
        fsync_folder(path.parent)
