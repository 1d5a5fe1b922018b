from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from tests.fakes import FrozenClock
from tests.guidance.stage import Stage, make_stage


@pytest.fixture
def stage(qtbot: QtBot, look: Theme, clock: FrozenClock) -> Iterator[Stage]:
    """The page with its list in front, as wide as beside the shell's pages."""
    yield from make_stage(qtbot, clock)
