"""Pages that are built when somebody first goes there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mbc_companion.ui.navigation import Group
from mbc_companion.ui.pages import LatePage
from tests.fakes import FrozenClock
from tests.ui.shell_stage import PlainPage, Stage


class Late:
    """A page that says when it was built."""

    def __init__(self, stage: Stage) -> None:
        self.built: list[PlainPage] = []
        late = LatePage("visits", "Visits", self._make)
        stage.shell.add_page(late, icon="calendar-check", group=Group.CARE)

    def _make(self) -> PlainPage:
        self.built.append(PlainPage("visits", "Visits"))
        return self.built[-1]


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(qtbot, tmp_path, FrozenClock())


def test_a_late_page_is_named_in_the_sidebar_and_built_once_on_going_there(stage: Stage) -> None:
    late = Late(stage)
    assert stage.shell.pages.title("visits") == "Visits"
    assert not late.built
    stage.shell.show_page("visits")
    stage.shell.show_page("today")
    stage.shell.show_page("visits")
    assert [page.told for page in late.built] == [["entered", "leaving", "entered"]]
    assert stage.shell.current_page is late.built[0]


def test_its_place_of_last_time_waits_for_it_and_is_kept_unbuilt(stage: Stage) -> None:
    late = Late(stage)
    kept: dict[str, Any] = {"page": "journal", "places": {"visits": {"visit": "a"}}}
    stage.shell.restore_place(kept)
    assert stage.shell.place()["places"]["visits"] == {"visit": "a"}
    assert not late.built
    stage.shell.show_page("visits")
    assert late.built[0].kept == {"visit": "a"}


def test_the_page_of_last_time_is_built_at_once(stage: Stage) -> None:
    late = Late(stage)
    stage.shell.restore_place({"page": "visits", "places": {"visits": {"visit": "a"}}})
    assert late.built[0].kept == {"visit": "a"}
    assert late.built[0].isVisible()


def test_what_waits_for_a_page_hears_of_it_when_it_is_built(stage: Stage) -> None:
    late, heard = Late(stage), list[object]()
    stage.shell.pages.when_made("visits", heard.append)
    stage.shell.pages.when_made("today", heard.append)
    assert heard == [stage.today]
    assert stage.shell.page("visits") is late.built[0]
    assert heard == [stage.today, late.built[0]]


def test_closing_tells_only_what_was_built(stage: Stage) -> None:
    late = Late(stage)
    stage.shell.leave_all()
    stage.shell.end()
    assert not late.built
    assert stage.journal.told == ["leaving"]
