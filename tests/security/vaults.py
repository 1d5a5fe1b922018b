"""A small real vault, made once and laid out anew for every test; and headers edited by hand."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from mbc_companion.core.errors import WrongRecoveryWords
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf, recovery, vault
from mbc_companion.security.header import canonical
from mbc_companion.security.keys import Keys
from mbc_companion.storage.database import Database, create_database
from tests.fakes import FrozenClock

PASSPHRASE = "gentle marble kettle"
OTHER_PASSPHRASE = "quiet lantern meadow"
WORDS = recovery.parse(
    "legal winner thank year wave sausage worth useful legal winner thank yellow"
)
OTHER_WORDS = recovery.parse(
    "letter advice cage absurd amount doctor acoustic avoid letter advice cage above"
)

Edit = Callable[[dict[str, Any]], object]


@lru_cache
def files() -> dict[str, bytes]:
    """Every file of a published vault with recovery words, by name."""
    with tempfile.TemporaryDirectory() as folder:
        paths = DataPaths(Path(folder) / "Companion")
        making = vault.prepare(paths, PASSPHRASE, kdf.FLOOR)
        create_database(making.database, making.keys.database_key, FrozenClock())
        keys = making.publish()
        keys.set_recovery(WORDS)
        return contents(paths.root)


def lay_out(paths: DataPaths, **changed: bytes | None) -> None:
    """Put the vault into ``paths``; ``header``, ``header_twin`` or ``database`` may differ.

    None leaves that file out.
    """
    paths.root.mkdir(mode=0o700, parents=True)
    for place in ("database", "header", "header_twin"):
        target = getattr(paths, place)
        content = changed.get(place, files()[target.name])
        if content is not None:
            target.write_bytes(content)


def contents(folder: Path) -> dict[str, bytes]:
    """All files below ``folder``: relative name and bytes; folders and links by kind."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = b"link"
        elif path.is_file():
            found[name] = path.read_bytes()
        else:
            found[name] = b"folder" if path.is_dir() else b"special"
    return found


def header_bytes() -> bytes:
    return files()["vault.hdr"]


def edited(edit: Edit, content: bytes | None = None, *, resealed: bool = True) -> bytes:
    """The header after ``edit``, with the plain checksum made right again, as anybody could."""
    loaded = json.loads(content or header_bytes())
    edit(loaded)
    if resealed:
        loaded.pop("sha256", None)
        loaded["sha256"] = hashlib.sha256(canonical(loaded)).hexdigest()
    return canonical(loaded)


def opens(paths: DataPaths, keys: Keys) -> bool:
    """Does the key open the database that lies there?"""
    Database.open(paths.database, keys.database_key, FrozenClock()).close()
    return True


def pair(paths: DataPaths) -> tuple[bytes, bytes]:
    return paths.header.read_bytes(), paths.header_twin.read_bytes()


def words_open(paths: DataPaths, words: tuple[str, ...]) -> bool:
    try:
        vault.unlock_with_words(paths, words).forget()
    except WrongRecoveryWords:
        return False
    return True
