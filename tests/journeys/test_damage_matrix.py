"""Every way a file can be wrong, for every file of the vault.

Recognised, explained in plain sentences, nothing made, nothing written over, nobody waits
for ever. ``OPENS`` where the harm does not matter: then everything written is there.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pytest

from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import THEME, PublicSettings
from mbc_companion.security import kdf, vault
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.storage.connection import raw_connection
from mbc_companion.storage.database import create_database
from mbc_companion.ui import troubles
from tests.backups.acts import make_quick
from tests.backups.shelf import read, write
from tests.fakes import FrozenClock
from tests.journeys.vaults import PASSPHRASE
from tests.strangers import as_nobody, give_to_nobody, passable_folder

CLOCK = FrozenClock()
WORDS = [f"night {number} " * 90 for number in range(12)]
OPENS, LATE = "opens", "opens, with what was changed last"
Files = dict[str, bytes]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "derive", kdf.derive)
    make_quick()


@lru_cache
def _vault(passphrase: str) -> tuple[Files, Files]:
    """The files of a closed vault, and of it in the middle of a change that was cut off."""
    with tempfile.TemporaryDirectory() as folder:
        paths = DataPaths(Path(folder) / "Companion")
        making = vault.prepare(paths, passphrase, kdf.FLOOR)
        create_database(making.database, making.keys.database_key, CLOCK)
        making.publish().forget()
        opened = Unlocked.open(paths, vault.unlock(paths, passphrase), CLOCK)
        key = opened.keys.database_key
        write(opened, CLOCK, *WORDS)
        opened.close()
        PublicSettings(paths.public_settings).set(THEME, "dark")
        closed = _files(paths)
        connection = raw_connection(paths.database, key)
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE entry SET text = text || ' half a change'")
        cut = _files(paths)
        connection.execute("ROLLBACK")
        connection.close()
    assert cut["vault.db-journal"]
    assert cut["vault.db"] != closed["vault.db"]
    return closed, cut


def _files(paths: DataPaths) -> Files:
    return {path.name: path.read_bytes() for path in paths.root.iterdir() if path.is_file()}


def _of(passphrase: str, name: str) -> Files:
    return _vault(passphrase)[name.endswith("-journal")]


def _flipped(content: bytes) -> bytes:
    changed = bytearray(content)
    # In the last pages of a database, which hold entries; in the middle of what is small.
    for back in range(min(3000, len(changed) // 2), min(10 * 4096, len(changed)), 4096):
        changed[-back] ^= 0x10
    return bytes(changed)


def _other_of(name: str) -> str:
    """What this file is mistaken for."""
    return {"vault.hdr": "vault.db", "vault.hdr.bak": "public.json", "vault.db": "vault.hdr"}.get(
        name, "vault.hdr"
    )


KINDS: dict[str, Callable[[Path, str], object]] = {
    "flipped": lambda path, name: path.write_bytes(_flipped(path.read_bytes())),
    "truncated": lambda path, name: path.write_bytes(path.read_bytes()[: -(4096 + 50)] or b"{"),
    "swapped": lambda path, name: path.write_bytes(_of(PASSPHRASE, name)[_other_of(name)]),
    "missing": lambda path, name: path.unlink(),
    "foreign": lambda path, name: path.write_bytes(_of("another marble kettle", name)[name]),
    "random": lambda path, name: path.write_bytes(random.Random(1).randbytes(9000)),
    "empty": lambda path, name: path.write_bytes(b""),
    "link": lambda path, name: (path.unlink(), path.symlink_to("/etc/hostname")),
    "link to nowhere": lambda path, name: (path.unlink(), path.symlink_to("nowhere")),
    "pipe": lambda path, name: (path.unlink(), os.mkfifo(path)),
    "folder": lambda path, name: (path.unlink(), path.mkdir()),
    "somebody else's": lambda path, name: (os.chown(path, 1234, 1234), path.chmod(0o600)),
}
# By file; a kind that is not named is as "else".
EXPECTED: dict[str, dict[str, str]] = {
    "vault.hdr": {"else": OPENS},
    "vault.hdr.bak": {"else": OPENS},
    "vault.db": {
        "else": "VaultDamaged",
        "missing": "DatabaseMissing",
        "somebody else's": "ReadOnly",
    },
    # What was changed stays; that it was cut off is noticed after unlocking (test_cut_off).
    "vault.db-journal": {
        "else": "VaultDamaged",
        "missing": LATE,
        "empty": LATE,
        "swapped": LATE,
        "random": LATE,
        "somebody else's": "ReadOnly",
    },
    "public.json": {"else": OPENS},
}
CELLS = [(name, kind) for name in EXPECTED for kind in KINDS]


@contextmanager
def _no_waiting(seconds: int = 20) -> Iterator[None]:
    def late(*_told: object) -> None:
        raise AssertionError("it waits for ever")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _state(root: Path) -> dict[str, object]:
    """Every name with what it is; the content of a pipe is not asked for."""
    found: dict[str, object] = {}
    for path in sorted(root.iterdir()):
        kind = os.lstat(path).st_mode >> 12
        found[path.name] = (kind, path.read_bytes() if kind == 0o10 else None)
    return found


def _opened(paths: DataPaths) -> str:
    """How a start and an unlocking end, in our words."""
    PublicSettings(paths.public_settings).get(THEME)
    try:
        trouble = vault.look(paths).trouble
        if trouble is not None:
            raise trouble
        opened = Unlocked.open(paths, vault.unlock(paths, PASSPHRASE), CLOCK)
        try:
            return OPENS if read(opened, CLOCK) == WORDS else LATE
        finally:
            opened.close()
    except KnownError as error:
        told = troubles.trouble(error)
        assert all((told.title, told.happened, told.safe, told.to_do))
        return type(error).__name__


def _lay_out(root: Path, files: Files) -> DataPaths:
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(mode=0o700)
    for name, content in files.items():
        (root / name).touch(0o600)
        (root / name).write_bytes(content)
    give_to_nobody(root, *root.iterdir())
    return DataPaths(root)


@pytest.mark.parametrize(("name", "kind"), CELLS, ids=[f"{n}: {k}" for n, k in CELLS])
def test_a_file_that_is_wrong(name: str, kind: str) -> None:
    if kind == "somebody else's" and os.geteuid() != 0:
        pytest.skip("NOT RUN: only root can give a file away")
    with passable_folder() as folder:
        paths = _lay_out(folder / "Companion", _of(PASSPHRASE, name))
        KINDS[kind](paths.root / name, name)
        before = _state(paths.root)
        with _no_waiting():
            ended = as_nobody(lambda: _opened(paths))
        after = _state(paths.root)
        expected = EXPECTED[name].get(kind, EXPECTED[name]["else"])
        assert ended == expected
        if ended not in (OPENS, LATE):
            assert after == before


def test_without_the_check_a_journal_of_another_vault_would_be_written_into_ours(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The twin."""
    name = "vault.db-journal"
    paths = _lay_out(tmp_path / "Companion", _of(PASSPHRASE, name))
    KINDS["foreign"](paths.journal, name)
    before = _state(paths.root)
    monkeypatch.setattr("mbc_companion.storage.connection.check_way_back", lambda *_told: None)
    _opened(paths)
    assert _state(paths.root)["vault.db"] != before["vault.db"]
