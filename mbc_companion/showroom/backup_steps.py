"""Backups in the tour: one is made, checked, and put in place of what was written after it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mbc_companion.core.launch import DEMO_PASSPHRASE
from mbc_companion.showroom.driver import Script, key, need, press, shows, type_into, type_keys
from mbc_companion.ui.restore_sheet import RestoreSheet

STEPS = ("back up", "check that I can get back in", "restore a copy", "kept after the restore")
AFTER = "Written after the copy was made."
CONTROL = Qt.KeyboardModifier.ControlModifier


class Notes(Protocol):
    """As ``steps.Notes``."""

    def picture(self, name: str) -> None: ...

    def done(self, step: str, *, holds: object = True) -> None: ...


def back_up_and_restore(notes: Notes) -> Script:
    """Ends in a lock of its own, behind which ``after_restore`` goes on."""
    yield from _settings()
    press("Back up now")
    yield shows("Last backup verified on", starts=True)
    yield shows("Back up now")
    notes.picture("backup")
    notes.done("back up")
    press("Check")
    yield shows("Passphrase or recovery words")
    type_into("Passphrase or recovery words", DEMO_PASSPHRASE)
    press("Check now")
    yield shows("You can get back in.", starts=True)
    notes.picture("check-that-i-can-get-back-in")
    notes.done("check that I can get back in")
    press("Done")
    key(Qt.Key.Key_N, CONTROL)
    yield shows("Your words")
    need("Your words").setFocus()
    type_keys(AFTER)
    press("Done")
    yield from _settings()
    press("Choose a copy")
    yield shows("Choose a file")
    (sheet,) = (w for w in QApplication.allWidgets() if isinstance(w, RestoreSheet))
    notes.picture("copies")
    sheet.copies[0].click()
    yield shows("Put this copy in place")
    notes.picture("restore")
    notes.done("restore a copy", holds=False)
    press("Put this copy in place")
    yield lambda: False


def _settings() -> Script:
    key(Qt.Key.Key_Comma, CONTROL)
    yield shows("Backup and recovery")
    press("Backup and recovery")
    yield shows("Back up now")


def after_restore(notes: Notes) -> Script:
    """Behind the lock of the restore; what it left is proven from the file afterwards."""
    yield shows("The copy is in place. Unlock to see it.")
    notes.picture("locked-after-the-restore")
    type_into("Passphrase", DEMO_PASSPHRASE)
    press("Unlock")
    yield shows("The copy is in place. What was here before is kept.")
    notes.picture("restored")
    notes.done("restore a copy")
    notes.done("kept after the restore")
    need("Help now").window().close()
