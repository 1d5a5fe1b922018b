"""What goes out and comes in, at every text size and by keyboard."""

from __future__ import annotations

from pathlib import Path

from mbc_companion.exchange.arrivals.bring_in_sheet import BringInSheet
from mbc_companion.showroom.driver import press
from tests.accessibility.walk import Walk


def test_taking_everything_out(walk: Walk) -> None:
    walk.unlock()
    press("Settings")
    press("Your data")
    walk.until("Take everything out")
    walk.look("your data")
    press("Take everything out")
    walk.until("Choose where")
    walk.in_every_look("take everything out")
    press("Some days")
    walk.until("First day")
    walk.look("some days")
    walk.escape("Choose where")
    walk.nothing_found()


def test_bringing_in_contacts_and_visits(walk: Walk, tmp_path: Path) -> None:
    walk.unlock()
    press("Settings")
    press("Your data")
    walk.until("Bring in contacts or visits")
    press("Bring in contacts or visits")
    walk.until("Choose a file")
    walk.look("bring in")
    table = tmp_path / "people.csv"
    table.write_text("Name,Phone\nJoan Park,555-013-0148\n")
    sheet = next(iter(walk.program.window.findChildren(BringInSheet)))
    sheet._chosen(table)
    walk.until("Bring it in")
    walk.in_every_look("what was found")
    press("Bring it in")
    walk.until("Take all of it back")
    walk.look("brought in")
    press("Take all of it back")
    walk.until("Choose a file")
    sheet._chosen(table)
    walk.until("Bring it in")
    press("Bring it in")
    walk.until("Take all of it back")
    walk.escape("Take all of it back")
    press("See it")
    walk.until("1 contact, brought in on ", starts=True)
    walk.in_every_look("what was brought in")
    press("Take it out")
    walk.until("Keep it")
    walk.look("taking it out")
    press("Take it out")
    walk.until("What was brought in is out again.")
    press("See it")
    walk.until("Nothing was brought in")
    walk.nothing_found()


def test_for_a_carer(walk: Walk) -> None:
    walk.unlock()
    press("Settings")
    press("Your data")
    press("Choose what to give")
    walk.until("Save as a locked file")
    walk.look("for my carer")
    press("Save as a locked file")
    walk.until("Type it once more")
    walk.look("a locked file")
    walk.escape("Type it once more")
    walk.escape("Save as a locked file")
    press("Open a locked file")
    walk.until("Choose the file")
    walk.look("open a locked file")
    walk.escape("Choose the file")
    walk.nothing_found()
