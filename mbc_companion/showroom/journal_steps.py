"""What belongs to an entry beside its words, in the tour: a value, a photo, the look back."""

from __future__ import annotations

from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from mbc_companion.core.paths import DataPaths
from mbc_companion.journal.photos.photos_sheet import PhotosSheet
from mbc_companion.journal.scales_sheet import ScalesSheet
from mbc_companion.showroom.bringing_steps import answer, dialog
from mbc_companion.showroom.driver import Script, find, key, need, press, shows
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.table import FactsTable

W = TypeVar("W", bound=QWidget)
STEPS = ("choose a value", "add a photo")
LATER = ("look back",)
CONTROL = Qt.KeyboardModifier.ControlModifier
PAIN = 4
SIDE = (1600, 1200)


class Notes(Protocol):
    """As ``steps.Notes``."""

    def picture(self, name: str) -> None: ...

    def done(self, step: str, *, holds: object = True) -> None: ...


def add_details(notes: Notes, paths: DataPaths) -> Script:
    """To the entry that is open for writing."""
    yield from _more("Scales, 0 to 10", "Names, and scales of your own")
    (pain,) = (one for one in _all(Segmented) if one.accessibleName() == "Pain")
    press(str(PAIN), within=pain)
    notes.picture("scales")
    (sheet,) = _all(ScalesSheet)
    press("Done", within=sheet)
    yield lambda: not _all(ScalesSheet)
    yield shows(f"Pain {PAIN}", starts=True)
    notes.done("choose a value")
    photo = paths.root.parent / "from-the-river.png"
    picture = QImage(*SIDE, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    picture.save(str(photo))
    yield from _more("Photos", "Add photos")
    press("Add photos")
    yield lambda: dialog() is not None
    answer(photo)
    yield lambda: find("No photo yet.", starts=True) is None and find("Add photos") is not None
    need("Add photos").window().activateWindow()
    notes.picture("a-photo")
    (photos,) = _all(PhotosSheet)
    press("Close", within=photos)
    yield lambda: not _all(PhotosSheet)
    need("1 photo", starts=True).window().activateWindow()
    yield shows("Saved and encrypted", starts=True)
    notes.done("add a photo")


def _more(act: str, shown: str) -> Script:
    press("More")
    yield shows("This entry")
    press(act)
    yield shows(shown)


def look_back(notes: Notes) -> Script:
    """After the file was opened again: the marks and values as a table."""
    key(Qt.Key.Key_3, CONTROL)
    yield shows("Table")
    notes.picture("looking-back")
    press("Table")
    yield shows("Pictures")
    notes.picture("looking-back-as-a-table")
    told = [
        (table.accessibleName(), table.item(row, column))
        for table in _all(FactsTable)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    ]
    said = [f"{name} {item.text()}" for name, item in told if item is not None]
    values = any("Pain" in one for one in said) and any(str(PAIN) in one for one in said)
    notes.done("look back", holds=values and any("Hard" in one for one in said))
    press("Pictures")


def _all(kind: type[W]) -> list[W]:
    """The widgets of one kind on the screen."""
    return [one for one in QApplication.allWidgets() if isinstance(one, kind) and one.isVisible()]
