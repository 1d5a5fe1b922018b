"""The words for each of the person's troubles: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from mbc_companion.core import errors
from mbc_companion.core.errors import KnownError
from mbc_companion.ui.trouble import Trouble
from mbc_companion.ui.trouble_of_files import TOLD as OF_FILES


def words(error: KnownError) -> str:
    """One to three short sentences for the page the person is on; never a code."""
    told = trouble(error)
    return told.short or " ".join((told.happened, told.safe, told.to_do))


def title(error: KnownError) -> str:
    """A few words over the sentences."""
    return trouble(error).title


def trouble(error: KnownError) -> Trouble:
    """Everything there is to say about ``error``; its nearest known class decides."""
    for kind in type(error).__mro__:
        if kind in _TOLD:
            return _TOLD[kind]()
    return _other()


def _other() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "Something did not work"),
        QCoreApplication.translate("Troubles", "Something did not work."),
        QCoreApplication.translate("Troubles", "What was saved before is safe."),
        QCoreApplication.translate("Troubles", "Try again."),
    )


def _wrong_passphrase() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "That did not open it"),
        QCoreApplication.translate("Troubles", "That did not open it."),
        QCoreApplication.translate("Troubles", "Nothing was changed."),
        QCoreApplication.translate("Troubles", "Check Caps Lock, or show what you typed."),
        QCoreApplication.translate(
            "Troubles", "That did not open it. Check Caps Lock, or show what you typed."
        ),
    )


def _wrong_words() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "These words did not open it"),
        QCoreApplication.translate(
            "Troubles", "These twelve belong together, but they do not open this file."
        ),
        QCoreApplication.translate("Troubles", "Nothing was changed."),
        QCoreApplication.translate("Troubles", "Is there a newer page of words?"),
    )


def _mistyped_words() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "One word is not right yet"),
        QCoreApplication.translate(
            "Troubles", "All twelve are on the list, but they do not fit together."
        ),
        QCoreApplication.translate("Troubles", "Nothing was changed."),
        QCoreApplication.translate(
            "Troubles", "One may be another word, or two changed places. Compare with your page."
        ),
        QCoreApplication.translate(
            "Troubles",
            "All twelve are on the list, but they do not fit together. "
            "One may be another word, or two changed places. Compare with your page.",
        ),
    )


def _disk_full() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "The computer has no room left"),
        QCoreApplication.translate("Troubles", "The computer has no room left to write."),
        QCoreApplication.translate("Troubles", "What was saved before is safe."),
        QCoreApplication.translate("Troubles", "Free some space, then try again."),
        QCoreApplication.translate(
            "Troubles",
            "The computer has no room left, so this is not saved yet. "
            "Free some space; it is still here.",
        ),
    )


def _read_only() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "The folder cannot be written to"),
        QCoreApplication.translate(
            "Troubles", "Companion may read this folder, but not write to it."
        ),
        QCoreApplication.translate("Troubles", "What was saved before is safe."),
        QCoreApplication.translate(
            "Troubles", "Check the drive or the rights of the folder, then try again."
        ),
        QCoreApplication.translate(
            "Troubles",
            "The folder cannot be written to, so this is not saved yet. "
            "Check the drive, then try again; it is still here.",
        ),
    )


def _disk_trouble() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "The disk did not answer"),
        QCoreApplication.translate("Troubles", "The computer could not read or write just now."),
        QCoreApplication.translate(
            "Troubles", "Nothing was deleted. What was saved before is still there."
        ),
        QCoreApplication.translate(
            "Troubles", "Try again. If it stays so, check the drive or restart the computer."
        ),
        QCoreApplication.translate(
            "Troubles",
            "The disk did not answer, so this is not saved yet. Try again; it is still here.",
        ),
    )


def _in_use() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "Companion is already open"),
        QCoreApplication.translate("Troubles", "Companion is open in another window."),
        QCoreApplication.translate("Troubles", "Everything is safe there."),
        QCoreApplication.translate("Troubles", "Close that one first, then try again."),
        QCoreApplication.translate(
            "Troubles", "Companion is open in another window. Close that one first."
        ),
    )


def _no_memory() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "The computer is short of memory"),
        QCoreApplication.translate(
            "Troubles", "The computer has too little free memory right now."
        ),
        QCoreApplication.translate("Troubles", "Nothing was lost."),
        QCoreApplication.translate("Troubles", "Close another program, then try again."),
    )


def _damaged() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "The file cannot be read"),
        QCoreApplication.translate("Troubles", "Part of the file cannot be read."),
        QCoreApplication.translate("Troubles", "Nothing was changed, deleted or written over."),
        QCoreApplication.translate(
            "Troubles", "Open the safe part, or restore a copy. Helplines work without it."
        ),
    )


def _key_damaged() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "The key file cannot be read"),
        QCoreApplication.translate(
            "Troubles", "The small key file beside your journal cannot be read, nor can its twin."
        ),
        QCoreApplication.translate("Troubles", "Your journal file was not touched."),
        QCoreApplication.translate(
            "Troubles", "Look for vault.hdr in a copy of this folder and put it back."
        ),
    )


def _key_missing() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "The key file is not here"),
        QCoreApplication.translate(
            "Troubles", "Your journal file is here, but the small key file beside it is not."
        ),
        QCoreApplication.translate("Troubles", "Your journal file was not touched."),
        QCoreApplication.translate(
            "Troubles", "Look for vault.hdr in a copy of this folder and put it back."
        ),
    )


def _journal_missing() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "The journal file is not here"),
        QCoreApplication.translate(
            "Troubles", "The key file is here, but the journal file beside it is not."
        ),
        QCoreApplication.translate("Troubles", "Nothing was changed, and no empty file was made."),
        QCoreApplication.translate(
            "Troubles", "Look for vault.db in a copy of this folder and put it back."
        ),
    )


def _newer() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "This needs a newer Companion"),
        QCoreApplication.translate("Troubles", "A newer version of Companion wrote this file."),
        QCoreApplication.translate("Troubles", "Nothing was changed."),
        QCoreApplication.translate("Troubles", "Open it with the newer version."),
    )


def _not_encrypted() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "This file is not encrypted"),
        QCoreApplication.translate(
            "Troubles", "The file here is not encrypted, so Companion did not open it."
        ),
        QCoreApplication.translate("Troubles", "Nothing was changed or written to it."),
        QCoreApplication.translate(
            "Troubles", "Look for your own vault.db in a copy of this folder."
        ),
    )


def _exists() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "There is already a file here"),
        QCoreApplication.translate(
            "Troubles", "A file of yours came into this folder in the meantime."
        ),
        QCoreApplication.translate("Troubles", "It was not touched."),
        QCoreApplication.translate("Troubles", "Close Companion and open it again."),
    )


def _too_long() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "This is very long"),
        QCoreApplication.translate("Troubles", "This is longer than one entry can hold."),
        QCoreApplication.translate("Troubles", "It is all still on the screen."),
        QCoreApplication.translate("Troubles", "Put a part of it into another entry."),
    )


def _copy_damaged() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "This copy cannot be used"),
        QCoreApplication.translate(
            "Troubles", "This file is not a whole copy, or it was changed since it was made."
        ),
        QCoreApplication.translate("Troubles", "What you have here was not touched."),
        QCoreApplication.translate("Troubles", "Choose another copy."),
    )


def _stopped() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "It was not finished"),
        QCoreApplication.translate("Troubles", "This was not finished before Companion locked."),
        QCoreApplication.translate("Troubles", "Nothing was changed."),
        QCoreApplication.translate("Troubles", "Begin it again when you like."),
    )


def _place_missing() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "The drive is not connected"),
        QCoreApplication.translate("Troubles", "The drive is not connected."),
        QCoreApplication.translate("Troubles", "Nothing was lost."),
        QCoreApplication.translate("Troubles", "The next copy goes there when it is back."),
        QCoreApplication.translate("Troubles", "The drive is not connected. Nothing was lost."),
    )


_TOLD: dict[type[BaseException], Callable[[], Trouble]] = {
    errors.WrongPassphrase: _wrong_passphrase,
    errors.WrongRecoveryWords: _wrong_words,
    errors.MistypedRecoveryWords: _mistyped_words,
    errors.DiskFull: _disk_full,
    errors.ReadOnly: _read_only,
    errors.DiskTrouble: _disk_trouble,
    errors.FileInUse: _in_use,
    errors.NotEnoughMemory: _no_memory,
    errors.VaultDamaged: _damaged,
    errors.HeaderDamaged: _key_damaged,
    errors.HeaderMissing: _key_missing,
    errors.DatabaseMissing: _journal_missing,
    errors.VaultNewer: _newer,
    errors.NotEncrypted: _not_encrypted,
    errors.VaultExists: _exists,
    errors.TooLong: _too_long,
    errors.BackupDamaged: _copy_damaged,
    errors.PlaceMissing: _place_missing,
    errors.Stopped: _stopped,
    **OF_FILES,
}
