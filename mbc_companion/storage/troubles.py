"""SQL errors turned into the person's troubles, without a value of hers."""

from __future__ import annotations

from types import TracebackType

from sqlalchemy.exc import StatementError

from mbc_companion.core.errors import (
    DiskFull,
    DiskTrouble,
    FileInUse,
    KnownError,
    ReadOnly,
    VaultDamaged,
)
from mbc_companion.storage.driver import DriverError


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
    # The driver's answer to SQLITE_NOMEM, which SQLCipher also gives for a damaged page.
    ("MemoryError", DiskTrouble),
)

# Besides SQL errors: what the driver raises for a value that it cannot bind. Each of them
# holds the value, in an attribute if not in its words.
CARRIES_VALUES = (StatementError, DriverError, MemoryError, UnicodeError, OverflowError)


def translated(error: BaseException) -> Exception:
    """What to raise instead of a driver's or SQLAlchemy's error."""
    original = getattr(error, "orig", None) or error
    name = str(getattr(original, "sqlite_errorname", "") or type(original).__name__)
    if name.startswith("SQLITE_INTERRUPT"):
        return Interrupted(name)
    for prefix, kind in _BY_NAME:
        if name.startswith(prefix):
            return kind(name)
    return DatabaseBug(name)


class Translating:
    """``with Translating():`` lets no error out that holds a value or names a file.

    The error it stands for is cut off even from ``__context__``: SQLAlchemy's keeps the
    parameters, whatever ``hide_parameters`` says of its words.
    """

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        if not isinstance(error, CARRIES_VALUES):
            return
        trouble = self.trouble(error)
        try:
            raise trouble from None
        finally:
            trouble.__context__ = None

    def trouble(self, error: BaseException) -> Exception:
        return translated(error)
