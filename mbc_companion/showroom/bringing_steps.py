"""A small diary of another program, brought in during the tour."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from mbc_companion.core.paths import DataPaths
from mbc_companion.showroom.driver import Script, find, need, press, shows

STEPS = ("bring a journal in",)
BROUGHT = "The first spring walk.\nAs far as the bridge, with @Rosa."
_DIARY = f"""[2019-03-20 16:10] {BROUGHT}

[2020-02-29 21:05] A leap day. *
"""


class Notes(Protocol):
    """As ``steps.Notes``."""

    def picture(self, name: str) -> None: ...

    def done(self, step: str, *, holds: object = True) -> None: ...


def bring_in(notes: Notes, paths: DataPaths) -> Script:
    """From Settings, by the file's name, with a look at what was found."""
    diary = paths.root.parent / "diary.txt"
    diary.write_text(_DIARY, "utf-8")
    press("Settings")
    press("Your data")
    yield shows("Bring a journal in")
    press("Bring a journal in")
    yield shows("Choose a file")
    press("Choose a file")
    yield lambda: dialog() is not None
    answer(diary)
    yield shows("Bring them in")
    # Without a screen nobody brings the window back to the front when another one closes.
    need("Bring them in").window().activateWindow()
    notes.picture("a-journal-found")
    press("Bring them in")
    yield shows("2 entries came into your journal.")
    press("Dismiss")
    notes.done("bring a journal in", holds=find("Bring them in") is None)
    press("Today")
    yield shows("How is it right now?")


def dialog() -> QFileDialog | None:
    """The system's window for choosing a file, if it is open."""
    windows = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return next((one for one in windows if isinstance(one, QFileDialog)), None)


def answer(path: Path) -> None:
    """Type the file's name into the system's window and press Enter."""
    asking = dialog()
    field = asking.findChild(QLineEdit) if asking is not None else None
    if field is not None:
        field.selectAll()
        QTest.keyClicks(field, str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)
