"""What goes out and comes in, at every text size and by keyboard."""

from __future__ import annotations

from mbc_companion.showroom.driver import press
from tests.accessibility.walk import Walk


def test_taking_everything_out(walk: Walk) -> None:
    walk.unlock()
    press("Settings")
    press("Your data")
    walk.until("Take everything out")
    walk.in_every_look("your data")
    press("Take everything out")
    walk.until("Choose where")
    walk.in_every_look("take everything out")
    press("Some days")
    walk.until("First day")
    walk.look("some days")
    walk.escape("Choose where")
    walk.nothing_found()
