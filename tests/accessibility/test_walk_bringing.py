"""Bringing a journal in, at every text size, by keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mbc_companion.showroom.driver import press
from mbc_companion.ui.dialogs import SheetDialogs
from tests.accessibility.walk import Walk
from tests.exchange.sample_files import SAMPLES


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """What the person would choose in the system's own window."""

    def choose(path: Path) -> None:
        monkeypatch.setattr(SheetDialogs, "open_file", lambda _s, _t, _f, then: then(path))
        press("Choose a file")

    return choose


def test_bringing_a_journal_in(walk: Walk, choose: Callable[[Path], None]) -> None:
    walk.unlock()
    press("Journal")
    walk.until("Bring a journal in")
    walk.look("an empty journal")
    press("Bring a journal in")
    walk.look("choosing")
    choose(SAMPLES / "notes" / "undated.md")
    walk.until("Nothing new to bring in")
    walk.look("nothing in it")
    press("Choose another")
    choose(SAMPLES / "table.csv")
    walk.until("What is in each column?")
    walk.look("columns")
    walk.escape("What is in each column?")

    press("Settings")
    press("Your data")
    press("Bring a journal in")
    choose(SAMPLES / "daylio.csv")
    walk.until("Bring them in")
    walk.in_every_look("the plan")
    press("Somewhere else")
    press("Bring them in")
    walk.until("This city is not on the list", starts=True)
    walk.look("an unknown city")
    press("Where I am now", starts=True)
    press("Bring them in")
    walk.until("4 entries came into your journal.")
    press("See it")
    walk.until("Take it out")
    walk.look("brought in")
    walk.escape("Take it out")
    press("Undo")
    walk.until("They are out of your journal again.")
    press("See it")
    walk.until("Nothing was brought in")
    walk.nothing_found()
