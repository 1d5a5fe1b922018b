"""Making a vault, cut off or refused at every step: no vault, or one that opens."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mbc_companion.core.errors import (
    DiskFull,
    DiskTrouble,
    KnownError,
    ReadOnly,
    VaultExists,
    WrongPassphrase,
)
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf, keys, vault
from mbc_companion.security.vault import Condition
from mbc_companion.storage.database import create_database
from tests.fakes import FrozenClock
from tests.security.vaults import PASSPHRASE, contents, files, lay_out, opens

VAULT_NAMES = ["vault.db", "vault.hdr", "vault.hdr.bak"]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derivation without its cost, which would be paid a hundred times."""

    def hashed(passphrase: str, salt: bytes, _: kdf.Argon2Params) -> bytes:
        return hashlib.sha256(passphrase.encode() + salt).digest()

    monkeypatch.setattr(kdf, "derive", hashed)


def _make(paths: DataPaths) -> None:
    making = vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
    create_database(making.database, making.keys.database_key, FrozenClock())
    making.publish()


_STEPS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.truncate"}


def _killed_before(step: int, root: Path, act: Callable[[], object]) -> bool:
    """Run ``act`` in a child that ends at once before its file step number ``step``.

    False when it came to its end without having that many.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    left = [step]

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _STEPS and str(root) in str(arguments[0]):
            left[0] -= 1
            if not left[0]:
                os._exit(9)

    try:
        sys.addaudithook(count)
        act()
        os._exit(0)
    finally:
        os._exit(1)


def _check_after_a_kill(paths: DataPaths) -> Condition:
    found = vault.look(paths)
    assert found.trouble is None
    if found.condition is Condition.READY:
        assert opens(paths, vault.unlock(paths, PASSPHRASE))
        assert sorted(contents(paths.root)) in (VAULT_NAMES, ["vault.db", "vault.hdr"])
    else:
        assert not contents(paths.root) if paths.root.exists() else True
        vault.prepare(paths, PASSPHRASE, kdf.FLOOR).abandon()
    return found.condition


@pytest.mark.usefixtures("quick")
def test_killed_at_any_step_of_the_making_it_is_nothing_or_a_vault(tmp_path: Path) -> None:
    met, step = [], 0
    while True:
        step += 1
        paths = DataPaths(tmp_path / str(step))
        if not _killed_before(step, paths.root, lambda p=paths: _make(p)):
            break
        met.append(_check_after_a_kill(paths))
    assert sorted(contents(paths.root)) == VAULT_NAMES
    assert met.count(Condition.NONE) >= 4
    assert met.count(Condition.READY) >= 4
    assert met == sorted(met, key=lambda condition: condition is Condition.READY), (
        "once it was a vault it stays one"
    )


@pytest.mark.usefixtures("quick")
def test_killed_while_completing_a_cut_off_making_it_is_completed_later(tmp_path: Path) -> None:
    """Every state of the first kill, then a kill at every step of the look that follows."""
    whole = tmp_path / "whole"
    _make(DataPaths(whole))
    made = contents(whole)
    places = [("staged", "staged", "staged"), ("moved", "staged", "staged")]
    places += [("moved", "moved", "staged"), ("moved", "moved", "moved")]
    for number, where in enumerate(places):
        step = 0
        while True:
            step += 1
            paths = DataPaths(tmp_path / f"{number}-{step}")
            paths.staging.mkdir(parents=True)
            for name, place in zip(("vault.db", "vault.hdr.bak", "vault.hdr"), where, strict=True):
                folder = paths.root if place == "moved" else paths.staging
                (folder / name).write_bytes(made[name])
            killed = _killed_before(step, paths.root, lambda p=paths: vault.look(p))
            assert _check_after_a_kill(paths) is Condition.READY
            assert contents(paths.root) == made
            if not killed:
                break


def _fail_at(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, nth: int) -> None:
    real, calls = getattr(owner, name), [0]

    def fails(*arguments: Any, **options: Any) -> Any:
        calls[0] += 1
        if calls[0] == nth:
            raise DiskFull("ENOSPC") if owner is keys else OSError(28, "No space left on device")
        return real(*arguments, **options)

    monkeypatch.setattr(owner, name, fails)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("owner", "name", "nth"),
    [
        *((keys, "write_atomic", nth) for nth in (1, 2)),
        *((vault.os, "rename", nth) for nth in (1, 2, 3)),
        *((vault, "fsync_folder", nth) for nth in (1, 2, 3)),
    ],
)
def test_a_full_disk_while_publishing_leaves_nothing_and_can_be_tried_again(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, nth: int
) -> None:
    making = vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
    create_database(making.database, making.keys.database_key, FrozenClock())
    with monkeypatch.context() as full:
        _fail_at(full, owner, name, nth)
        with pytest.raises(DiskFull):
            making.publish()
    assert contents(paths.root) == {}
    assert vault.look(paths).condition is Condition.NONE
    _make(paths)
    assert opens(paths, vault.unlock(paths, PASSPHRASE))


@pytest.mark.usefixtures("quick")
def test_what_cannot_be_undone_is_left_for_the_next_look(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
    create_database(making.database, making.keys.database_key, FrozenClock())
    real, calls = os.rename, []

    def dying(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) > 1:
            raise OSError(5, "Input/output error")
        real(source, target)

    with monkeypatch.context() as disk:
        disk.setattr(vault.os, "rename", dying)
        with pytest.raises(DiskTrouble):
            making.publish()
    assert _check_after_a_kill(paths) is Condition.READY


@pytest.mark.usefixtures("quick")
def test_abandoning_leaves_nothing_and_the_keys_are_gone(paths: DataPaths) -> None:
    making = vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
    create_database(making.database, making.keys.database_key, FrozenClock())
    making.abandon()
    assert contents(paths.root) == {}
    with pytest.raises(ValueError, match="forgotten"):
        _ = making.keys.database_key


@pytest.mark.parametrize("name", ["vault.db", "vault.hdr", "vault.hdr.bak", "vault.db-journal"])
def test_no_vault_is_made_beside_any_vault_file(paths: DataPaths, name: str) -> None:
    paths.root.mkdir()
    (paths.root / name).write_bytes(b"")
    before = contents(paths.root)
    with pytest.raises(VaultExists):
        vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
    assert contents(paths.root) == before


def test_a_set_up_beside_a_whole_vault_is_left_alone(paths: DataPaths) -> None:
    lay_out(paths)
    paths.staging.mkdir()
    for name, content in files().items():
        (paths.staging / name).write_bytes(content[::-1])
    before = contents(paths.root)
    assert vault.look(paths).condition is Condition.READY
    assert contents(paths.root) == before


def test_a_set_up_that_would_overwrite_something_is_trouble(paths: DataPaths) -> None:
    lay_out(paths, header=None, header_twin=None)
    paths.staging.mkdir()
    for name, content in files().items():
        (paths.staging / name).write_bytes(content)
    before = contents(paths.root)
    assert isinstance(vault.look(paths).trouble, VaultExists)
    assert contents(paths.root) == before


@pytest.mark.usefixtures("quick")
def test_everything_made_is_readable_by_the_person_only(paths: DataPaths) -> None:
    old = os.umask(0)
    try:
        _make(paths)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in paths.root.iterdir()}
        assert modes == dict.fromkeys(VAULT_NAMES, 0o600)
        assert stat.S_IMODE(paths.root.stat().st_mode) == 0o700
        kept = vault.start_fresh(paths, date(2026, 7, 14))
        assert stat.S_IMODE(kept.stat().st_mode) == 0o700
        vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
        assert stat.S_IMODE(paths.staging.stat().st_mode) == 0o700
    finally:
        os.umask(old)


# -- starting fresh ------------------------------------------------------------------


def test_starting_fresh_keeps_every_vault_file_and_nothing_else_moves(paths: DataPaths) -> None:
    lay_out(paths)
    more = {"vault.db-journal": b"j", "vault.db.schema-1": b"copy", "setting-up/x": b"s"}
    paths.staging.mkdir()
    for name, content in more.items():
        (paths.root / name).write_bytes(content)
    paths.public_settings.write_bytes(b"{}")
    before = contents(paths.root)
    kept = vault.start_fresh(paths, date(2026, 7, 14))
    assert kept == paths.root / "kept-2026-07-14"
    assert contents(kept) == {k: v for k, v in before.items() if k != "public.json"}
    assert paths.public_settings.exists()
    assert vault.look(paths).condition is Condition.NONE
    assert opens(DataPaths(kept), vault.unlock(DataPaths(kept), PASSPHRASE))


def test_a_fresh_start_that_fails_moves_nothing(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(paths)
    before = contents(paths.root)
    real, calls = os.rename, []

    def fails(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == 2:
            raise OSError(30, "Read-only file system")
        real(source, target)

    monkeypatch.setattr(vault.os, "rename", fails)
    with pytest.raises(ReadOnly):
        vault.start_fresh(paths, date(2026, 7, 14))
    after = contents(paths.root)
    after.pop("kept-2026-07-14", None)
    assert after == before
    with pytest.raises(WrongPassphrase):
        vault.unlock(paths, "still the old vault")


def test_a_place_that_refuses_a_folder_is_a_known_trouble(paths: DataPaths) -> None:
    paths.root.write_bytes(b"a file")
    with pytest.raises(KnownError):
        vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
    assert paths.root.read_bytes() == b"a file"
