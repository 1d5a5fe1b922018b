"""Everything taken out in the tour, and brought back into a vault that becomes equal."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from mbc_companion.core.clock import SystemClock
from mbc_companion.exchange.own_copy.repository import OwnCopyArrival
from mbc_companion.exchange.taking_out.repository import TakingOutRepository
from mbc_companion.exchange.taking_out.whole_file import NAME, as_json
from mbc_companion.exchange.unpacking import opened
from mbc_companion.showroom.driver import Script, find, need, press, shows
from mbc_companion.storage import migrations
from mbc_companion.storage.database import Database, create_database
from mbc_companion.ui.sheet import ConfirmSheet

STEPS = ("take everything out and bring it back",)
_KEY_BYTES = 32


class Notes(Protocol):
    """As ``steps.Notes``."""

    @property
    def folder(self) -> Path: ...

    def picture(self, name: str) -> None: ...

    def done(self, step: str, *, holds: object = True) -> None: ...


def take_out(notes: Notes) -> Script:
    """From Settings into a folder; another vault then holds the same, row by row."""
    place = notes.folder / "taken-out"
    place.mkdir()
    press("Settings")
    press("Your data")
    yield shows("Take everything out")
    press("Take everything out")
    yield shows("Choose where")
    notes.picture("take-everything-out")
    press("Choose where")
    yield lambda: _dialog() is not None
    _answer(place)
    yield shows("Write the files")
    need("Write the files").window().activateWindow()
    (asking,) = (one for one in need("Write the files").window().findChildren(ConfirmSheet))
    press("Write the files", within=asking)
    yield shows("Everything you chose is in", starts=True)
    notes.picture("taken-out")
    (written,) = place.iterdir()
    notes.done(STEPS[0], holds=_comes_back(written, notes.folder / "again.db"))
    press("Done")
    yield lambda: find("Everything you chose is in", starts=True) is None
    press("Today")
    yield shows("How is it right now?")


def _dialog() -> QFileDialog | None:
    windows = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return next((one for one in windows if isinstance(one, QFileDialog)), None)


def _answer(path: Path) -> None:
    dialog = _dialog()
    field = dialog.findChild(QLineEdit) if dialog is not None else None
    if field is not None:
        # Put in at once: typed key by key, a list of what is in the folder comes up over it.
        field.setText(str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)


def _comes_back(written: Path, path: Path) -> bool:
    """Taken out of the other vault, the rows are those of the file."""
    clock, key = SystemClock(), os.urandom(_KEY_BYTES)
    create_database(path, key, clock)
    database = Database.open(path, key, clock)
    try:
        arrival = OwnCopyArrival(database, clock, lambda: opened(written))
        arrival.look(lambda: None)
        arrival.bring(lambda: None, lambda _done, _whole: None)
        tables = TakingOutRepository(database, lambda: None).everything()
        again = "".join(as_json(tables, schema=migrations.LATEST, made_at=clock.now()))
    finally:
        database.close()
    return _rows(again) == _rows((written / NAME).read_text("utf-8"))


def _rows(words: str) -> list[str]:
    """But for the notes of bringing in: the other vault has one more."""
    rows: list[dict[str, Any]] = json.loads(words)["rows"]
    mine = (row for row in rows if not row["table"].startswith("import_"))
    return sorted(json.dumps(row, sort_keys=True) for row in mine)
