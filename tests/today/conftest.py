"""The stage the tests of Today play on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes import FrozenClock
from tests.today.stage import MakeToday, TodayStage


@pytest.fixture
def make_today(qtbot: QtBot, tmp_path: Path, clock: FrozenClock) -> MakeToday:
    def make(**options: Any) -> TodayStage:
        return TodayStage(qtbot, tmp_path, clock, **options)

    return make


@pytest.fixture
def today(make_today: MakeToday) -> TodayStage:
    return make_today()
