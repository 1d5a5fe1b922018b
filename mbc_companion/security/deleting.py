"""Delete everything: all the program ever wrote into its folder, key headers first.

Without them what is left is unreadable at once, also to whoever stops it halfway.
Files of other names are not ours and stay.
"""

from __future__ import annotations

import contextlib
import fnmatch
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from mbc_companion.core.backups import Deleted, What
from mbc_companion.core.paths import DataPaths


def delete_everything(paths: DataPaths, elsewhere: Iterable[Path] = ()) -> Deleted:
    """Remove it, and the files ``elsewhere`` (known copies in a second place).

    Goes on past what cannot be removed and says so; called with the vault closed.
    """
    removed: dict[What, int] = {}
    left: dict[What, None] = {}
    try:
        names = sorted(os.listdir(paths.root))
    except OSError:
        # What was kept aside under a name with a date cannot be found now.
        names, left = [], {What.KEPT: None}
    for what, path in (*_ours(paths, names), *((What.SECOND_PLACE, path) for path in elsewhere)):
        if not os.path.lexists(path):
            continue
        count = _count(path)
        if _removed(path):
            removed[what] = removed.get(what, 0) + count
        else:
            left[what] = None
    with contextlib.suppress(OSError):
        # Somebody may keep other files here; those are not ours.
        paths.root.rmdir()
    return Deleted(removed, tuple(left))


def _ours(paths: DataPaths, names: list[str]) -> Iterator[tuple[What, Path]]:
    for header in (paths.header, paths.header_twin):
        yield What.KEYS, header
        for leftover in _like(paths, names, f"{header.name}.*.new"):
            yield What.KEYS, leftover
    yield What.JOURNAL, paths.database
    yield What.JOURNAL, paths.journal
    for beside in _like(paths, names, f"{paths.database.name}.schema-*"):
        yield What.JOURNAL, beside
    yield What.BACKUPS, paths.backups
    for kept in _like(paths, names, "kept-*"):
        yield What.KEPT, kept
    for unfinished in (paths.staging, paths.restoring, paths.trying):
        yield What.UNFINISHED, unfinished
    yield What.SETTINGS, paths.public_settings
    for leftover in _like(paths, names, f"{paths.public_settings.name}.*.new"):
        yield What.SETTINGS, leftover
    yield What.SETTINGS, paths.lock


def _like(paths: DataPaths, names: list[str], pattern: str) -> Iterator[Path]:
    return (paths.root / name for name in fnmatch.filter(names, pattern))


def _count(path: Path) -> int:
    if not stat.S_ISDIR(os.lstat(path).st_mode):
        return 1
    with contextlib.suppress(OSError):
        return sum(1 for inside in path.rglob("*") if not inside.is_dir())
    return 1


def _removed(path: Path) -> bool:
    try:
        if stat.S_ISDIR(os.lstat(path).st_mode):
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        return False
    return True
