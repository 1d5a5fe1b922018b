"""The person's trouble, kept apart from our bugs.

A KnownError is something that can happen to anyone (a full disk, a mistyped
passphrase). It carries no words and no value of a person's: the window turns
the class into a sentence (``ui.troubles``), the log gets the class and the code.
Everything that is not a KnownError is a bug.
"""

from __future__ import annotations

import errno


class KnownError(Exception):
    """Base of every trouble with a plain sentence; ``code`` is shown under Details.

    ``code`` is a technical name such as ``SQLITE_FULL`` or ``ENOSPC``; never a path,
    a passphrase or anything a person typed.
    """

    def __init__(self, code: str = "") -> None:
        super().__init__(code or type(self).__name__)
        self.code = code


class WrongPassphrase(KnownError):
    """The slot did not open. Nothing was changed."""


class WrongRecoveryWords(KnownError):
    """Twelve listed words, right checksum, but they do not open this vault."""


class MistypedRecoveryWords(KnownError):
    """The words cannot be right: unknown word, wrong number of words or checksum."""


class DiskFull(KnownError):
    """No room left (ENOSPC, EDQUOT, SQLITE_FULL). What was saved before is safe."""


class ReadOnly(KnownError):
    """The folder or the disk cannot be written to (EROFS, EACCES, SQLITE_READONLY)."""


class FileInUse(KnownError):
    """Another window or program holds the file."""


class DiskTrouble(KnownError):
    """The computer could not read or write (EIO, EMFILE, SQLITE_IOERR)."""


class VaultDamaged(KnownError):
    """Database unreadable, truncated, empty or foreign. Nothing is created or overwritten."""


class HeaderDamaged(KnownError):
    """Neither copy of the key header can be read."""


class HeaderMissing(KnownError):
    """A database without its key header: damage, never a first run."""


class DatabaseMissing(KnownError):
    """A key header without its database."""


class VaultNewer(KnownError):
    """Written by a newer version of the program; left untouched."""


class NotEncrypted(KnownError):
    """The driver cannot encrypt, or the file is a plain database: refused."""


class NotEnoughMemory(KnownError):
    """The derivation could not get its memory."""


class VaultExists(KnownError):
    """Refused to create: some vault file is already there."""


class BackupDamaged(KnownError):
    """A copy that is not whole, was altered, or is no copy of ours. It is left as it is."""


class PlaceMissing(KnownError):
    """The drive or folder for the second copy is not there right now."""


class Stopped(KnownError):
    """Long work was ended because the program locks or closes; nothing of it is left."""


class FileNotKnown(KnownError):
    """A file from elsewhere that is of no kind that can be brought in. Nothing was changed."""


class FileEmpty(KnownError):
    """A file or folder from elsewhere with nothing in it to bring in."""


class FileLocked(KnownError):
    """A file from elsewhere that its own program has encrypted."""


class FileTooLarge(KnownError):
    """Beyond the limits for files from elsewhere (``exchange.limits``), packed or unpacked."""


class TooLong(KnownError):
    """A text beyond the stated limit; the text is still on the screen."""


_BY_ERRNO: dict[int, type[KnownError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
}


def from_os_error(error: OSError) -> KnownError:
    """The trouble behind an OSError, keeping only its errno name (never the file name)."""
    number = error.errno or 0
    kind = _BY_ERRNO.get(number, DiskTrouble)
    return kind(errno.errorcode.get(number, "OSError"))
