"""The sentence for each of the person's troubles: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.core import errors
from mbc_companion.core.errors import KnownError


def title(error: KnownError) -> str:
    """A few words over the sentence."""
    if isinstance(error, errors.FileInUse):
        return QCoreApplication.translate("Troubles", "Companion is already open")
    if isinstance(error, errors.VaultNewer):
        return QCoreApplication.translate("Troubles", "This needs a newer Companion")
    if isinstance(error, (errors.DiskFull, errors.ReadOnly, errors.DiskTrouble)):
        return QCoreApplication.translate("Troubles", "The disk needs a moment")
    if isinstance(error, errors.NotEnoughMemory):
        return QCoreApplication.translate("Troubles", "The computer is short of memory")
    if isinstance(error, (errors.HeaderMissing, errors.DatabaseMissing)):
        return QCoreApplication.translate("Troubles", "A part of your file is not here")
    return QCoreApplication.translate("Troubles", "Your file cannot be read right now")


def words(error: KnownError) -> str:
    """One to three short sentences; never a code."""
    for kinds, sentence in (
        (_entering, _entering_words),
        (_disk, _disk_words),
        (_files, _file_words),
    ):
        if isinstance(error, kinds):
            return sentence(error)
    return QCoreApplication.translate(
        "Troubles", "Something did not work. What was saved before is safe. Try again."
    )


_entering = (
    errors.WrongPassphrase,
    errors.WrongRecoveryWords,
    errors.MistypedRecoveryWords,
    errors.NotEnoughMemory,
    errors.TooLong,
)
_disk = (errors.DiskFull, errors.ReadOnly, errors.DiskTrouble, errors.FileInUse)
_files = (
    errors.VaultDamaged,
    errors.HeaderDamaged,
    errors.HeaderMissing,
    errors.DatabaseMissing,
    errors.VaultNewer,
    errors.NotEncrypted,
    errors.VaultExists,
)


def _entering_words(error: KnownError) -> str:
    if isinstance(error, errors.WrongPassphrase):
        return QCoreApplication.translate(
            "Troubles", "That did not open it. Check Caps Lock, or show what you typed."
        )
    if isinstance(error, errors.WrongRecoveryWords):
        return QCoreApplication.translate(
            "Troubles",
            "These words belong together, but they do not open this file. "
            "Nothing was changed. Is there another page of words?",
        )
    if isinstance(error, errors.MistypedRecoveryWords):
        return QCoreApplication.translate(
            "Troubles", "One of these words is not right yet. Compare them with your page."
        )
    if isinstance(error, errors.NotEnoughMemory):
        return QCoreApplication.translate(
            "Troubles",
            "The computer has too little free memory right now. Nothing was lost. "
            "Close another program, then try again.",
        )
    return QCoreApplication.translate(
        "Troubles", "This is longer than one entry can hold. It is still on the screen."
    )


def _disk_words(error: KnownError) -> str:
    if isinstance(error, errors.DiskFull):
        return QCoreApplication.translate(
            "Troubles",
            "The computer has no room left. What was saved before is safe. "
            "Free some space, then try again.",
        )
    if isinstance(error, errors.ReadOnly):
        return QCoreApplication.translate(
            "Troubles",
            "This folder cannot be written to right now. What was saved before is safe. "
            "Check the drive or the folder, then try again.",
        )
    if isinstance(error, errors.FileInUse):
        return QCoreApplication.translate(
            "Troubles", "Companion is open in another window. Close that one first."
        )
    return QCoreApplication.translate(
        "Troubles",
        "The disk did not answer properly. What was saved before is safe. "
        "Try again, or start the computer again.",
    )


def _file_words(error: KnownError) -> str:
    if isinstance(error, errors.HeaderMissing):
        return QCoreApplication.translate(
            "Troubles",
            "Your journal file is here, but the small key file beside it is not. "
            "Nothing was changed. Look for vault.hdr in a copy of this folder and put it back.",
        )
    if isinstance(error, errors.DatabaseMissing):
        return QCoreApplication.translate(
            "Troubles",
            "The key file is here, but the journal file beside it is not. "
            "Nothing was changed. Look for vault.db in a copy of this folder and put it back.",
        )
    if isinstance(error, errors.VaultNewer):
        return QCoreApplication.translate(
            "Troubles",
            "A newer version of Companion wrote this file. Nothing was changed. "
            "Open it with the newer version.",
        )
    if isinstance(error, errors.NotEncrypted):
        return QCoreApplication.translate(
            "Troubles",
            "This file is not encrypted, so Companion did not open it. Nothing was changed. "
            "Look for your own vault.db in a copy of this folder.",
        )
    if isinstance(error, errors.HeaderDamaged):
        return QCoreApplication.translate(
            "Troubles",
            "The key file cannot be read. Your journal file was not touched. "
            "Look for vault.hdr in a copy of this folder and put it back.",
        )
    if isinstance(error, errors.VaultExists):
        return QCoreApplication.translate(
            "Troubles",
            "There is already a file of yours in this folder. Nothing was changed. "
            "Close Companion and open it again.",
        )
    return QCoreApplication.translate(
        "Troubles",
        "Part of the file cannot be read. Nothing was changed or deleted. "
        "Put back a copy of this folder, or try again.",
    )
