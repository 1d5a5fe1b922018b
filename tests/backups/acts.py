"""What is cut off or met with a broken disk: acts on a small vault, and what must hold after.

No Qt and no slow derivation: guessing is not what is tried here. ``weak`` takes one
protection away, to see that its loss is noticed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from mbc_companion.core import atomic
from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.exchange.domain import Answers
from mbc_companion.exchange.journals.bringing import Bringing, look_at
from mbc_companion.exchange.journals.repository import JournalStore
from mbc_companion.security import backup_file, kdf, keys, restoring, vault
from mbc_companion.security.deleting import delete_everything
from mbc_companion.security.keys import Keys
from mbc_companion.session import backing_up
from mbc_companion.session.restoring import keys_for, stage
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.storage import migrations
from mbc_companion.storage.backup.proof import prove
from mbc_companion.storage.troubles import DatabaseBug
from tests.backups.shelf import read, still, write
from tests.fakes import FrozenClock
from tests.storage.golden import make_golden

OLD, NEW = "gentle marble kettle", "another marble kettle"
CLOCK = FrozenClock()
BEFORE = [f"before the copy {n} " * 40 for n in range(60)]
LATER = [f"after the copy {n} " * 40 for n in range(20)]
ADDED = [f"written now {n} " * 40 for n in range(10)]
BROUGHT = [f"Night {n}\nbrought in {n}" for n in range(160)]
GOLDEN = Path(make_golden.__file__).with_name("schema-1")
_argon2 = kdf.derive


def _quick(passphrase: str, salt: bytes, _params: object) -> bytes:
    return hashlib.sha256(passphrase.encode() + salt).digest()


def make_quick() -> None:
    kdf.derive = _quick


@lru_cache
def template() -> Path:
    """A vault with one backup of its first entries, and later entries."""
    root = Path(tempfile.mkdtemp(prefix="companion-acts-")) / "Companion"
    paths = DataPaths(root)
    make_quick()
    making = vault.prepare(paths, OLD, kdf.FLOOR)
    from mbc_companion.storage.database import create_database

    create_database(making.database, making.keys.database_key, CLOCK)
    making.publish().forget()
    opened = open_vault(paths)
    write(opened, CLOCK, *BEFORE)
    backing_up.make_backup(opened, paths.backups, CLOCK, still)
    write(opened, CLOCK, *LATER)
    opened.close()
    return root


@lru_cache
def golden_key() -> bytes:
    kdf.derive = _argon2
    opened = vault.unlock(DataPaths(GOLDEN), make_golden.PASSPHRASE)
    make_quick()
    return bytes(opened._data_key)


def lay_out(act: str, root: Path) -> DataPaths:
    """A fresh folder for ``act``."""
    make_quick()
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(GOLDEN if act == "migration" else template(), root)
    if act == "import":
        _journal(root).write_text(
            "".join(
                f"[2020-01-01 {n // 60:02}:{n % 60:02}] {words}\n\n"
                for n, words in enumerate(BROUGHT)
            )
        )
    return DataPaths(root)


def _journal(root: Path) -> Path:
    """Another program's journal, beside the folder."""
    return root.with_name("journal.txt")


def open_vault(paths: DataPaths, passphrase: str = OLD) -> Unlocked:
    return Unlocked.open(paths, vault.unlock(paths, passphrase), CLOCK)


def _open_golden(paths: DataPaths) -> Unlocked:
    keys = Keys(paths, vault.best_header(paths), golden_key())
    return Unlocked.open(paths, keys, CLOCK)


# -- the acts ------------------------------------------------------------------------


def _save(paths: DataPaths) -> None:
    opened = open_vault(paths)
    write(opened, CLOCK, *ADDED)
    opened.close()


def _import(paths: DataPaths) -> None:
    opened = open_vault(paths)
    path, store = _journal(paths.root), JournalStore(opened.database, CLOCK)
    kind, matched = look_at(path)
    work = Bringing(path, kind, store, lambda _: None, still, matched=matched)
    work.bring(Answers("America/New_York", {}))
    opened.close()


def _backup(paths: DataPaths) -> None:
    opened = open_vault(paths)
    backing_up.make_backup(opened, paths.backups, CLOCK, still)
    opened.close()


def _passphrase(paths: DataPaths) -> None:
    opened = open_vault(paths)
    opened.keys.change_passphrase(NEW, kdf.FLOOR)
    backing_up.renew_headers(paths.backups, opened.keys, still)
    opened.close()


def _migration(paths: DataPaths) -> None:
    _open_golden(paths).close()


def _restore(paths: DataPaths) -> None:
    opened = open_vault(paths)
    path = paths.backups / "2026-07-14-194200.backup"
    keys = keys_for(paths, path, opened.keys, "")
    kept = stage(paths, path, keys, CLOCK, still, ours=True)
    opened.close()
    restoring.commit(paths, kept)
    restoring.finish(paths)


def _lock(paths: DataPaths) -> None:
    opened = open_vault(paths)
    opened.database.preferences.set_value("place", {"page": "journal"})
    opened.close()


def _delete(paths: DataPaths) -> None:
    delete_everything(paths)


ACTS: dict[str, Callable[[DataPaths], None]] = {
    "save": _save,
    "lock": _lock,
    "import": _import,
    "backup": _backup,
    "passphrase": _passphrase,
    "migration": _migration,
    "restore": _restore,
    "delete": _delete,
}

# -- one protection taken away ---------------------------------------------------------


def _straight(path: Path, content: bytes) -> None:
    """Written over in place, as an unthinking program would."""
    with path.open("wb") as stream:
        step = max(64, len(content) // 20)
        for place in range(0, len(content), step):
            stream.write(content[place : place + step])
            stream.flush()
            os.fsync(stream.fileno())


def _weak_backup() -> None:
    backing_up._UNFINISHED = backup_file.ENDING


def _weak_import() -> None:
    put, publish = JournalStore._put, JournalStore.publish

    def shown(store: JournalStore, uid: str, some: list[Any]) -> float:
        """Every group is seen at once."""
        took = put(store, uid, some)
        publish(store, uid)
        return took

    JournalStore._put = shown
    JournalStore.publish = lambda *_: None


def _weak_passphrase() -> None:
    def both(path: Path, content: bytes) -> None:
        """As if there were no twin: it is spoiled with the header it stands in for."""
        if path.name == "vault.hdr":
            path.with_name("vault.hdr.bak").write_bytes(b"")
        _straight(path, content)

    atomic.write_atomic = keys.write_atomic = both


def _weak_restore() -> None:
    def swap(paths: DataPaths) -> None:
        _straight(paths.database, restoring.staged(paths).database.read_bytes())

    restoring.commit = lambda *_: None
    restoring.finish = swap


def _weak_migration() -> None:
    def run(connection: Any, _clock: object) -> None:
        for number, statements in migrations.STEPS[1:]:
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number:d}")

    migrations.run = run


WEAK = {
    "import": _weak_import,
    "backup": _weak_backup,
    "passphrase": _weak_passphrase,
    "restore": _weak_restore,
    "migration": _weak_migration,
}

# -- what must hold afterwards -----------------------------------------------------------


def lost(act: str, paths: DataPaths) -> str:
    """ "" if everything is there and opens; else what is not, in a few words for the report."""
    try:
        return _lost(act, paths)
    except KnownError as error:
        return f"{type(error).__name__} {error.code}"
    except DatabaseBug as error:
        return f"half an upgrade: {error}"


def _lost(act: str, paths: DataPaths) -> str:
    look = vault.look(paths)
    if look.trouble is not None:
        return f"look: {type(look.trouble).__name__} {look.trouble.code}"
    if act == "migration":
        return _lost_golden(paths)
    opened = _opened(act, paths)
    try:
        if act == "import":
            # As at every unlocking.
            JournalStore(opened.database, CLOCK).tidy()
        texts = read(opened, CLOCK)
        wrong = _wrong_backups(act, paths, opened)
    finally:
        opened.close()
    fine = {
        "save": [BEFORE + LATER, BEFORE + LATER + ADDED],
        "import": [BEFORE + LATER, BEFORE + LATER + BROUGHT],
        "restore": [BEFORE + LATER, BEFORE],
    }.get(act, [BEFORE + LATER])
    if sorted(texts) not in [sorted(one) for one in fine]:
        return f"{len(texts)} entries"
    kept = len(list(paths.root.glob("kept-*/vault.db")))
    if act == "restore" and len(texts) == len(BEFORE) and not kept:
        return "what was here before"
    return wrong


def _opened(act: str, paths: DataPaths) -> Unlocked:
    try:
        return open_vault(paths)
    except KnownError:
        if act != "passphrase":
            raise
    return open_vault(paths, NEW)


def _wrong_backups(act: str, paths: DataPaths, opened: Unlocked) -> str:
    backing_up.clear_unfinished(paths.backups)
    found = list(paths.backups.glob("*.backup"))
    for path in found:
        target = paths.backups / "tried"
        front = backup_file.extract(path, target, still)
        prove(target, opened.keys.database_key, still)
        target.unlink()
        secrets = [OLD, NEW] if act == "passphrase" else [OLD]
        if not any(_opens(front, secret) for secret in secrets):
            return "a backup that nothing opens"
    return "" if found else "the backup"


def _opens(front: backup_file.Front, secret: str) -> bool:
    slot = front.header.slot("passphrase")
    try:
        keys.unwrap(front.header.vault, slot, keys.slot_key(slot, secret))
    except KnownError:
        return False
    return True


def _lost_golden(paths: DataPaths) -> str:
    opened = _open_golden(paths)
    try:
        connection = opened.database.raw
        texts = [row[0] for row in connection.execute("SELECT text FROM entry ORDER BY id")]
        if migrations.version(connection) != migrations.LATEST:
            return "the upgrade"
    finally:
        opened.close()
    return "" if texts == [words for _, _, words, _ in make_golden.ENTRIES] else "entries"
