"""Every sheet and state of the journal, at three text sizes, with the checks applied."""

from __future__ import annotations

from PySide6.QtCore import Qt

from mbc_companion.journal.more_sheet import MoreSheet
from mbc_companion.showroom.driver import key, need, press, type_into, type_keys
from mbc_companion.ui.widgets.choices import Segmented
from tests.accessibility.walk import Walk

CONTROL = Qt.KeyboardModifier.ControlModifier


def _act(walk: Walk, words: str, shown: str) -> None:
    press("More")
    walk.until("This entry")
    sheets = [one for one in walk.program.window.findChildren(MoreSheet) if one.isVisible()]
    press(words, within=sheets[-1])
    walk.until(shown)


def _writing(walk: Walk) -> None:
    walk.unlock()
    key(Qt.Key.Key_N, CONTROL)
    walk.until("Your words")
    need("Your words").setFocus()
    type_keys("Today in the car.")


def test_values_names_tags_and_photos(walk: Walk) -> None:
    _writing(walk)
    press("More")
    walk.until("Count the words")
    walk.look("more")
    walk.escape("Count the words")
    _act(walk, "Scales, 0 to 10", "Names, and scales of your own")
    scales = walk.program.window.findChildren(Segmented)
    press("4", within=next(one for one in scales if one.accessibleName() == "Pain"))
    walk.look("scales")
    press("Names, and scales of your own")
    walk.until("One of your own")
    type_into("One of your own", "Cold hands")
    press("Add it")
    walk.until("Cold hands")
    walk.look("names of scales")
    walk.escape("One of your own")
    walk.until("Names, and scales of your own")
    walk.escape("Names, and scales of your own")
    _act(walk, "Tags", "New tag")
    type_into("New tag", "scan")
    key(Qt.Key.Key_Return)
    walk.look("tags")
    walk.escape("New tag")
    _act(walk, "Photos", "Add photos")
    walk.look("no photo")
    walk.escape("Add photos")
    walk.nothing_found()


def test_visits_versions_letters_and_questions(walk: Walk) -> None:
    _writing(walk)
    _act(walk, "Bring to a visit", "The whole entry:")
    walk.look("no visit to bring it to")
    walk.escape("The whole entry:")
    press("More")
    walk.until("Earlier versions")
    press("Earlier versions")
    walk.until("No earlier version yet.", starts=True)
    walk.look("no earlier version")
    key(Qt.Key.Key_Escape)
    _act(walk, "Seal it as a letter", "Open when…")
    walk.look("letter")
    press("Leave it open")
    _act(walk, "Star this entry", "Your words")
    _act(walk, "Offer me a question", "Another question")
    walk.look("question")
    walk.in_every_look("an entry with everything")
    walk.nothing_found()


def test_days_and_settings(walk: Walk) -> None:
    _writing(walk)
    key(Qt.Key.Key_G, CONTROL)
    walk.until("Month before")
    walk.look("go to a day")
    walk.escape("Month before")
    key(Qt.Key.Key_Comma, CONTROL)
    walk.until("Reading and display")
    press("Journal", within=need("Sections"))
    walk.until("Check spelling")
    walk.look("settings of the journal")
    press("Feelings")
    walk.until("One of your own")
    walk.look("names of feelings")
    walk.escape("One of your own")
    press("Your words")
    walk.until("Words you spell your way")
    walk.look("own words")
    walk.nothing_found()
