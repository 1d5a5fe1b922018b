"""SQL errors turned into the person's troubles, without a value of hers."""

from __future__ import annotations

from mbc_companion.core.errors import (
    DiskFull,
    DiskTrouble,
    FileInUse,
    KnownError,
    ReadOnly,
    VaultDamaged,
)


class Interrupted(KnownError):
    """A query was stopped because nobody waits for it any longer."""


class DatabaseBug(Exception):
    """Our own mistake in SQL or data; carries the driver's code only."""


_BY_NAME: tuple[tuple[str, type[KnownError]], ...] = (
    ("SQLITE_NOTADB", VaultDamaged),
    ("SQLITE_CORRUPT", VaultDamaged),
    ("SQLITE_FORMAT", VaultDamaged),
    ("SQLITE_FULL", DiskFull),
    ("SQLITE_READONLY", ReadOnly),
    ("SQLITE_BUSY", FileInUse),
    ("SQLITE_LOCKED", FileInUse),
    ("SQLITE_CANTOPEN", DiskTrouble),
    ("SQLITE_IOERR", DiskTrouble),
    ("SQLITE_NOMEM", DiskTrouble),
    ("SQLITE_PERM", ReadOnly),
)


def translated(error: BaseException) -> Exception:
    """What to raise, ``from None``, instead of a driver's or SQLAlchemy's error."""
    original = getattr(error, "orig", None) or error
    name = str(getattr(original, "sqlite_errorname", "") or type(original).__name__)
    if name.startswith("SQLITE_INTERRUPT"):
        return Interrupted(name)
    for prefix, kind in _BY_NAME:
        if name.startswith(prefix):
            return kind(name)
    return DatabaseBug(name)
