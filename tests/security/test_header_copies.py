"""The two copies of the header: the newest counts, and a change that fails changes nothing."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from mbc_companion.core import atomic
from mbc_companion.core.errors import DiskFull, DiskTrouble, HeaderDamaged, ReadOnly
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf, vault
from tests.security.vaults import (
    OTHER_PASSPHRASE,
    OTHER_WORDS,
    PASSPHRASE,
    WORDS,
    header_bytes,
    lay_out,
    pair,
    words_open,
)

# -- the twin ----------------------------------------------------------------------------


@pytest.mark.parametrize("spoiled", [None, b"", b"{}", b"\x00" * 900])
@pytest.mark.parametrize("which", ["header", "header_twin"])
def test_either_copy_opens_alone_and_the_other_is_mended(
    paths: DataPaths, which: str, spoiled: bytes | None
) -> None:
    lay_out(paths, **{which: spoiled})
    assert vault.look(paths).condition is vault.Condition.READY
    vault.unlock_with_words(paths, WORDS).mend()
    assert pair(paths) == (header_bytes(), header_bytes())


def test_mending_leaves_a_folder_and_a_link_alone(paths: DataPaths, tmp_path: Path) -> None:
    lay_out(paths, header_twin=None)
    outside = tmp_path / "outside"
    outside.write_bytes(b"somebody else's")
    paths.header_twin.symlink_to(outside)
    vault.unlock_with_words(paths, WORDS).mend()
    assert paths.header_twin.is_symlink()
    assert outside.read_bytes() == b"somebody else's"


@pytest.mark.parametrize("newest", ["header", "header_twin"])
def test_the_newest_intact_copy_counts(paths: DataPaths, newest: str) -> None:
    lay_out(paths)
    vault.unlock_with_words(paths, WORDS).set_recovery(OTHER_WORDS)
    older = "header_twin" if newest == "header" else "header"
    getattr(paths, older).write_bytes(header_bytes())
    assert words_open(paths, OTHER_WORDS)
    assert not words_open(paths, WORDS)
    vault.unlock_with_words(paths, OTHER_WORDS).mend()
    assert paths.header.read_bytes() == paths.header_twin.read_bytes() != header_bytes()


# -- writes that fail -----------------------------------------------------------------------

_FAILURES = {
    errno.ENOSPC: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly,
    errno.EIO: DiskTrouble,
}


def _fail(monkeypatch: pytest.MonkeyPatch, step: str, number: int, name: str) -> None:
    """Let ``os.<step>`` fail where it concerns the file ``name``; "folder" is its fsync."""

    def fails(*arguments: Any, **_: Any) -> None:
        raise OSError(number, os.strerror(number), "/home/ruth/vault")

    if step == "folder":
        monkeypatch.setattr(atomic, "fsync_folder", fails)
        return
    real = getattr(os, step)

    def sometimes(*arguments: Any, **options: Any) -> Any:
        ours = any(Path(str(part)).name.startswith(name) for part in arguments)
        if ours or step in ("fsync", "write"):
            fails()
        return real(*arguments, **options)

    monkeypatch.setattr(atomic.os, step, sometimes)


@pytest.mark.parametrize("number", _FAILURES)
@pytest.mark.parametrize("step", ["open", "fsync", "replace", "folder"])
def test_a_change_that_cannot_be_written_leaves_the_old_header(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    lay_out(paths)
    keys = vault.unlock_with_words(paths, WORDS)
    with monkeypatch.context() as broken:
        _fail(broken, step, number, "vault.hdr")
        with pytest.raises(_FAILURES[number]) as caught:
            keys.set_recovery(OTHER_WORDS)
        assert "ruth" not in repr(caught.value)
        assert words_open(paths, WORDS)
    assert pair(paths) == (header_bytes(), header_bytes())
    assert sorted(path.name for path in paths.root.iterdir()) == [
        "vault.db",
        "vault.hdr",
        "vault.hdr.bak",
    ]
    keys.set_recovery(OTHER_WORDS)
    assert words_open(paths, OTHER_WORDS)
    assert not words_open(paths, WORDS)


def test_a_passphrase_change_that_fails_keeps_the_old_passphrase(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(paths)
    keys = vault.unlock_with_words(paths, WORDS)
    with monkeypatch.context() as full:
        _fail(full, "replace", errno.ENOSPC, "vault.hdr")
        with pytest.raises(DiskFull):
            keys.change_passphrase(OTHER_PASSPHRASE, kdf.FLOOR)
    vault.unlock(paths, PASSPHRASE)
    assert keys.opens_with(PASSPHRASE)


def test_a_header_that_reads_back_differently_is_put_back(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(paths)
    keys = vault.unlock_with_words(paths, WORDS)
    real, calls = os.replace, []

    def spoils(source: Path, target: Path) -> None:
        real(source, target)
        if not calls:
            calls.append(target)
            content = json.loads(Path(target).read_bytes())
            Path(target).write_bytes(json.dumps(content).encode())

    monkeypatch.setattr(atomic.os, "replace", spoils)
    with pytest.raises(HeaderDamaged):
        keys.set_recovery(OTHER_WORDS)
    assert pair(paths) == (header_bytes(), header_bytes())


def test_a_twin_that_cannot_be_written_is_no_failed_change(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(paths)
    keys = vault.unlock_with_words(paths, WORDS)
    with monkeypatch.context() as full:
        _fail(full, "replace", errno.ENOSPC, "vault.hdr.bak")
        keys.set_recovery(OTHER_WORDS)
    assert paths.header_twin.read_bytes() == header_bytes()
    assert words_open(paths, OTHER_WORDS)
    keys.record_commits(1)
    assert paths.header.read_bytes() == paths.header_twin.read_bytes()


def test_leftovers_of_killed_writes_go_with_the_next_one(paths: DataPaths) -> None:
    lay_out(paths)
    for name in ("vault.hdr.99.new", "vault.hdr.bak.99.new"):
        (paths.root / name).write_bytes(b"half")
    other = paths.root / "public.json.99.new"
    other.write_bytes(b"not ours")
    vault.unlock_with_words(paths, WORDS).record_commits(1)
    assert not list(paths.root.glob("vault.hdr*.new"))
    assert other.exists()


def test_headers_are_readable_by_the_person_only(paths: DataPaths) -> None:
    lay_out(paths)
    for path in (paths.header, paths.header_twin):
        path.chmod(0o644)
    old = os.umask(0)
    try:
        vault.unlock_with_words(paths, WORDS).record_commits(1)
    finally:
        os.umask(old)
    modes = {path.stat().st_mode & 0o777 for path in (paths.header, paths.header_twin)}
    assert modes == {0o600}
