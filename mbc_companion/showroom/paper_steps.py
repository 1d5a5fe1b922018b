"""Papers in the tour: a visit brief with the chosen words on it and no others."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from mbc_companion.journal.bring_sheet import BringSheet
from mbc_companion.showroom.driver import (
    Script,
    find,
    key,
    need,
    press,
    shows,
    type_into,
)
from mbc_companion.showroom.pdf_words import words_of
from mbc_companion.showroom.sample_contacts import MAYA
from mbc_companion.ui.sheet import ConfirmSheet

STEPS = ("save a visit brief",)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_CHOSEN, _NOT_CHOSEN = "Today in the car", "the sentence."
_ASKED = "Could Mondays move to afternoons?"


class Notes(Protocol):
    """As ``steps.Notes``."""

    @property
    def folder(self) -> Path: ...

    def picture(self, name: str) -> None: ...

    def done(self, step: str, *, holds: object = True) -> None: ...


def save_a_brief(notes: Notes) -> Script:
    """Two pieces of the journal are brought to the next visit, one is ticked."""
    key(Qt.Key.Key_2, CONTROL)
    yield shows("Your words")
    yield from _bring(Qt.Key.Key_Home, Qt.Key.Key_End)
    yield from _bring(Qt.Key.Key_End, Qt.Key.Key_Home)
    key(Qt.Key.Key_1, CONTROL)
    yield shows("Open visit:", starts=True)
    press("Open visit:", starts=True)
    yield shows("Add a question or a thought")
    type_into("Add a question or a thought", _ASKED)
    key(Qt.Key.Key_Return)
    yield shows(f"More: {_ASKED}")
    press("Print visit brief")
    yield shows("This is exactly what prints. One page.")
    press(_CHOSEN, starts=True)
    type_into("Who is it for?", MAYA.name)
    notes.picture("visit-brief")
    target = notes.folder / "brief.pdf"
    yield from _save(target)
    said = words_of(target.read_bytes())
    chosen = _squeezed(_CHOSEN) in said and _squeezed(_ASKED) in said
    notes.done("save a visit brief", holds=chosen and _squeezed(_NOT_CHOSEN) not in said)
    press("Close")
    yield lambda: find("This is exactly what prints. One page.") is None
    key(Qt.Key.Key_2, CONTROL)


def _bring(end: Qt.Key, other: Qt.Key) -> Script:
    """The line at one end of the entry."""
    need("Your words").setFocus()
    key(end, CONTROL)
    key(other, SHIFT)
    press("Bring to a visit")
    yield shows("The words you chose:")
    sheet = next(one for one in need("Help now").window().findChildren(BringSheet))
    press(sheet.buttons[0].accessibleName(), within=sheet)
    yield shows("On the list for", starts=True)
    press("Dismiss")
    yield lambda: find("The words you chose:") is None


def _save(target: Path) -> Script:
    """Through the warning and the system's own question where to."""
    press("Save as PDF")
    yield shows("A PDF is not encrypted")
    (asking,) = (one for one in need("Save as PDF").window().findChildren(ConfirmSheet))
    press("Save as PDF", within=asking)
    yield lambda: _asked() is not None
    asked = _asked()
    field = None if asked is None else asked.findChild(QLineEdit)
    if field is not None:
        # Put in at once: typed key by key, a list of what is in the folder comes up over it.
        field.setText(str(target))
        QTest.keyClick(field, Qt.Key.Key_Return)
    yield target.exists
    # There is no window manager here that would give the focus back.
    window = need("Save as PDF").window()
    window.activateWindow()
    yield window.isActiveWindow


def _asked() -> QFileDialog | None:
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog))
    return next((one for one in found if one.isVisible()), None)


def _squeezed(words: str) -> str:
    return words.replace(" ", "")
