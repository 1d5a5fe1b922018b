"""A restore brings back what the copy held, keeps what was there, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from mbc_companion.core.errors import (
    BackupDamaged,
    KnownError,
    VaultDamaged,
    WrongPassphrase,
)
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf, restoring, vault
from mbc_companion.security.keys import Keys
from mbc_companion.security.vault import Condition
from mbc_companion.session.backing_up import copies, make_backup, thin
from mbc_companion.session.restoring import (
    RESTORED,
    keys_for,
    keys_of_now,
    preview,
    stage,
    stage_kept,
)
from tests.backups.shelf import read, still, unlocked, write
from tests.fakes import FrozenClock
from tests.journeys.vaults import PASSPHRASE, make_vault
from tests.security.vaults import contents

NEW = "another marble kettle"


@pytest.fixture
def made(paths: DataPaths, clock: FrozenClock) -> Path:
    """A backup with one entry, of a vault that went on to have two."""
    make_vault(paths, clock)
    with unlocked(paths, clock) as opened:
        write(opened, clock, "one")
        copy = make_backup(opened, paths.backups, clock, still)
        write(opened, clock, "two")
    return copy.path


def _staged(paths: DataPaths, clock: FrozenClock, path: Path, now: Keys) -> Path:
    return stage(paths, path, keys_for(paths, path, now, ""), clock, still, ours=True)


def _restore(paths: DataPaths, clock: FrozenClock, path: Path) -> Path:
    with unlocked(paths, clock) as opened:
        keys = keys_for(paths, path, opened.keys, "")
        kept = stage(paths, path, keys, clock, still, ours=True)
    restoring.commit(paths, kept)
    assert vault.look(paths).condition is Condition.READY
    return kept


def test_the_copy_is_back_under_the_passphrase_of_now_and_undo_brings_the_rest(
    paths: DataPaths, clock: FrozenClock, made: Path
) -> None:
    with unlocked(paths, clock) as opened:
        opened.keys.change_passphrase(NEW, kdf.FLOOR)
    with unlocked(paths, clock, NEW) as opened:
        keys = keys_for(paths, made, opened.keys, "")
        assert keys is opened.keys
        assert preview(paths, made, keys, still, ours=True).manifest.entries == 1
        kept = stage(paths, made, keys, clock, still, ours=True)
    restoring.commit(paths, kept)
    assert vault.look(paths).condition is Condition.READY
    with unlocked(paths, clock, NEW) as opened:
        assert read(opened, clock) == ["one"]
        assert opened.database.commits >= opened.keys.commits
        assert opened.database.preferences.get_value(RESTORED)["kept"] == kept.name
    restoring.commit(paths, stage_kept(paths, kept, clock))
    assert vault.look(paths).condition is Condition.READY
    with unlocked(paths, clock, NEW) as opened:
        assert read(opened, clock) == ["one", "two"]


def test_a_copy_of_another_vault_opens_with_its_own_passphrase(
    paths: DataPaths, clock: FrozenClock, tmp_path: Path
) -> None:
    other = DataPaths(tmp_path / "other")
    make_vault(other, clock)
    with unlocked(other, clock) as opened:
        write(opened, clock, "elsewhere")
        opened.keys.change_passphrase(NEW, kdf.FLOOR)
        path = make_backup(opened, other.backups, clock, still).path
    make_vault(paths, clock)
    with unlocked(paths, clock) as opened:
        write(opened, clock, "here")
        for wrong in ("", PASSPHRASE):
            with pytest.raises(WrongPassphrase):
                keys_for(paths, path, opened.keys, wrong)
        keys = keys_for(paths, path, opened.keys, NEW)
        kept = stage(paths, path, keys, clock, still, ours=False)
    restoring.commit(paths, kept)
    vault.look(paths)
    with unlocked(paths, clock, NEW) as opened:
        assert read(opened, clock) == ["elsewhere"]
        assert opened.database.commits >= opened.keys.commits
    restoring.commit(paths, stage_kept(paths, kept, clock))
    vault.look(paths)
    with unlocked(paths, clock) as opened:
        assert read(opened, clock) == ["here"]


def test_an_empty_computer_gets_the_vault_back(
    paths: DataPaths, clock: FrozenClock, made: Path, tmp_path: Path
) -> None:
    new = DataPaths(tmp_path / "new")
    assert keys_of_now(new, made, PASSPHRASE) is None
    keys = keys_for(new, made, None, PASSPHRASE)
    restoring.commit(new, stage(new, made, keys, clock, still, ours=False))
    assert vault.look(new).condition is Condition.READY
    with unlocked(new, clock) as opened:
        assert read(opened, clock) == ["one"]
    assert sorted(path.name for path in new.root.iterdir()) == [
        "lock",
        "vault.db",
        "vault.hdr",
        "vault.hdr.bak",
    ]


def test_a_damaged_vault_is_replaced_and_kept_with_its_journal(
    paths: DataPaths, clock: FrozenClock, made: Path
) -> None:
    paths.database.write_bytes(paths.database.read_bytes()[:4096] + b"x" * 8192)
    paths.journal.write_bytes(b"half a journal")
    harmed = paths.database.read_bytes()
    keys = keys_of_now(paths, made, PASSPHRASE)
    assert keys is not None
    kept = stage(paths, made, keys, clock, still, ours=True)
    restoring.commit(paths, kept)
    vault.look(paths)
    with unlocked(paths, clock) as opened:
        assert read(opened, clock) == ["one"]
    aside = DataPaths(kept)
    assert aside.database.read_bytes() == harmed
    assert aside.journal.read_bytes() == b"half a journal"
    assert not paths.journal.exists()
    restoring.commit(paths, stage_kept(paths, kept, clock))
    vault.look(paths)
    assert paths.database.read_bytes() == harmed
    assert paths.journal.read_bytes() == b"half a journal"


def test_a_look_into_a_copy_changes_and_leaves_nothing(
    paths: DataPaths, clock: FrozenClock, made: Path
) -> None:
    before = contents(paths.root)
    keys = keys_for(paths, made, None, PASSPHRASE)
    assert preview(paths, made, keys, still, ours=False).manifest.last_day == "2026-07-14"
    assert contents(paths.root) == before


@pytest.mark.parametrize("place", [30, 2000, -5000, -1])
def test_a_damaged_copy_is_refused_and_nothing_is_touched(
    paths: DataPaths, clock: FrozenClock, made: Path, place: int
) -> None:
    content = bytearray(made.read_bytes())
    content[place] ^= 1
    made.write_bytes(content)
    before = contents(paths.root)
    with unlocked(paths, clock) as opened, pytest.raises((BackupDamaged, WrongPassphrase)):
        _staged(paths, clock, made, opened.keys)
    after = contents(paths.root)
    for name in ("vault.hdr", "vault.hdr.bak"):
        before.pop(name), after.pop(name)
    assert after == before


def test_a_restore_that_was_not_decided_is_cleared_at_the_next_start(
    paths: DataPaths, clock: FrozenClock, made: Path
) -> None:
    with unlocked(paths, clock) as opened:
        stage(paths, made, opened.keys, clock, still, ours=True)
    assert paths.restoring.exists()
    assert vault.look(paths).condition is Condition.READY
    assert not paths.restoring.exists()
    with unlocked(paths, clock) as opened:
        assert read(opened, clock) == ["one", "two"]


@pytest.mark.parametrize("content", [b"", b"../elsewhere", b"kept-2026-07-14/../x"])
def test_a_forged_decision_moves_nothing(
    paths: DataPaths, clock: FrozenClock, made: Path, content: bytes
) -> None:
    with unlocked(paths, clock) as opened:
        stage(paths, made, opened.keys, clock, still, ours=True)
    (paths.restoring / "ready").write_bytes(content)
    before = contents(paths.root)
    assert isinstance(vault.look(paths).trouble, VaultDamaged)
    assert contents(paths.root) == before


def test_every_step_of_the_swap_may_be_the_last(
    paths: DataPaths, clock: FrozenClock, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off at each rename in turn, the next look goes on to the same end."""
    with unlocked(paths, clock) as opened:
        keys = keys_for(paths, made, None, PASSPHRASE)
        assert keys is not opened.keys
        kept = stage(paths, made, keys, clock, still, ours=False)
    paths.journal.write_bytes(b"of the old file")
    restoring.commit(paths, kept)
    real, cuts = restoring.os.rename, 0
    while True:
        left = [cuts]

        def rename(source: Path, target: Path, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise OSError(5, "cut off")
            real(source, target)

        with monkeypatch.context() as cut:
            cut.setattr(restoring.os, "rename", rename)
            look = vault.look(paths)
        if look.condition is Condition.READY:
            break
        assert isinstance(look.trouble, KnownError)
        cuts = 1
    with unlocked(paths, clock) as opened:
        assert read(opened, clock) == ["one"]
    assert sorted(path.name for path in kept.iterdir()) == [
        "vault.db",
        "vault.db-journal",
        "vault.hdr",
        "vault.hdr.bak",
    ]


def test_backups_from_before_a_restore_are_not_pushed_out_by_later_ones(
    paths: DataPaths, clock: FrozenClock, made: Path
) -> None:
    clock.advance(seconds=3600)
    _restore(paths, clock, made)
    with unlocked(paths, clock) as opened:
        for number in range(8):
            clock.advance(seconds=3600)
            write(opened, clock, f"after {number}")
            make_backup(opened, paths.backups, clock, still)
            thin(paths.backups, opened.keys, budget=1)
        assert made in [copy.path for copy in copies(paths.backups, opened.keys)]
