"""What a look at the folder makes of every kind of damage; it changes nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mbc_companion.core.errors import (
    DatabaseMissing,
    DiskTrouble,
    HeaderDamaged,
    HeaderMissing,
    KnownError,
    NotEncrypted,
    ReadOnly,
    VaultDamaged,
    VaultExists,
    VaultNewer,
)
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf, vault
from mbc_companion.security.vault import Condition
from tests.security.vaults import PASSPHRASE, contents, edited, files, header_bytes, lay_out
from tests.strangers import as_nobody


def _newer(loaded: dict[str, Any]) -> None:
    loaded["min_reader"] = 3


def _plain(paths: DataPaths) -> None:
    paths.database.unlink()
    connection = sqlite3.connect(paths.database)
    connection.execute("CREATE TABLE entry (text)")
    connection.commit()
    connection.close()


def _both(paths: DataPaths, content: bytes | None) -> None:
    for path in (paths.header, paths.header_twin):
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)


def _only_journal(paths: DataPaths) -> None:
    _both(paths, None)
    paths.database.rename(paths.journal)


def _linked(paths: DataPaths) -> None:
    elsewhere = paths.root / "elsewhere"
    paths.database.rename(elsewhere)
    paths.database.symlink_to(elsewhere)


def _instead(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


def _shorter(paths: DataPaths, by: int) -> None:
    paths.database.write_bytes(files()["vault.db"][:-by])


DAMAGE: dict[str, tuple[Callable[[DataPaths], object], type[KnownError]]] = {
    "empty database": (lambda p: p.database.write_bytes(b""), VaultDamaged),
    "tiny database": (lambda p: p.database.write_bytes(bytes(100)), VaultDamaged),
    "database cut inside a page": (lambda p: _shorter(p, 1000), VaultDamaged),
    "database one byte long": (lambda p: p.database.write_bytes(b"S"), VaultDamaged),
    "plain database": (_plain, NotEncrypted),
    "no header": (lambda p: _both(p, None), HeaderMissing),
    "no database": (lambda p: p.database.unlink(), DatabaseMissing),
    "only a rollback journal": (_only_journal, DatabaseMissing),
    "both headers empty": (lambda p: _both(p, b""), HeaderDamaged),
    "both headers flipped": (lambda p: _both(p, header_bytes()[::-1]), HeaderDamaged),
    "newer headers": (lambda p: _both(p, edited(_newer)), VaultNewer),
    "one newer header": (lambda p: p.header_twin.write_bytes(edited(_newer)), VaultNewer),
    "link for a database": (_linked, VaultDamaged),
    "pipe for a database": (lambda p: _instead(p.database, os.mkfifo), VaultDamaged),
    "folder for a database": (lambda p: _instead(p.database, Path.mkdir), VaultDamaged),
    "file for the set-up folder": (lambda p: p.staging.write_bytes(b""), VaultDamaged),
    "link for the set-up folder": (lambda p: p.staging.symlink_to(p.root), VaultDamaged),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_named_and_nothing_is_touched(paths: DataPaths, name: str) -> None:
    damage, trouble = DAMAGE[name]
    lay_out(paths)
    damage(paths)
    before = contents(paths.root)
    found = vault.look(paths)
    assert found.condition is Condition.TROUBLE
    assert type(found.trouble) is trouble
    assert contents(paths.root) == before
    with pytest.raises(VaultExists):
        vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
    assert contents(paths.root) == before


HEADER_INSTEAD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "link": lambda path: path.symlink_to("vault.db"),
}


@pytest.mark.parametrize("kind", HEADER_INSTEAD)
def test_something_else_for_a_header_is_damage_only_if_its_twin_is_bad_too(
    paths: DataPaths, kind: str
) -> None:
    lay_out(paths)
    _instead(paths.header, HEADER_INSTEAD[kind])
    assert vault.look(paths).condition is Condition.READY
    _instead(paths.header_twin, HEADER_INSTEAD[kind])
    before = contents(paths.root)
    assert isinstance(vault.look(paths).trouble, HeaderDamaged)
    assert contents(paths.root) == before


@pytest.mark.parametrize("left_out", ["header", "header_twin"])
def test_one_copy_of_the_header_is_enough(paths: DataPaths, left_out: str) -> None:
    lay_out(paths, **{left_out: None})
    before = contents(paths.root)
    assert vault.look(paths).condition is Condition.READY
    assert contents(paths.root) == before


def test_part_of_a_page_is_no_damage_while_a_journal_can_undo_it(paths: DataPaths) -> None:
    lay_out(paths, database=files()["vault.db"] + bytes(1000))
    paths.journal.write_bytes(bytes(512))
    assert vault.look(paths).condition is Condition.READY


def test_no_vault_is_a_first_run_and_a_look_makes_nothing(paths: DataPaths) -> None:
    assert vault.look(paths) == vault.Look(Condition.NONE)
    assert not paths.root.exists()
    paths.root.mkdir()
    paths.public_settings.write_text("{}")
    paths.lock.write_text("")
    assert vault.look(paths) == vault.Look(Condition.NONE)
    assert sorted(contents(paths.root)) == ["lock", "public.json"]


def test_a_place_that_cannot_be_a_folder_is_no_first_run(paths: DataPaths) -> None:
    paths.root.write_bytes(b"a file")
    assert isinstance(vault.look(paths).trouble, DiskTrouble)
    paths.root.unlink()
    paths.root.symlink_to("drive-not-plugged-in")
    assert isinstance(vault.look(paths).trouble, DiskTrouble)


def test_a_folder_that_may_not_be_read_is_no_first_run(open_folder: Path) -> None:
    paths = DataPaths(open_folder / "Companion")
    lay_out(paths)
    paths.root.chmod(0)
    try:
        found = as_nobody(lambda: vault.look(paths))
        assert isinstance(found.trouble, ReadOnly)
        paths.root.chmod(0o755)
        paths.database.chmod(0)
        found = as_nobody(lambda: vault.look(paths))
        assert isinstance(found.trouble, ReadOnly)
    finally:
        paths.root.chmod(0o755)


def test_a_copy_that_cannot_be_read_is_passed_over_for_its_twin(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(paths)
    real = Path.read_bytes

    def bad_sector(path: Path) -> bytes:
        if path == paths.header:
            raise OSError(5, "Input/output error")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", bad_sector)
    assert vault.look(paths).condition is Condition.READY
    assert vault.best_header(paths).encoded() == header_bytes()
