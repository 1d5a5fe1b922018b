"""The view with only what helps, at every text size and in every look."""

from __future__ import annotations

from mbc_companion.showroom.driver import press
from tests.accessibility.walk import Walk


def test_only_what_helps(walk: Walk) -> None:
    walk.unlock()
    press("Very hard, 1 of 5")
    walk.until("Only what helps")
    walk.in_every_look("today, after the hardest mark")
    press("Only what helps")
    walk.until("Not today")
    walk.in_every_look("only what helps")
    press("One word")
    walk.until("Keep it")
    walk.look("only what helps, one word")
    walk.escape("Keep it")
    walk.nothing_found()
