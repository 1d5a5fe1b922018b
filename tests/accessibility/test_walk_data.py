"""Backups, the way back, deleting, and the safe part of a damaged vault: every size, keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from mbc_companion.core.clock import SystemClock
from mbc_companion.exchange.safe_part.reading_page import ReadingPage
from mbc_companion.security import vault
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.showroom.driver import press, type_into
from mbc_companion.ui.safe_part_sheet import SafePartSheet
from tests.accessibility.walk import Walk
from tests.backups.shelf import write
from tests.journeys.vaults import PASSPHRASE


def test_copies_and_the_way_back(walk: Walk) -> None:
    walk.unlock()
    press("Settings")
    walk.until("Backup and recovery")
    press("Backup and recovery")
    walk.until("Back up now")
    press("Back up now")
    walk.until("Last backup verified on", starts=True)
    walk.until("Back up now")
    for act, there in (("Check", "Check now"), ("Choose a copy", "Choose a file")):
        press(act)
        walk.until(there)
        walk.in_every_look(act)
        walk.escape(there)
    walk.nothing_found()


def test_moving_and_deleting(walk: Walk) -> None:
    walk.unlock()
    press("Settings")
    walk.until("Your data")
    press("Your data")
    walk.until("Show me how")
    press("Show me how")
    walk.until("Close")
    walk.in_every_look("move to a new computer")
    walk.escape("Close")
    press("Delete everything")
    walk.until("Close")
    walk.in_every_look("delete everything")
    walk.escape("Close")
    walk.nothing_found()


def test_the_safe_part_of_a_damaged_vault(walk: Walk) -> None:
    paths, clock = walk.program.paths, SystemClock()
    opened = Unlocked.open(paths, vault.unlock(paths, PASSPHRASE), clock)
    write(opened, clock, *(f"night number {number} " * 60 for number in range(40)))
    opened.close()
    paths.database.write_bytes(paths.database.read_bytes()[: -4 * 4096 - 100])
    assert walk.program._entrance is not None
    walk.program._entrance.show()
    walk.until("Open the safe part")
    press("Open the safe part")
    walk.until("Passphrase, or your twelve words")
    walk.in_every_look("the passphrase of the safe part")
    type_into("Passphrase, or your twelve words", PASSPHRASE)
    press("See what is safe")
    walk.until("The damaged file")
    walk.in_every_look("what is safe")
    (sheet,) = (w for w in QApplication.allWidgets() if isinstance(w, SafePartSheet))
    press("Open the safe part", within=sheet)
    walk.qtbot.waitUntil(lambda: any(one.rows.rowCount() for one in _pages()), timeout=20_000)
    walk.in_every_look("reading")
    press("Save as a new vault")
    walk.until("Not yet")
    walk.in_every_look("saving as a new vault")
    walk.escape("Not yet")
    walk.nothing_found()


def _pages() -> list[ReadingPage]:
    return [w for w in QApplication.allWidgets() if isinstance(w, ReadingPage)]
